package eu.passerelle.matching.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.matching.evaluation.AssignmentEvaluation.Options;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssignmentEvaluationTest {
    private static final String SCORES = "r1\te1\t0.9\nr1\te2\t0.8\nr2\te1\t0.85\nr2\te2\t0.2\n";
    private static final String CAPACITY = "e1\t1\ne2\t1\n";
    private static final String DEMAND = "r1\t1\nr2\t1\n";

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream warnings = new ByteArrayOutputStream();

    @Test
    void the_best_total_is_written_and_its_figures_are_printed() throws IOException {
        files(SCORES, CAPACITY, DEMAND);
        assertThat(run()).isEqualTo("r1\te2\nr2\te1\n");
        assertThat(text(out))
                .contains("total: 1.650000")
                .contains("bound: 1.650000 (proven")
                .contains("minimum 0.800000, lowest decile 0.800000")
                .contains("time: ");
        assertThat(text(warnings)).isEmpty();
    }

    @Test
    void headers_line_ends_of_windows_blank_lines_and_a_byte_order_mark_are_taken() throws IOException {
        files(
                "\uFEFFrequest\texpert\tscore\r\n" + SCORES.replace("\n", "\r\n\r\n"),
                "expert\tmost\n" + CAPACITY,
                "request\thow many\n" + DEMAND.strip());
        assertThat(run()).isEqualTo("request\texpert\nr1\te2\nr2\te1\n");
    }

    @Test
    void who_is_in_conflict_does_not_meet() throws IOException {
        files(SCORES, CAPACITY, DEMAND);
        Files.writeString(directory.resolve("conflicts.tsv"), "r2\te1\nr7\te1\n");
        assertThat(run()).isEqualTo("r1\te1\nr2\te2\n");
        assertThat(text(warnings))
                .contains("conflicts.tsv: a request without a line in demand.tsv")
                .contains("“r7” on line 2");
    }

    @Test
    void a_request_that_cannot_be_met_is_named_and_the_rest_is_solved() throws IOException {
        files(SCORES, CAPACITY, DEMAND + "r3\t2\n");
        assertThat(run()).isEqualTo("r1\te2\nr2\te1\n");
        assertThat(text(out)).contains("unmet: request r3 lacks 2 of 2: no expert is permitted");
    }

    @Test
    void the_order_of_lines_does_not_matter() throws IOException {
        files(SCORES, CAPACITY, DEMAND);
        String forwards = run();
        files("r2\te2\t0.2\nr1\te2\t0.8\nr2\te1\t0.85\nr1\te1\t0.9\n", "e2\t1\ne1\t1\n", "r2\t1\nr1\t1\n");
        assertThat(run()).isEqualTo(forwards);
    }

    @Test
    void a_pair_given_twice_is_told_with_both_lines() throws IOException {
        files(SCORES + "r1\te2\t0.7\n", CAPACITY, DEMAND);
        assertThatThrownBy(this::run)
                .hasMessage(
                        "scores.tsv line 5: request r1 and expert e2 have a score on line 2 already. Remove one of the two.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "scores.tsv|r1 e1 NaN|scores.tsv line 1: the score “NaN” is not a number",
                "scores.tsv|r1 e1 Infinity|scores.tsv line 1: the score “Infinity” is not a number",
                "scores.tsv|r1 e1 0,5|scores.tsv line 1: the score “0,5” is not a number",
                "scores.tsv|r1 e1|scores.tsv line 1: it has 2 columns. Give request, expert, score",
                "scores.tsv|request expert score|scores.tsv is empty",
                "scores.tsv||scores.tsv is empty",
                "capacity.tsv|e1 -1|capacity.tsv line 1: “-1” is not a whole number",
                "capacity.tsv|e1 1.5|capacity.tsv line 1: “1.5” is not a whole number",
                "capacity.tsv|e1 1;e1 2|capacity.tsv line 2: expert e1 has a line already",
                "demand.tsv|r1 many|demand.tsv line 1: “many” is not a whole number",
                "demand.tsv||demand.tsv is empty",
            })
    void a_line_that_cannot_be_taken_is_named_with_its_mend_and_nothing_is_written(
            String file, String lines, String problem) throws IOException {
        files(SCORES, CAPACITY, DEMAND);
        String text = lines == null ? "" : lines.replace(' ', '\t').replace(';', '\n') + "\n";
        Files.writeString(directory.resolve(file), text);
        assertThatThrownBy(this::run).isInstanceOf(EvaluationRefused.class).hasMessageContaining(problem);
        assertThat(directory.resolve("assignment.tsv")).doesNotExist();
    }

    @Test
    void a_missing_file_is_named() throws IOException {
        files(SCORES, CAPACITY, DEMAND);
        Files.delete(directory.resolve("capacity.tsv"));
        assertThatThrownBy(this::run).hasMessageContaining("capacity.tsv").hasMessageContaining("expert, most");
    }

    @Test
    void a_score_beyond_1_counts_as_it_stands_with_a_warning() throws IOException {
        files(SCORES.replace("0.8\n", "1.5\n"), CAPACITY, DEMAND);
        run();
        assertThat(text(warnings)).contains("a score is not from 0 to 1").contains("“1.5” on line 2");
    }

    private void files(String scores, String capacity, String demand) throws IOException {
        Files.writeString(directory.resolve("scores.tsv"), scores);
        Files.writeString(directory.resolve("capacity.tsv"), capacity);
        Files.writeString(directory.resolve("demand.tsv"), demand);
    }

    private String run() throws IOException {
        AssignmentEvaluation.run(directory, Options.DEFAULT, stream(out), stream(warnings));
        return Files.readString(directory.resolve("assignment.tsv"));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
