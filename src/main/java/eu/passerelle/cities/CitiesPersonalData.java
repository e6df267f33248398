package eu.passerelle.cities;

import eu.passerelle.privacy.Holding;
import eu.passerelle.privacy.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who speaks for a team. */
@Component
class CitiesPersonalData implements PersonalData {
    private static final String TEAM = """
            MATCH (n:Team) WHERE toLower(n.coordinatorEmail) IN $addresses RETURN n
            """;
    private static final String SAME_PERSON = """
            MATCH (t:Team) WHERE toLower(t.coordinatorEmail) IN $addresses
            RETURN t.coordinatorEmail AS address, t.coordinatorGivenName + ' ' + t.coordinatorFamilyName AS name
            """;

    @Override
    public List<Holding> holdings() {
        return List.of(Holding.of("Team", TEAM));
    }

    @Override
    public List<String> identities() {
        return List.of(SAME_PERSON);
    }
}
