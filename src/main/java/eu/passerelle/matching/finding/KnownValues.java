package eu.passerelle.matching.finding;

import eu.passerelle.directory.Concept;
import eu.passerelle.directory.ExpertStatus;
import eu.passerelle.directory.Kinship;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.directory.World;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.LocalizedText;
import eu.passerelle.matching.query.Folded;
import eu.passerelle.matching.query.NamedField;
import eu.passerelle.matching.search.Facet;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Knows what can be chosen, and what somebody means who types its name in any of the four languages. */
@Component
class KnownValues {
    private static final int SHORTEST_BEGINNING = 3;
    private static final int MOST_CONCEPTS_MEANT = 3;

    private final Taxonomy taxonomy;
    private final World world;
    private final MessageSource messages;

    KnownValues(Taxonomy taxonomy, World world, MessageSource messages) {
        this.taxonomy = taxonomy;
        this.world = world;
        this.messages = messages;
    }

    boolean isKnown(Facet facet, String value) {
        return switch (facet) {
            case COMPETENCE ->
                taxonomy.all().stream()
                        .anyMatch(concept -> concept.code().value().equals(value));
            case LANGUAGE -> value.equals(Facet.RARE) || world.languages().containsKey(value);
            case COUNTRY -> value.equals(Facet.RARE) || world.countries().containsKey(value);
            case SECTOR -> value.equals(Facet.RARE) || world.sectors().containsKey(value);
            case AVAILABILITY, VERIFICATION, STATUS ->
                facet.fixedValues().orElse(Set.of()).contains(value);
        };
    }

    /** The codes that may be meant; none when nobody could say. */
    Set<String> meant(NamedField field, String typed, InterfaceLanguage reader) {
        return switch (field) {
            case COMPETENCE -> competence(typed, reader);
            case LANGUAGE -> named(typed, namesOf(world.languages()));
            case COUNTRY -> named(typed, namesOf(world.countries()));
            case SECTOR -> named(typed, namesOf(world.sectors()));
            case STATUS -> named(typed, statuses());
            case NAME -> Set.of();
        };
    }

    private Set<String> competence(String typed, InterfaceLanguage reader) {
        return taxonomy.all().stream()
                .map(Concept::code)
                .filter(code -> code.value().equalsIgnoreCase(typed))
                .findFirst()
                .or(() -> taxonomy.recognise(typed).stream().findFirst())
                .or(() -> taxonomy.suggest(typed, reader, 1).stream()
                        .map(suggestion -> suggestion.concept().code())
                        .findFirst())
                .map(code -> Set.of(code.value()))
                .orElse(Set.of());
    }

    /** The code itself, or whose name begins so. */
    private static Set<String> named(String typed, Map<String, Set<String>> names) {
        String wanted = Folded.of(typed);
        Set<String> exact = matching(names, name -> name.equals(wanted));
        return exact.isEmpty() && wanted.length() >= SHORTEST_BEGINNING
                ? matching(names, name -> name.startsWith(wanted))
                : exact;
    }

    private static Set<String> matching(Map<String, Set<String>> names, Predicate<String> condition) {
        return names.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(condition))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Map<String, Set<String>> namesOf(Map<String, LocalizedText> texts) {
        var names = new TreeMap<String, Set<String>>();
        texts.forEach((code, text) -> names.put(code, folded(code, text.byLanguage().values().stream())));
        return names;
    }

    private Map<String, Set<String>> statuses() {
        var names = new TreeMap<String, Set<String>>();
        for (ExpertStatus status : ExpertStatus.values()) {
            names.put(
                    status.name(),
                    folded(
                            status.name(),
                            Arrays.stream(InterfaceLanguage.values())
                                    .map(language -> label("directory.status." + status.name(), language.locale()))));
        }
        return names;
    }

    private String label(String key, Locale locale) {
        return messages.getMessage(key, new Object[0], locale);
    }

    private static Set<String> folded(String code, Stream<String> names) {
        return Stream.concat(Stream.of(code), names).map(Folded::of).collect(Collectors.toSet());
    }

    /** The concepts that the words name, or the one that they most likely mean. */
    Collection<CompetenceCode> concepts(String words, InterfaceLanguage reader) {
        var named = new LinkedHashSet<>(taxonomy.recognise(words));
        if (named.isEmpty()) {
            taxonomy.suggest(words, reader, 1)
                    .forEach(suggestion -> named.add(suggestion.concept().code()));
        }
        return named.stream().limit(MOST_CONCEPTS_MEANT).toList();
    }

    /** With what is narrower: who claims that claims them. */
    Set<CompetenceCode> withNarrower(Collection<CompetenceCode> concepts) {
        var all = new LinkedHashSet<CompetenceCode>();
        concepts.forEach(code -> taxonomy.serving(code).forEach((served, kinship) -> {
            if (kinship.relation() == Kinship.Relation.SAME || kinship.relation() == Kinship.Relation.NARROWER) {
                all.add(served);
            }
        }));
        return all;
    }
}
