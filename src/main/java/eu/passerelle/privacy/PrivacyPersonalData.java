package eu.passerelle.privacy;

import java.util.List;
import org.springframework.stereotype.Component;

/** Who looked at the profile, what was decided on it, and what the kernel keeps so that things happen once. */
@Component
class PrivacyPersonalData implements PersonalData {
    private static final String PROFILE_VIEW = """
            MATCH (n:ProfileView) WHERE n.expert IN $experts RETURN n
            """;
    private static final String AUDIT_ENTRY = """
            MATCH (n:AuditEntry) WHERE n.subject IN $owners OR n.subject IN $ids
            RETURN n, n.at AS at, n.action AS action ORDER BY n.number
            """;
    /** Its words go in a step of their own, because the chain must hold. */
    private static final String LEFT_TO_THE_TRAIL = "RETURN 0";

    private static final String AGREEMENT = """
            MATCH (n:Agreement) WHERE n.account IN $accounts RETURN n
            """;
    private static final String COMMAND = """
            UNWIND $accounts AS id MATCH (n:Command) WHERE n.id STARTS WITH id + ':' RETURN n
            """;

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("ProfileView", PROFILE_VIEW),
                Holding.erasedBy("AuditEntry", AUDIT_ENTRY, LEFT_TO_THE_TRAIL),
                Holding.of("Agreement", AGREEMENT),
                Holding.of("Command", COMMAND));
    }
}
