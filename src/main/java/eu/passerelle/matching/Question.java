package eu.passerelle.matching;

import eu.passerelle.cities.Team;
import eu.passerelle.directory.Kinship;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.matching.ranking.Similarity;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A query with all that is needed to judge a candidate by it.
 *
 * @param serving for each need the competences that serve it
 */
record Question(MentorQuery query, Team team, Map<Need, Map<CompetenceCode, Kinship>> serving, LocalDate today) {
    /** The competences that serve any need. */
    Set<CompetenceCode> competences() {
        return serving.values().stream()
                .flatMap(served -> served.keySet().stream())
                .collect(Collectors.toSet());
    }

    /** The first day of the window that is not over. */
    LocalDate firstDay() {
        return query.from().isBefore(today) ? today : query.from();
    }

    Kinship kinship(Need need, CompetenceCode held) {
        return serving.getOrDefault(need, Map.of()).getOrDefault(held, Kinship.NONE);
    }

    Map<CompetenceCode, Double> closeness(Need need) {
        var closeness = new LinkedHashMap<CompetenceCode, Double>();
        serving.getOrDefault(need, Map.of()).forEach((code, kinship) -> closeness.put(code, kinship.closeness()));
        return closeness;
    }

    Similarity.Traits traits() {
        return traits(team);
    }

    static Similarity.Traits traits(Team team) {
        return new Similarity.Traits(
                team.city().country(), team.city().population(), team.phase().name(), team.sectors());
    }
}
