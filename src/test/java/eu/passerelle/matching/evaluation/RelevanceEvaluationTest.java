package eu.passerelle.matching.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelevanceEvaluationTest {
    private static final String EXPERTS = """
            {"id": "prison", "documents": [{"title": "Release", "text": "Mentoring inmates before release.", "year": 2020}]}
            {"id": "schule", "documents": [{"text": "Wir stärken Demokratie in der Schule und bei den Lehrkräften.", "language": "de"}]}
            {"id": "new"}
            """;
    private static final String REQUESTS = """
            {"id": "r1", "text": "inmates and their release"}
            {"id": "r2", "text": "Demokratie an der Schule"}
            """;

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

    @Test
    void every_pair_gets_a_score_from_0_to_1() throws IOException {
        files(EXPERTS, REQUESTS);
        Map<String, Double> scores = run();
        assertThat(scores)
                .hasSize(6)
                .allSatisfy((pair, score) -> assertThat(score).isBetween(0.0, 1.0));
        assertThat(scores.get("r1 prison")).isGreaterThan(scores.get("r1 schule"));
        assertThat(scores.get("r2 schule")).isGreaterThan(scores.get("r2 prison"));
        assertThat(scores.get("r1 new")).isZero();
        assertThat(text()).contains("experts: 3, passages: 2, requests: 2").doesNotContain("nDCG");
    }

    @Test
    void judgements_are_measured_with_what_the_figures_would_vary_by() throws IOException {
        files(EXPERTS, REQUESTS);
        Files.writeString(directory.resolve("qrels.tsv"), "r1\tprison\t2\nr1\tschule\t0\nr2\tschule\t1\n");
        run();
        assertThat(text())
                .contains("nDCG@10: 1.0000 (1.0000 to 1.0000)", "MAP: 1.0000", "MRR: 1.0000")
                .contains("pairwise accuracy, pairs of one request: 1.0000")
                .contains("pairwise accuracy, pairs of one expert: 1.0000");
    }

    @Test
    void needs_and_competences_count_through_the_taxonomy() throws IOException {
        files("""
                {"id": "exit", "documents": [], "competences": ["E4.1"]}
                {"id": "law", "documents": [], "competences": [{"code": "C1"}]}
                {"id": "own", "documents": [], "competences": ["beekeeping"]}
                """, """
                {"id": "r", "text": "", "needs": ["E4"]}
                {"id": "s", "text": "", "needs": [{"competence": "Beekeeping"}]}
                """);
        Map<String, Double> scores = run();
        assertThat(scores.get("r exit")).as("narrower").isCloseTo(0.5 * 0.85, within(1e-6));
        assertThat(scores.get("r law")).isZero();
        assertThat(scores.get("s own")).isEqualTo(0.5);
    }

    @Test
    void a_concept_that_everybody_names_lifts_no_request_above_others() throws IOException {
        files("""
                {"id": "a", "documents": [{"text": "Bread is baked early. Disengagement."}]}
                {"id": "b", "documents": [{"text": "Ships are built here. Disengagement."}]}
                """, """
                {"id": "plain", "text": "bread"}
                {"id": "named", "text": "bread and disengagement"}
                """);
        Map<String, Double> scores = run();
        assertThat(scores.get("named b") - scores.get("plain b")).isLessThan(0.1);
    }

    @Test
    void the_order_of_lines_and_a_byte_order_mark_change_nothing() throws IOException {
        files(EXPERTS, REQUESTS);
        Map<String, Double> scores = run();
        files(
                "\uFEFF" + EXPERTS.lines().sorted(Comparator.reverseOrder()).collect(Collectors.joining("\n\n")),
                REQUESTS.lines().sorted(Comparator.reverseOrder()).collect(Collectors.joining("\r\n")));
        assertThat(run()).isEqualTo(scores);
    }

    @Test
    void every_line_that_is_wrong_is_named_with_the_mend() throws IOException {
        files(
                "{\"id\": \"a\", \"documents\": 3}\nno\n[1]\n{\"documents\": []}\n{\"id\": \"b\"}\n{\"id\": \"b\"}\n"
                        + "{\"id\": \"c\", \"documents\": [{\"text\": \"x\", \"year\": 12}]}\n",
                REQUESTS);
        assertThatThrownBy(this::run)
                .hasMessageContaining("experts.jsonl line 1: \"documents\" is not a list.")
                .hasMessageContaining("line 2: this is not JSON")
                .hasMessageContaining("line 3: this is not a JSON object.")
                .hasMessageContaining("line 4: the id is missing.")
                .hasMessageContaining("line 6: expert b has a line already.")
                .hasMessageContaining("line 7: the year 12 is not a year.");
    }

    @Test
    void a_missing_file_and_strange_judgements_are_told() throws IOException {
        Files.writeString(directory.resolve("experts.jsonl"), EXPERTS);
        assertThatThrownBy(this::run).hasMessageContaining("requests.jsonl");
        files(EXPERTS, REQUESTS);
        Files.writeString(directory.resolve("qrels.tsv"), "r9\tprison\t1\nr1\tprison\tgood\n");
        assertThatThrownBy(this::run)
                .hasMessageContaining("qrels.tsv line 1: there is no request “r9”")
                .hasMessageContaining("line 2: “good” is not a number.");
    }

    @Test
    void of_an_expert_with_ten_thousand_documents_the_newest_count_and_that_is_said() throws IOException {
        String documents = IntStream.range(0, 10_000)
                .mapToObj(i -> "{\"text\": \"exit work " + i + "\", \"year\": " + (1990 + i % 30) + "}")
                .collect(Collectors.joining(","));
        files("{\"id\": \"busy\", \"documents\": [" + documents + "]}", "{\"id\": \"r\", \"text\": \"exit work\"}");
        run();
        assertThat(progress.toString(StandardCharsets.UTF_8)).contains("Of expert busy only the newest 400 passages");
    }

    @Test
    void the_measures_are_those_of_the_books() {
        assertThat(RankingMeasures.ndcg(new double[] {0, 2, 1}, 10)).isCloseTo(0.659, within(0.001));
        assertThat(RankingMeasures.averagePrecision(new double[] {1, 0, 1})).isCloseTo(0.8333, within(0.001));
        assertThat(RankingMeasures.reciprocalRank(new double[] {0, 0, 3})).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(RankingMeasures.misordered(new double[] {5, 3, 1}, new double[] {0.4, 0.6, 0.1}))
                .containsExactly(2, 8);
        assertThat(RankingMeasures.misordered(new double[] {2, 1}, new double[] {0.5, 0.5}))
                .as("equal is half wrong")
                .containsExactly(0.5, 1);
    }

    @Test
    void an_interval_holds_the_figure_and_is_the_same_each_time() {
        List<Double> values = List.of(0.1, 0.4, 0.4, 0.9, 1.0);
        Bootstrap.Interval interval = mean(values);
        assertThat(interval.value()).isBetween(interval.low(), interval.high());
        assertThat(interval.low()).isLessThan(interval.high());
        assertThat(mean(values)).isEqualTo(interval);
    }

    private static Bootstrap.Interval mean(List<Double> values) {
        return Bootstrap.of(values, some -> RankingMeasures.mean(some.stream().mapToDouble(value -> value)));
    }

    private void files(String experts, String requests) throws IOException {
        Files.writeString(directory.resolve("experts.jsonl"), experts);
        Files.writeString(directory.resolve("requests.jsonl"), requests);
    }

    private Map<String, Double> run() throws IOException {
        RelevanceEvaluation.run(
                directory,
                "none",
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(progress, true, StandardCharsets.UTF_8));
        return Arrays.stream(Files.readString(directory.resolve("scores.tsv")).split("\n"))
                .map(line -> line.split("\t"))
                .collect(Collectors.toMap(line -> line[0] + " " + line[1], line -> Double.parseDouble(line[2])));
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
