package eu.passerelle.matching.graph;

import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.EngagementId;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the graph knows of one candidate’s past work.
 *
 * @param past the newest first
 */
public record Evidence(List<PastEngagement> past) {
    public static final Evidence NONE = new Evidence(List.of());

    static final int MOST_ENGAGEMENTS = 30;

    /** What counts for some competences: as the graph would answer for these, when this is all that it has. */
    public Evidence on(Set<CompetenceCode> competences) {
        return new Evidence(past.stream()
                .map(engagement -> engagement.on(competences))
                .filter(engagement -> !engagement.served().isEmpty())
                .limit(MOST_ENGAGEMENTS)
                .toList());
    }

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
            List<Served> served) {
        private PastEngagement on(Set<CompetenceCode> competences) {
            List<Served> some = served.stream()
                    .filter(one -> competences.contains(one.competence()))
                    .toList();
            return new PastEngagement(id, endedOn, team, city, country, population, phase, sectors, some);
        }
    }

    /** @param outcome goal attainment, −2 to 2 */
    public record Served(CompetenceCode competence, OptionalInt outcome) {}
}
