package eu.passerelle.accounts;

import eu.passerelle.kernel.Forgetting;
import java.util.List;
import org.springframework.stereotype.Component;

/** Invitations that nobody took up, and secrets that open nothing any more, or whose account is gone. */
@Component
class AccountsForgetting implements Forgetting.Source {
    private static final String INVITATIONS = "MATCH (n:Invitation) WHERE n.at < $before" + Forgetting.DELETE;
    private static final String PASSKEYS = """
            MATCH (n:Passkey) WHERE n.createdAt < $before AND NOT EXISTS { (:Account)-[:HAS_PASSKEY]->(n) }
            """ + Forgetting.DELETE;
    private static final String AUTHENTICATORS = """
            MATCH (n:Authenticator) WHERE n.createdAt < $before AND NOT EXISTS { (:Account)-[:HAS_AUTHENTICATOR]->(n) }
            """ + Forgetting.DELETE;
    private static final String IDENTITIES = """
            MATCH (n:ProviderIdentity) WHERE n.createdAt < $before AND NOT EXISTS { (:Account)-[:HAS_IDENTITY]->(n) }
            """ + Forgetting.DELETE;
    private static final String APPROVALS = "MATCH (n:Approval) WHERE n.at < $before" + Forgetting.DELETE;
    private static final String SIGN_INS = """
            MATCH (n:SignIn) WHERE n.at < $before AND NOT EXISTS { (:Account)-[:SIGNED_IN]->(n) }
            """ + Forgetting.DELETE;
    private static final String TOKENS = """
            MATCH (n:AccessToken)
            WHERE n.expiresAt < $before OR n.createdAt < $before AND NOT EXISTS { (:Account)-[:HOLDS]->(n) }
            """ + Forgetting.DELETE;
    private static final String LINKS = "MATCH (n:MailedLink) WHERE n.expiresAt < $before" + Forgetting.DELETE;

    @Override
    public List<Forgetting> forgettings() {
        return List.of(
                new Forgetting("Invitation", Forgetting.TRAFFIC, INVITATIONS),
                new Forgetting("Passkey", Forgetting.SECRET, PASSKEYS),
                new Forgetting("Authenticator", Forgetting.SECRET, AUTHENTICATORS),
                new Forgetting("ProviderIdentity", Forgetting.SECRET, IDENTITIES),
                new Forgetting("Approval", Forgetting.TRAFFIC, APPROVALS),
                new Forgetting("SignIn", Forgetting.SECRET, SIGN_INS),
                new Forgetting("AccessToken", Forgetting.SECRET, TOKENS),
                new Forgetting("MailedLink", Forgetting.SECRET, LINKS));
    }
}
