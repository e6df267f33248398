package eu.passerelle.schema;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.PasserelleApplication;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Value;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.core.ApplicationModules;

/** {@code graph-schema/ownership.yml} and the database tell the same story. */
@PasserelleTest
class OwnershipTest {
    @Autowired
    Driver driver;

    @Autowired
    DemoNetwork demo;

    final Ownership ownership = Ownership.read();

    @BeforeEach
    void load() {
        demo.load();
    }

    @Test
    void every_label_and_property_of_a_node_is_declared() {
        assertThat(undeclared(stored("MATCH (n) UNWIND labels(n) AS kind"), ownership.labels()))
                .as("stored in the graph, but not in graph-schema/ownership.yml. Maybe add it, with its privacy class.")
                .isEmpty();
    }

    @Test
    void every_property_of_a_relation_is_declared() {
        assertThat(undeclared(stored("MATCH ()-[n]->() WITH n, type(n) AS kind"), ownership.relations()))
                .as("stored in the graph, but not in graph-schema/ownership.yml. Maybe add it, with its privacy class.")
                .isEmpty();
    }

    @Test
    void nodes_of_every_declared_label_can_be_told_apart_in_an_archive() {
        assertThat(ownership.labels().keySet())
                .as("labels without a constraint in graph-schema. Maybe add one: an export could not name their nodes.")
                .isSubsetOf(labelsWithConstraints());
    }

    @Test
    void what_is_declared_names_a_module_a_privacy_class_and_a_retention_that_exist() {
        var modules = ApplicationModules.of(PasserelleApplication.class).stream()
                .map(module -> module.getIdentifier().toString())
                .toList();
        assertThat(Stream.of(ownership.labels(), ownership.relations()).flatMap(all -> all.values().stream()))
                .allSatisfy(entry -> {
                    assertThat(modules).contains(entry.module());
                    assertThat(ownership.retention()).containsKey(entry.retention());
                    assertThat(ownership.privacy())
                            .containsKeys(entry.properties().keySet().toArray(String[]::new));
                    assertThat(entry.properties().values().stream().flatMap(List::stream))
                            .doesNotHaveDuplicates();
                });
    }

    @Test
    void all_that_is_kept_about_people_has_a_purpose_with_a_basis_people_and_an_audience() {
        assertThat(Stream.of(ownership.labels(), ownership.relations())
                        .flatMap(all -> all.entrySet().stream())
                        .filter(kind -> !kind.getValue().of("personal").isEmpty()
                                || !kind.getValue().of("sensitive").isEmpty()))
                .allSatisfy(kind -> assertThat(ownership.purposes())
                        .as("%s serves no purpose. Maybe name one, or one for its module.", kind.getKey())
                        .containsKey(Objects.requireNonNullElse(
                                kind.getValue().purpose(),
                                ownership.modules().get(kind.getValue().module()))));
        assertThat(ownership.purposes().values()).allSatisfy(purpose -> {
            assertThat(purpose.basis()).isSubsetOf("consent", "contract", "obligation", "task", "interest");
            assertThat(List.of(purpose.basis(), purpose.people(), purpose.audience()))
                    .noneMatch(List::isEmpty);
        });
    }

    @Test
    void the_drawn_graph_shows_every_relation_and_its_table_every_label() throws IOException {
        String model = Files.readString(Path.of("graph-schema/model.md"));
        assertThat(stored("MATCH ()-[n]->() WITH n, type(n) AS kind").keySet())
                .allMatch(type ->
                        Pattern.compile(" -- \"?" + type + "\\b").matcher(model).find());
        assertThat(ownership.labels().keySet())
                .allMatch(label -> Pattern.compile("(?m)^\\|[^|]*\\b" + label + "\\b[^|]*\\|")
                        .matcher(model)
                        .find());
    }

    private Map<String, Set<String>> stored(String match) {
        var byKind = new TreeMap<String, Set<String>>();
        driver.executableQuery(match + " UNWIND keys(n) + [null] AS key RETURN DISTINCT kind, key")
                .execute()
                .records()
                .forEach(row -> {
                    var keys = byKind.computeIfAbsent(row.get("kind").asString(), kind -> new TreeSet<>());
                    if (!row.get("key").isNull()) {
                        keys.add(row.get("key").asString());
                    }
                });
        byKind.keySet().removeIf(kind -> kind.startsWith("__") || kind.equals("MIGRATED_TO"));
        return byKind;
    }

    private Set<String> labelsWithConstraints() {
        return driver
                .executableQuery("SHOW CONSTRAINTS YIELD type, labelsOrTypes WHERE type CONTAINS 'UNIQUE'")
                .execute()
                .records()
                .stream()
                .flatMap(row -> row.get("labelsOrTypes").asList(Value::asString).stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> undeclared(Map<String, Set<String>> stored, Map<String, Ownership.Entry> declared) {
        var undeclared = new TreeSet<String>();
        stored.forEach((kind, keys) -> {
            Set<String> known = declared.containsKey(kind) ? declared.get(kind).names() : Set.of();
            keys.stream().filter(key -> !known.contains(key)).forEach(key -> undeclared.add(kind + "." + key));
        });
        return undeclared;
    }
}
