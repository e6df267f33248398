package eu.passerelle.directory;

import eu.passerelle.directory.Kinships.RelatedPair;
import eu.passerelle.directory.Kinships.Transfer;
import eu.passerelle.kernel.CompetenceCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The whole taxonomy at one moment; it never changes. */
final class ConceptScheme {
    private static final Comparator<CompetenceCode> BY_CODE =
            Comparator.comparing(ConceptScheme::letter).thenComparing(ConceptScheme::numbers, ConceptScheme::compare);

    private final Map<CompetenceCode, Concept> concepts;
    private final Map<CompetenceCode, Map<CompetenceCode, Kinship>> serving;
    private final ConceptSearch search;
    private final ConceptRecognition recognition;

    ConceptScheme(List<Concept> all, List<RelatedPair> related, List<Transfer> transfers) {
        var byCode = new TreeMap<CompetenceCode, Concept>(BY_CODE);
        all.forEach(concept -> byCode.put(concept.code(), concept));
        concepts = Collections.unmodifiableMap(new LinkedHashMap<>(byCode));
        serving = serving(new Kinships(parents(all), related, transfers));
        search = new ConceptSearch(concepts);
        recognition = new ConceptRecognition(concepts.values());
    }

    List<Concept> all() {
        return List.copyOf(concepts.values());
    }

    Optional<Concept> find(CompetenceCode code) {
        return Optional.ofNullable(concepts.get(code));
    }

    ConceptSearch search() {
        return search;
    }

    ConceptRecognition recognition() {
        return recognition;
    }

    Map<CompetenceCode, Kinship> serving(CompetenceCode need) {
        return serving.getOrDefault(need, Map.of());
    }

    List<CompetenceCode> withBroader(CompetenceCode code) {
        var upwards = new ArrayList<CompetenceCode>();
        for (var at = find(code); at.isPresent(); at = at.get().broader().flatMap(this::find)) {
            upwards.add(at.get().code());
        }
        return upwards;
    }

    private Map<CompetenceCode, Map<CompetenceCode, Kinship>> serving(Kinships kinships) {
        var byNeed = new LinkedHashMap<CompetenceCode, Map<CompetenceCode, Kinship>>();
        concepts.keySet().forEach(need -> byNeed.put(need, Collections.unmodifiableMap(kinships.serving(need))));
        return byNeed;
    }

    private static Map<CompetenceCode, CompetenceCode> parents(List<Concept> all) {
        var parents = new LinkedHashMap<CompetenceCode, CompetenceCode>();
        all.forEach(concept -> concept.broader().ifPresent(broader -> parents.put(concept.code(), broader)));
        return parents;
    }

    private static String letter(CompetenceCode code) {
        return code.value().replaceAll("[0-9.].*", "");
    }

    /** B10.1 is [10, 1], so that it comes after B9. */
    private static int[] numbers(CompetenceCode code) {
        return Arrays.stream(code.value().split("\\D+"))
                .filter(digits -> !digits.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private static int compare(int[] one, int[] other) {
        return Arrays.compare(one, other);
    }
}
