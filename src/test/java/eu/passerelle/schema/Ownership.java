package eu.passerelle.schema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What {@code graph-schema/ownership.yml} says. */
public record Ownership(
        Map<String, String> privacy,
        Map<String, String> retention,
        Map<String, Purpose> purposes,
        Map<String, String> modules,
        Map<String, Entry> labels,
        Map<String, Entry> relations) {
    private static final Set<String> LANGUAGES = Set.of("en", "fr", "de", "ro");

    public static Ownership read() {
        try {
            return new YAMLMapper()
                    .rebuild()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(Files.readString(Path.of("graph-schema/ownership.yml")), Ownership.class);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public record Purpose(List<String> basis, List<String> people, List<String> audience) {}

    public record Entry(
            String module, @Nullable String purpose, String retention, Map<String, List<String>> properties) {
        Set<String> names() {
            return properties.values().stream()
                    .flatMap(List::stream)
                    .flatMap(Entry::inAllLanguages)
                    .collect(Collectors.toSet());
        }

        public Set<String> of(String privacyClass) {
            return properties.getOrDefault(privacyClass, List.of()).stream()
                    .flatMap(Entry::inAllLanguages)
                    .collect(Collectors.toSet());
        }

        private static Stream<String> inAllLanguages(String name) {
            return name.endsWith("_*")
                    ? LANGUAGES.stream().map(language -> name.substring(0, name.length() - 1) + language)
                    : Stream.of(name);
        }
    }
}
