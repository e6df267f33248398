package eu.passerelle.toolbox;

import eu.passerelle.privacy.Holding;
import eu.passerelle.privacy.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** What somebody answered about a team. The ticks stay and count for the group; nobody stands behind them any more. */
@Component
class ToolboxPersonalData implements PersonalData {
    private static final String RESPONDENT = """
            MATCH (n:Respondent) WHERE toLower(n.email) IN $addresses RETURN n
            """;

    /** The name greets where nothing else is known. Others have typed it, so that it proves nobody in a text. */
    private static final String GUEST = """
            MATCH (n:Respondent) WHERE n.id IN $guests OR toLower(n.email) IN $addresses OR toLower(n.email) IN $sought
            RETURN n.id AS guest, n.email AS address, CASE WHEN $ids = [] THEN n.name ELSE '' END AS name,
              CASE WHEN $ids = [] THEN n.language ELSE '' END AS language
            """;

    @Override
    public List<Holding> holdings() {
        return List.of(Holding.of("Respondent", RESPONDENT));
    }

    @Override
    public List<String> identities() {
        return List.of(GUEST);
    }
}
