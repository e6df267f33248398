package eu.passerelle.matching.search;

import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.matching.MeetingForm;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * @param needs each as the competences that serve it, by closeness 0 to 1
 * @param visitedCountry where the team is
 * @param forCity hidden experts are left out
 */
public record CandidateQuery(
        List<WeightedNeed> needs,
        String words,
        Set<String> languages,
        MeetingForm form,
        String visitedCountry,
        boolean forCity) {
    public record WeightedNeed(double weight, Map<CompetenceCode, Double> serving) {}

    /** Those that serve any need. */
    Set<CompetenceCode> competences() {
        return needs.stream().flatMap(need -> need.serving().keySet().stream()).collect(Collectors.toUnmodifiableSet());
    }
}
