package eu.passerelle.exchange;

import eu.passerelle.cities.TeamPhase;
import eu.passerelle.cities.TeamStructure;
import eu.passerelle.directory.Concept;
import eu.passerelle.directory.ExpertType;
import eu.passerelle.directory.FoldedWords;
import eu.passerelle.directory.Publication;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.directory.Visibility;
import eu.passerelle.directory.World;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.LocalizedText;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What words in cells mean: codes, and names in any of the four languages, however they are spelt. */
record Lexicon(
        Map<String, String> countries,
        Map<String, String> languages,
        Map<String, String> sectors,
        Map<String, String> competences,
        Map<String, ExpertType> types,
        Map<String, Visibility> visibilities,
        Map<String, TeamPhase> phases,
        Map<String, TeamStructure> structures,
        Map<String, Publication.Kind> publications,
        Map<String, Boolean> truths) {

    /** Empty when nothing, or more than one thing, is called so. */
    static <T> Optional<T> meaning(Map<String, T> words, String typed) {
        return Optional.ofNullable(words.get(fold(typed)));
    }

    private static String fold(String typed) {
        return String.join(" ", FoldedWords.of(typed.replace('_', ' ')));
    }

    /** Reads the present names; cheap enough for each job. */
    @Component
    static class Source {
        private final World world;
        private final Taxonomy taxonomy;
        private final MessageSource messages;

        Source(World world, Taxonomy taxonomy, MessageSource messages) {
            this.world = world;
            this.taxonomy = taxonomy;
            this.messages = messages;
        }

        Lexicon now() {
            return new Lexicon(
                    names(world.countries()),
                    names(world.languages()),
                    names(world.sectors()),
                    competences(),
                    constants(ExpertType.values(), "directory.type."),
                    constants(Visibility.values(), "exchange.visibility."),
                    constants(TeamPhase.values(), "cities.phase."),
                    constants(TeamStructure.values(), "cities.structure."),
                    constants(Publication.Kind.values(), "directory.publication."),
                    truths());
        }

        private static Map<String, String> names(Map<String, LocalizedText> byCode) {
            var names = new HashMap<String, String>();
            byCode.forEach((code, name) -> {
                names.put(fold(code), code);
                name.byLanguage().values().forEach(text -> names.putIfAbsent(fold(text), code));
            });
            return names;
        }

        /** A word that several competences share means none of them. */
        private Map<String, String> competences() {
            var names = new HashMap<String, String>();
            List<Concept> concepts = taxonomy.all();
            concepts.forEach(concept -> concept.alternativeLabels()
                    .values()
                    .forEach(labels -> labels.forEach(label -> names.merge(
                            fold(label), concept.code().value(), (one, other) -> one.equals(other) ? one : ""))));
            concepts.forEach(concept -> concept.label()
                    .byLanguage()
                    .values()
                    .forEach(label -> names.put(fold(label), concept.code().value())));
            concepts.forEach(concept ->
                    names.put(fold(concept.code().value()), concept.code().value()));
            names.values().removeIf(String::isEmpty);
            return names;
        }

        private <E extends Enum<E>> Map<String, E> constants(E[] values, String prefix) {
            var names = new HashMap<String, E>();
            Arrays.stream(values).forEach(value -> {
                names.put(fold(value.name()), value);
                Arrays.stream(InterfaceLanguage.values())
                        .forEach(language -> names.put(fold(message(prefix + value.name(), language.locale())), value));
            });
            return names;
        }

        private Map<String, Boolean> truths() {
            var names = new HashMap<String, Boolean>();
            List.of("true", "1", "x").forEach(word -> names.put(fold(word), true));
            List.of("false", "0").forEach(word -> names.put(fold(word), false));
            Arrays.stream(InterfaceLanguage.values()).forEach(language -> {
                names.put(fold(message("directory.yesno.true", language.locale())), true);
                names.put(fold(message("directory.yesno.false", language.locale())), false);
            });
            return names;
        }

        private String message(String key, Locale locale) {
            return messages.getMessage(key, new Object[0], locale);
        }
    }
}
