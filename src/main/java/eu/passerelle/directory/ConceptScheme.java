package eu.passerelle.directory;

import eu.passerelle.directory.Kinships.RelatedPair;
import eu.passerelle.directory.Kinships.Transfer;
import eu.passerelle.kernel.CompetenceCode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The whole taxonomy at one moment; it never changes. */
final class ConceptScheme {
    private static final Comparator<CompetenceCode> BY_CODE = Comparator.comparing(ConceptScheme::letter)
            .thenComparing(ConceptScheme::numbers, ConceptScheme::compare)
            .thenComparing(CompetenceCode::value);

    private final Map<CompetenceCode, Concept> concepts;
    private final Map<CompetenceCode, Map<CompetenceCode, Kinship>> serving;
    private final ConceptSearch search;
    private final ConceptRecognition recognition;

    ConceptScheme(List<Concept> all, List<RelatedPair> related, List<Transfer> transfers) {
        var byCode = new TreeMap<CompetenceCode, Concept>(BY_CODE);
        all.forEach(concept -> byCode.put(concept.code(), concept));
        concepts = Collections.unmodifiableMap(new LinkedHashMap<>(byCode));
        serving = serving(new Kinships(parents(all), related, transfers, replaced(all)));
        search = new ConceptSearch(offered());
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

    /** The concepts that the text names; instead of a replaced one, what replaces it. */
    List<CompetenceCode> recognise(String text) {
        return recognition.recognise(text).stream()
                .map(this::current)
                .distinct()
                .toList();
    }

    /** What to use for the code today. */
    CompetenceCode current(CompetenceCode code) {
        var seen = new HashSet<CompetenceCode>();
        CompetenceCode at = code;
        while (seen.add(at)) {
            at = find(at).flatMap(Concept::replacedBy).orElse(at);
        }
        return at;
    }

    private Map<CompetenceCode, Concept> offered() {
        var offered = new LinkedHashMap<>(concepts);
        offered.values().removeIf(Concept::deprecated);
        return offered;
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

    private static Map<CompetenceCode, CompetenceCode> replaced(List<Concept> all) {
        var replaced = new LinkedHashMap<CompetenceCode, CompetenceCode>();
        all.forEach(concept -> concept.replacedBy().ifPresent(instead -> replaced.put(concept.code(), instead)));
        return replaced;
    }

    private static String letter(CompetenceCode code) {
        return code.value().replaceAll("[0-9.].*", "");
    }

    /** B10.1 is [10, 1], so that it comes after B9. */
    private static BigInteger[] numbers(CompetenceCode code) {
        return Arrays.stream(code.value().split("[^0-9]+"))
                .filter(digits -> !digits.isEmpty())
                .map(BigInteger::new)
                .toArray(BigInteger[]::new);
    }

    private static int compare(BigInteger[] one, BigInteger[] other) {
        return Arrays.compare(one, other);
    }
}
