package eu.passerelle.privacy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** How each kind of thing in the graph belongs to a person, as {@code graph-schema/ownership.yml} declares it. */
@Component
class PersonRegister {
    private static final List<String> LANGUAGES = List.of("en", "fr", "de", "ro");

    private final Map<String, Entry> byKind = new TreeMap<>();

    PersonRegister() {
        Declared declared = read();
        declared.labels().forEach((kind, written) -> add(kind, false, written));
        declared.relations().forEach((kind, written) -> add(kind, true, written));
    }

    enum Fate {
        GOES,
        STAYS,
        NONE
    }

    /**
     * @param personal its properties that are personal or sensitive
     * @param told those of them that a person may read: all but what opens doors
     * @param without what goes of things that stay
     */
    record Entry(
            String kind,
            boolean relation,
            Fate fate,
            Set<String> personal,
            Set<String> told,
            Set<String> without,
            boolean swept) {}

    Entry get(String kind) {
        return Optional.ofNullable(byKind.get(kind))
                .orElseThrow(() -> new IllegalStateException(
                        kind + " says nothing of people. Maybe add `person` to it in graph-schema/ownership.yml."));
    }

    List<Entry> all() {
        return List.copyOf(byKind.values());
    }

    private void add(String kind, boolean relation, Written written) {
        Set<String> personal = properties(written);
        if (written.person() == null) {
            if (!personal.isEmpty()) {
                throw new IllegalStateException(kind + " has properties about people and does not say whose."
                        + " Maybe add `person` to it in graph-schema/ownership.yml.");
            }
            return;
        }
        Person person = written.person();
        Fate fate = person.fate();
        var told = new HashSet<>(personal);
        told.removeAll(expanded(person.untold()));
        byKind.put(
                kind,
                new Entry(
                        kind,
                        relation,
                        fate,
                        personal,
                        Set.copyOf(told),
                        expanded(person.without()),
                        person.swept() == null ? fate == Fate.STAYS : person.swept()));
    }

    private static Set<String> properties(Written written) {
        return Stream.of("personal", "sensitive")
                .flatMap(level -> written.properties().getOrDefault(level, List.of()).stream())
                .flatMap(PersonRegister::inAllLanguages)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> expanded(@Nullable List<String> names) {
        return names == null
                ? Set.of()
                : names.stream().flatMap(PersonRegister::inAllLanguages).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> inAllLanguages(String name) {
        return name.endsWith("_*")
                ? LANGUAGES.stream().map(language -> name.substring(0, name.length() - 1) + language)
                : Stream.of(name);
    }

    private static Declared read() {
        try (InputStream in = new ClassPathResource("graph-schema/ownership.yml").getInputStream()) {
            return new YAMLMapper().readValue(in, Declared.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Declared(Map<String, Written> labels, Map<String, Written> relations) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Written(@Nullable Person person, Map<String, List<String>> properties) {}

    /** One of goes, stays and none says why. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Person(
            @Nullable String goes,
            @Nullable String stays,
            @Nullable String none,
            @Nullable List<String> without,
            @Nullable List<String> untold,
            @Nullable Boolean swept) {
        Fate fate() {
            if (goes != null) {
                return Fate.GOES;
            }
            return stays != null ? Fate.STAYS : Fate.NONE;
        }
    }
}
