package eu.passerelle.casework;

import eu.passerelle.privacy.Holding;
import eu.passerelle.privacy.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** What somebody practised on invented cases. Cards are about nobody who could be found here. */
@Component
class CaseworkPersonalData implements PersonalData {
    private static final String PLAN = """
            MATCH (n:ExercisePlan) WHERE n.account IN $accounts RETURN n
            """;
    private static final String CERTIFICATE = """
            MATCH (n:Certificate) WHERE n.account IN $accounts RETURN n
            """;

    @Override
    public List<Holding> holdings() {
        return List.of(Holding.of("ExercisePlan", PLAN), Holding.of("Certificate", CERTIFICATE));
    }
}
