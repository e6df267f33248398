package eu.passerelle.schema;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;
import org.neo4j.driver.summary.Plan;
import org.springframework.beans.factory.annotation.Autowired;

/** The questions of {@code graph-schema/model.md} are answered by the fictional network, and answered sensibly. */
@PasserelleTest
class ExampleQueriesTest {
    private static final Pattern EXAMPLE = Pattern.compile(
            "^### (?<title>.+?)\\n\\n(?<says>.+?)\\n\\n```cypher\\n(?<cypher>.*?)```",
            Pattern.MULTILINE | Pattern.DOTALL);

    @Autowired
    Driver driver;

    @Autowired
    Clock clock;

    @Autowired
    DemoNetwork demo;

    @BeforeEach
    void load() {
        demo.load();
    }

    @Test
    void there_are_ten_questions_each_with_a_title_and_a_sentence() throws IOException {
        assertThat(examples()).hasSize(10).allSatisfy(example -> {
            assertThat(example.title()).endsWith("?");
            assertThat(example.says()).endsWith(".").doesNotContain("\n");
        });
    }

    @Test
    void each_has_an_answer() throws IOException {
        assertThat(examples())
                .allSatisfy(example ->
                        assertThat(rows(example.cypher())).as(example.title()).isNotEmpty());
    }

    @Test
    void none_reads_the_whole_graph_or_multiplies_what_is_unconnected() throws IOException {
        assertThat(examples())
                .allSatisfy(example -> assertThat(operators(example.cypher()))
                        .as(example.title())
                        .noneMatch(operator -> operator.matches("(AllNodes|CartesianProduct|.*AllRelationships).*")));
    }

    private List<Map<String, Object>> rows(String cypher) {
        return driver.executableQuery(cypher).withParameters(parameters()).execute().records().stream()
                .map(row -> row.asMap())
                .toList();
    }

    private List<String> operators(String cypher) {
        return operators(driver.executableQuery("EXPLAIN " + cypher)
                        .withParameters(parameters())
                        .execute()
                        .summary()
                        .plan())
                .toList();
    }

    private static Stream<String> operators(Plan plan) {
        return Stream.concat(
                Stream.of(plan.operatorType()), plan.children().stream().flatMap(ExampleQueriesTest::operators));
    }

    private Map<String, Object> parameters() {
        return Map.of("today", LocalDate.now(clock));
    }

    private static List<Example> examples() throws IOException {
        return EXAMPLE.matcher(Files.readString(Path.of("graph-schema/model.md")))
                .results()
                .map(found -> new Example(found.group("title"), found.group("says"), found.group("cypher")))
                .toList();
    }

    private record Example(String title, String says, String cypher) {}
}
