package eu.passerelle.matching.graph;

import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.EngagementId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What the graph knows of one candidate in view of one team. */
public record Evidence(List<PastEngagement> past, List<ConflictOfInterest> conflicts) {
    public static final Evidence NONE = new Evidence(List.of(), List.of());

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

    /** @param until the end of the cooling-off; empty while it lasts */
    public record ConflictOfInterest(Kind kind, String with, Optional<LocalDate> until) {
        /** By what the candidate and the team are tied. */
        public enum Kind {
            EMPLOYER,
            KIN
        }
    }
}
