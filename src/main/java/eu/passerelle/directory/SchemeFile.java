package eu.passerelle.directory;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import eu.passerelle.kernel.InterfaceLanguage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The taxonomy's seed file, as it is written. */
record SchemeFile(String scheme, List<Entry> concepts) {

    /** One row for each concept and each code that it points to. */
    List<Map<String, Object>> pairs(Function<Entry, Stream<String>> targets) {
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
