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

    @Override
    public List<Holding> holdings() {
        return List.of(Holding.of("Respondent", RESPONDENT));
    }
}
