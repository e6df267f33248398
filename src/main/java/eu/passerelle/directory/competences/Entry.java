package eu.passerelle.directory.competences;

import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.LocalizedText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * All that is said of one concept, as it is kept, exported and imported. Others are named by their code.
 *
 * @param synonyms by ISO 639-1 code; only languages that have some
 * @param related neighbours; said of both
 * @param prerequisites what one should know before
 * @param transfers what it can be carried over to, and how well, above 0 and up to 1
 * @param exactMatch addresses of the same concept elsewhere, such as in ESCO
 * @param replacedBy what to use instead of a deprecated one
 */
record Entry(
        String code,
        String uri,
        LocalizedText label,
        SortedMap<String, List<String>> synonyms,
        LocalizedText definition,
        Optional<String> broader,
        SortedSet<String> related,
        SortedSet<String> prerequisites,
        SortedMap<String, Double> transfers,
        SortedSet<String> exactMatch,
        boolean deprecated,
        Optional<String> replacedBy) {
    public static final String SCHEME = "https://passerelle.eu/competences";

    /** @throws eu.passerelle.kernel.NotFound when the code can name nothing */
    public Entry {
        code = new CompetenceCode(code).value();
        synonyms = withoutEmpty(synonyms);
        related = Collections.unmodifiableSortedSet(new TreeSet<>(related));
        prerequisites = Collections.unmodifiableSortedSet(new TreeSet<>(prerequisites));
        transfers = Collections.unmodifiableSortedMap(new TreeMap<>(transfers));
        exactMatch = Collections.unmodifiableSortedSet(new TreeSet<>(exactMatch));
    }

    public static Entry empty(String code) {
        return new Entry(
                code,
                SCHEME + "/" + code,
                new LocalizedText(Map.of()),
                new TreeMap<>(),
                new LocalizedText(Map.of()),
                Optional.empty(),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeMap<>(),
                new TreeSet<>(),
                false,
                Optional.empty());
    }

    private static SortedMap<String, List<String>> withoutEmpty(Map<String, List<String>> synonyms) {
        var some = new TreeMap<String, List<String>>();
        synonyms.forEach((language, words) -> {
            if (!words.isEmpty()) {
                some.put(language, List.copyOf(words));
            }
        });
        return Collections.unmodifiableSortedMap(some);
    }

    public List<String> synonymsIn(InterfaceLanguage language) {
        return synonyms.getOrDefault(language.code(), List.of());
    }

    /** Exactly in this language; empty when there is none. */
    public String labelIn(InterfaceLanguage language) {
        return label.byLanguage().getOrDefault(language.code(), "");
    }

    public String definitionIn(InterfaceLanguage language) {
        return definition.byLanguage().getOrDefault(language.code(), "");
    }

    public Entry worded(LocalizedText newLabel, Map<String, List<String>> newSynonyms, LocalizedText newDefinition) {
        return new Entry(
                code,
                uri,
                newLabel,
                withoutEmpty(newSynonyms),
                newDefinition,
                broader,
                related,
                prerequisites,
                transfers,
                exactMatch,
                deprecated,
                replacedBy);
    }

    public Entry linked(
            Collection<String> newRelated,
            Collection<String> newPrerequisites,
            Map<String, Double> newTransfers,
            Collection<String> newExactMatch) {
        return new Entry(
                code,
                uri,
                label,
                synonyms,
                definition,
                broader,
                new TreeSet<>(newRelated),
                new TreeSet<>(newPrerequisites),
                new TreeMap<>(newTransfers),
                new TreeSet<>(newExactMatch),
                deprecated,
                replacedBy);
    }

    public Entry below(Optional<String> newBroader) {
        return new Entry(
                code,
                uri,
                label,
                synonyms,
                definition,
                newBroader,
                related,
                prerequisites,
                transfers,
                exactMatch,
                deprecated,
                replacedBy);
    }

    public Entry retired(boolean isDeprecated, Optional<String> by) {
        return new Entry(
                code,
                uri,
                label,
                synonyms,
                definition,
                broader,
                related,
                prerequisites,
                transfers,
                exactMatch,
                isDeprecated,
                by);
    }

    public Entry at(String newUri) {
        return new Entry(
                code,
                newUri,
                label,
                synonyms,
                definition,
                broader,
                related,
                prerequisites,
                transfers,
                exactMatch,
                deprecated,
                replacedBy);
    }

    Entry withSynonym(InterfaceLanguage language, String words) {
        return withSynonyms(Map.of(language.code(), List.of(words)));
    }

    /** Adds what is not there yet, in any spelling of capitals, as a label or a synonym. */
    Entry withSynonyms(Map<String, List<String>> more) {
        var all = new TreeMap<String, List<String>>(synonyms);
        more.forEach((language, words) -> words.forEach(word -> {
            var present = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            present.addAll(all.getOrDefault(language, List.of()));
            present.add(label.byLanguage().getOrDefault(language, ""));
            if (present.add(word)) {
                var longer = new ArrayList<>(all.getOrDefault(language, List.of()));
                longer.add(word);
                all.put(language, longer);
            }
        }));
        return worded(label, all, definition);
    }

    /** The same with other names for its neighbours; one that becomes the concept itself is dropped. */
    Entry pointing(UnaryOperator<String> rename) {
        var newTransfers = new TreeMap<String, Double>();
        transfers.forEach((to, weight) -> newTransfers.merge(rename.apply(to), weight, Math::max));
        newTransfers.remove(code);
        return linked(renamed(related, rename), renamed(prerequisites, rename), newTransfers, exactMatch)
                .below(broader.map(rename))
                .retired(deprecated, replacedBy.map(rename));
    }

    private SortedSet<String> renamed(Collection<String> codes, UnaryOperator<String> rename) {
        var renamed = new TreeSet<String>();
        codes.stream().map(rename).filter(other -> !other.equals(code)).forEach(renamed::add);
        return renamed;
    }

    /** Whatever this points to in the taxonomy. */
    public SortedSet<String> targets() {
        var all = new TreeSet<String>(related);
        all.addAll(prerequisites);
        all.addAll(transfers.keySet());
        broader.ifPresent(all::add);
        replacedBy.ifPresent(all::add);
        return all;
    }
}
