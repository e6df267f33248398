package eu.passerelle.matching.graph;

import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.EngagementId;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the graph knows of one candidate’s work.
 *
 * @param past the newest first
 * @param promised to teams that the candidate mentors now
 */
public record Evidence(List<PastEngagement> past, List<Promise> promised) {
    public static final Evidence NONE = new Evidence(List.of(), List.of());

    static final int MOST_ENGAGEMENTS = 30;

    /** What counts for some competences: as the graph would answer for these, when this is all that it has. */
    public Evidence on(Set<CompetenceCode> competences) {
        return new Evidence(
                past.stream()
                        .map(engagement -> engagement.on(competences))
                        .filter(engagement -> !engagement.served().isEmpty())
                        .limit(MOST_ENGAGEMENTS)
                        .toList(),
                promised);
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

    /** How many hours teams count on between two days, the two included. */
    public double promisedWithin(LocalDate first, LocalDate last) {
        return promised.stream()
                .mapToDouble(promise -> promise.within(first, last))
                .sum();
    }

    /**
     * Hours that a team counts on.
     *
     * @param until the last day, not before the first
     */
    public record Promise(int hours, LocalDate from, LocalDate until) {
        /** As many of the hours as fall between two days, when they are spread evenly. */
        private double within(LocalDate first, LocalDate last) {
            LocalDate begin = first.isAfter(from) ? first : from;
            LocalDate end = last.isBefore(until) ? last : until;
            return hours * (double) days(begin, end) / days(from, until);
        }

        private static long days(LocalDate first, LocalDate last) {
            return Math.max(0, ChronoUnit.DAYS.between(first, last) + 1);
        }
    }

    /** @param outcome goal attainment, −2 to 2 */
    public record Served(CompetenceCode competence, OptionalInt outcome) {}
}
