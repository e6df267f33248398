package eu.passerelle.matching;

import eu.passerelle.privacy.Holding;
import eu.passerelle.privacy.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** What somebody searches for again and again. */
@Component
class MatchingPersonalData implements PersonalData {
    private static final String SAVED_SEARCH = """
            MATCH (n:SavedSearch) WHERE n.accountId IN $accounts RETURN n
            """;

    @Override
    public List<Holding> holdings() {
        return List.of(Holding.of("SavedSearch", SAVED_SEARCH));
    }
}
