package eu.passerelle.engagements.rounds;

import eu.passerelle.engagements.RequestId;
import eu.passerelle.engagements.requests.Request;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.matching.Need;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Somebody who is not in the network yet, by what he or she would know and speak.
 *
 * @param requests that would be suited: all that need this and accept the language
 * @param score as good as the matches of the round are on average
 */
record Recruit(CompetenceCode competence, String language, Set<RequestId> requests, double score) {
    private static final int MOST_TRIED = 12;

    /** Worth trying: each competence and language that an unserved request asks for, those of the most requests first. */
    static List<Recruit> worthTrying(List<RoundEntry> entries, Map<RequestId, Request> requests) {
        double usual = entries.stream()
                .flatMap(entry -> entry.given().stream().map(entry::score))
                .mapToDouble(score -> score)
                .average()
                .orElse(0.5);
        var tried = new ArrayList<Recruit>();
        Set<RequestId> unserved = entries.stream()
                .filter(entry -> entry.given().isEmpty())
                .map(RoundEntry::request)
                .collect(Collectors.toSet());
        requests.values().stream()
                .filter(request -> unserved.contains(request.id()))
                .flatMap(request -> request.content().needs().stream()
                        .map(Need::competence)
                        .flatMap(code -> request.content().languages().stream()
                                .map(language -> new Recruit(code, language, suited(requests, code, language), usual))))
                .distinct()
                .forEach(tried::add);
        tried.sort(Comparator.comparing((Recruit recruit) -> -recruit.of(unserved))
                .thenComparing(recruit -> recruit.competence().value())
                .thenComparing(Recruit::language));
        return tried.stream().limit(MOST_TRIED).toList();
    }

    private long of(Set<RequestId> unserved) {
        return requests.stream().filter(unserved::contains).count();
    }

    private static Set<RequestId> suited(Map<RequestId, Request> requests, CompetenceCode code, String language) {
        return requests.values().stream()
                .filter(request -> request.content().languages().contains(language))
                .filter(request -> request.content().needs().stream()
                        .anyMatch(need -> need.competence().equals(code)))
                .map(Request::id)
                .collect(Collectors.toSet());
    }
}
