package eu.passerelle.directory;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.LocalizedText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The taxonomy's seed file, as it is written. */
record SchemeFile(String scheme, List<Entry> concepts) {
    private static final Logger log = LoggerFactory.getLogger(SchemeFile.class);

    List<Map<String, Object>> broader() {
        return pairs(concept -> concept.broader().stream());
    }

    List<Map<String, Object>> related() {
        return pairs(concept -> concept.related().stream());
    }

    List<Map<String, Object>> prerequisites() {
        return pairs(concept -> concept.prerequisites().stream());
    }

    static String from(Map<String, Object> row) {
        return String.valueOf(row.get("from"));
    }

    static String to(Map<String, Object> row) {
        return String.valueOf(row.get("to"));
    }

    /**
     * The rows that can be added to a tree, in order, without making a circle. What coordinators moved may stand in the way
     * of what a newer file moves; then theirs stays.
     *
     * <p>Example: A is kept below B1. Of B1 below A and B1 below B, only the latter can be added.
     *
     * @param kept each concept that has its place already, and what it is narrower than
     */
    static List<Map<String, Object>> withoutCircles(Map<String, String> kept, List<Map<String, Object>> rows) {
        var broader = new HashMap<>(kept);
        var added = new ArrayList<Map<String, Object>>();
        for (var row : rows) {
            if (isAbove(from(row), to(row), broader)) {
                log.warn(
                        "Not placed, since coordinators placed it the other way round: {} below {}",
                        from(row),
                        to(row));
            } else {
                broader.put(from(row), to(row));
                added.add(row);
            }
        }
        return added;
    }

    private static boolean isAbove(String code, String start, Map<String, String> broader) {
        Optional<String> at = Optional.of(start);
        while (at.isPresent() && !at.get().equals(code)) {
            at = at.map(broader::get);
        }
        return at.isPresent();
    }

    /** As a scheme, without going through the graph. */
    ConceptScheme asScheme() {
        return new ConceptScheme(
                concepts.stream().map(Entry::concept).toList(),
                related().stream()
                        .map(row ->
                                new Kinships.RelatedPair(new CompetenceCode(from(row)), new CompetenceCode(to(row))))
                        .toList(),
                concepts.stream().flatMap(Entry::transfers).toList());
    }

    /** One row for each concept and each code that it points to. */
    private List<Map<String, Object>> pairs(Function<Entry, Stream<String>> targets) {
        return concepts.stream()
                .flatMap(concept ->
                        targets.apply(concept).map(to -> Map.<String, Object>of("from", concept.code(), "to", to)))
                .toList();
    }

    List<Map<String, Object>> transfers() {
        return concepts.stream()
                .flatMap(concept -> concept.transferableTo().stream()
                        .map(transfer -> Map.<String, Object>of(
                                "from", concept.code(), "to", transfer.to(), "weight", transfer.weight())))
                .toList();
    }

    record Entry(
            String code,
            Map<String, String> pref,
            @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, List<String>> alt,
            Map<String, String> definition,
            Optional<String> broader,
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> related,
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> prerequisites,
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<Transfer> transferableTo) {

        Concept concept() {
            return new Concept(
                    new CompetenceCode(code),
                    new LocalizedText(pref),
                    alt,
                    new LocalizedText(definition),
                    broader.map(CompetenceCode::new),
                    false,
                    Optional.empty());
        }

        Stream<Kinships.Transfer> transfers() {
            return transferableTo.stream()
                    .map(transfer -> new Kinships.Transfer(
                            new CompetenceCode(code), new CompetenceCode(transfer.to()), transfer.weight()));
        }

        Map<String, Object> row() {
            var properties = new HashMap<String, Object>();
            for (InterfaceLanguage language : InterfaceLanguage.values()) {
                String code = language.code();
                properties.put("prefLabel_" + code, pref.get(code));
                properties.put("altLabels_" + code, alt.getOrDefault(code, List.of()));
                properties.put("definition_" + code, definition.get(code));
            }
            return Map.of("code", code, "properties", properties);
        }
    }

    record Transfer(String to, double weight) {}
}
