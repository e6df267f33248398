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
    /** Whoever else speaks for it is its contact from now on, so that it goes on being written to. */
    private static final String HAND_ON = """
            MATCH (t:Team) WHERE toLower(t.coordinatorEmail) IN $addresses
            CALL (t) {
              OPTIONAL MATCH (a:Account)-[:COORDINATES]->(t)
              WHERE coalesce(a.enabled, true) AND NOT a.id IN $accounts AND NOT toLower(a.email) IN $addresses
              RETURN a ORDER BY a.id LIMIT 1
            }
            WITH t, a, trim(coalesce(a.name, '')) AS name
            WITH t, a, name, size(split(name, ' ')[-1]) AS family
            SET t.rev = 0,
              t.coordinatorEmail = coalesce(a.email, ''),
              t.coordinatorLanguage = coalesce(a.language, t.coordinatorLanguage),
              t.coordinatorGivenName = CASE WHEN name CONTAINS ' ' THEN trim(left(name, size(name) - family)) ELSE name END,
              t.coordinatorFamilyName = CASE WHEN name CONTAINS ' ' THEN right(name, family) ELSE '' END
            """;

    private static final String SAME_PERSON = """
            MATCH (t:Team) WHERE toLower(t.coordinatorEmail) IN $addresses
            RETURN t.coordinatorEmail AS address, t.coordinatorGivenName + ' ' + t.coordinatorFamilyName AS name
            """;

    @Override
    public List<Holding> holdings() {
        return List.of(Holding.erasedBy("Team", TEAM, HAND_ON));
    }

    @Override
    public List<String> identities() {
        return List.of(SAME_PERSON);
    }
}
