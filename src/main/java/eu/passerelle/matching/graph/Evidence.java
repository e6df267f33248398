package eu.passerelle.matching.graph;

import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.EngagementId;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** What the graph knows of one candidate’s past work. */
public record Evidence(List<PastEngagement> past) {
    public static final Evidence NONE = new Evidence(List.of());

    /** @param served with the outcome for each competence, or for the whole where there is none */
    public record PastEngagement(
            EngagementId id,
            LocalDate endedOn,
            String team,
            String city,
            String country,
            int population,
            String phase,
            Set<String> sectors,
            List<Served> served) {}

    /** @param outcome goal attainment, −2 to 2 */
    public record Served(CompetenceCode competence, OptionalInt outcome) {}
}
