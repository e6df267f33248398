package eu.passerelle.directory.competences;

import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.LocalizedText;
import eu.passerelle.kernel.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;

/** What the form of a concept sends: words in four languages, one synonym or address a line, and chosen relations. */
record ConceptForm(MultiValueMap<String, String> fields) {

    long rev() {
        return DecisionPages.rev(text("rev"));
    }

    String reason() {
        return text("reason");
    }

    Optional<String> broader() {
        return some("broader");
    }

    /** Of the words that somebody missed, where the concept is made for them. */
    Optional<String> missing() {
        return some("missing");
    }

    Entry over(Entry entry) {
        var label = new TreeMap<String, String>();
        var synonyms = new TreeMap<String, List<String>>();
        var definition = new TreeMap<String, String>();
        for (InterfaceLanguage language : InterfaceLanguage.values()) {
            String suffix = "_" + language.code();
            some("label" + suffix).ifPresent(text -> label.put(language.code(), text));
            some("definition" + suffix).ifPresent(text -> definition.put(language.code(), text));
            synonyms.put(language.code(), lines("synonyms" + suffix));
        }
        return entry.worded(new LocalizedText(label), synonyms, new LocalizedText(definition))
                .linked(codes("related"), codes("prerequisites"), transfers(), lines("exactMatch"));
    }

    /** Those that are still ticked, and the one that was chosen to be added. */
    private List<String> codes(String field) {
        return Stream.concat(
                        fields.getOrDefault(field, List.of()).stream().map(Typed::text), some(field + "More").stream())
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList();
    }

    private Map<String, Double> transfers() {
        var transfers = new TreeMap<String, Double>();
        fields.forEach((field, values) -> {
            if (field.startsWith("transfer-")) {
                some(field).ifPresent(weight -> transfers.put(field.substring("transfer-".length()), weight(weight)));
            }
        });
        some("transfersMore").ifPresent(code -> transfers.put(code, weight(text("transfersMoreWeight"))));
        return transfers;
    }

    /** Not a number where it is none, which the rules refuse. */
    private static double weight(String typed) {
        return typed.matches("[0-9]{1,3}([.,][0-9]{1,6})?") ? Double.parseDouble(typed.replace(',', '.')) : Double.NaN;
    }

    private List<String> lines(String field) {
        var lines = new ArrayList<String>();
        text(field)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .forEach(lines::add);
        return lines;
    }

    private Optional<String> some(String field) {
        return Optional.of(text(field)).filter(text -> !text.isEmpty());
    }

    private String text(String field) {
        return Typed.text(fields.getFirst(field));
    }
}
