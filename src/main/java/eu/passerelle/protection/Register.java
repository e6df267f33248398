package eu.passerelle.protection;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The record of processing activities (Art. 30 GDPR), made from the register of fields that a test compares with the
 * database: so it tells of all that is stored about people, and of nothing else.
 */
@Component
class Register {
    private static final String FILE = "graph-schema/ownership.yml";

    private final List<Activity> activities;

    Register() {
        try (var in = new ClassPathResource(FILE).getInputStream()) {
            activities = new YAMLMapper().readValue(in, Declared.class).activities();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What is done for one purpose.
     *
     * @param basis letters of Art. 6 (1), in words
     * @param people whom it is about
     * @param audience who may see it beside them
     */
    public record Activity(
            String purpose, List<String> basis, List<String> people, List<String> audience, List<Kept> kept) {
        public Activity {
            basis = List.copyOf(basis);
            people = List.copyOf(people);
            audience = List.copyOf(audience);
            kept = List.copyOf(kept);
        }

        /** How long, each once. */
        public List<String> retentions() {
            return kept.stream().map(Kept::retention).distinct().sorted().toList();
        }
    }

    /** @param kind label or type of relation */
    public record Kept(String kind, String retention, List<String> personal, List<String> sensitive) {
        public Kept {
            personal = List.copyOf(personal);
            sensitive = List.copyOf(sensitive);
        }
    }

    List<Activity> activities() {
        return activities;
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Declared(
            Map<String, Purpose> purposes,
            Map<String, String> modules,
            Map<String, Field> labels,
            Map<String, Field> relations) {
        List<Activity> activities() {
            return purposes.entrySet().stream()
                    .map(purpose -> purpose.getValue().activity(purpose.getKey(), kept(purpose.getKey())))
                    .toList();
        }

        private List<Kept> kept(String purpose) {
            return Stream.of(labels, relations)
                    .flatMap(kinds -> new TreeMap<>(kinds).entrySet().stream())
                    .filter(kind -> kind.getValue().isOfPeople())
                    .filter(kind -> purpose.equals(purposeOf(kind.getValue())))
                    .map(Declared::kept)
                    .toList();
        }

        private String purposeOf(Field field) {
            return Optional.ofNullable(field.purpose()).orElseGet(() -> modules.getOrDefault(field.module(), ""));
        }

        private static Kept kept(Entry<String, Field> kind) {
            Field field = kind.getValue();
            return new Kept(kind.getKey(), field.retention(), field.of("personal"), field.of("sensitive"));
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Purpose(List<String> basis, List<String> people, List<String> audience) {
        Activity activity(String name, List<Kept> kept) {
            return new Activity(name, basis, people, audience, kept);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Field(
            String module, @Nullable String purpose, String retention, Map<String, List<String>> properties) {
        boolean isOfPeople() {
            return !of("personal").isEmpty() || !of("sensitive").isEmpty();
        }

        List<String> of(String privacyClass) {
            return properties.getOrDefault(privacyClass, List.of());
        }
    }
}
