package eu.passerelle.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.ortools.Loader;
import com.google.ortools.graph.MinCostFlow;
import eu.passerelle.matching.assignment.Assigner;
import eu.passerelle.matching.assignment.Assigner.Wishes;
import eu.passerelle.matching.assignment.Problem;
import eu.passerelle.matching.assignment.ProblemBuilder;
import eu.passerelle.matching.assignment.Solution;
import eu.passerelle.matching.solver.OrToolsFairness;
import eu.passerelle.matching.solver.OrToolsFlows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * A round of 2,000 requests that want three experts each, and 5,000 experts who take three requests each, every pair with a
 * score: the proven best total, and the fair one, beside the same library's flow over all ten million pairs.
 */
class RoundBenchmark {
    private static final int REQUESTS = Integer.getInteger("bench.requests", 2_000);
    private static final int EXPERTS = Integer.getInteger("bench.roundExperts", 5_000);
    private static final int EACH = 3;
    private static final int TRAITS = 8;
    private static final int RUNS = 3;

    final List<String> report = new ArrayList<>();

    @Test
    void a_round_beside_a_plain_flow_over_all_pairs() throws IOException {
        Problem problem = problem();
        var assigner = new Assigner(new OrToolsFlows(), new OrToolsFairness(4));
        report.add("%,d requests × %,d experts × %d, %,d pairs; the median of %d runs, by turns"
                .formatted(REQUESTS, EXPERTS, EACH, problem.pairs(), RUNS));
        report.add("");
        report.add("| what | seconds | ÷ plain flow | peak memory, GB | total |");
        report.add("| --- | ---: | ---: | ---: | ---: |");
        Measured<Long> plain = new Measured<>(() -> plainFlow(problem));
        Measured<Solution> best = new Measured<>(() -> assigner.solve(problem, new Wishes(0, 0)));
        Measured<Solution> fair = new Measured<>(() -> assigner.solve(problem, Wishes.DEFAULT));
        for (int run = 0; run < RUNS; run++) {
            plain.run();
            best.run();
            fair.run();
        }
        assertThat(best.answer().total()).isEqualTo(plain.answer());
        assertThat(best.answer().isBestProven()).isTrue();
        row("plain flow over all pairs (OR-Tools)", plain, plain, plain.answer());
        row("best total, proven", best, plain, best.answer().total());
        row(
                "best total, proven, and made fair within 1 %",
                fair, plain, fair.answer().total());
        report.add("");
        report.add("pairs shown to the solver: %,d".formatted(best.answer().shown()));
        report.add("worst-served request: %.4f by the best total alone, %.4f made fair"
                .formatted(worst(best.answer()), worst(fair.answer())));
        Files.write(Path.of("target/benchmark-round.md"), report);
        report.forEach(System.out::println);
    }

    private void row(String what, Measured<?> measured, Measured<?> floor, long total) {
        report.add(String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f | %.3f |",
                what,
                measured.median(),
                measured.median() / floor.median(),
                measured.peak(),
                (double) total / Problem.UNIT));
    }

    private static double worst(Solution solution) {
        double worst = 1;
        for (int r = 0; r < REQUESTS; r++) {
            worst = Math.min(worst, solution.served(r));
        }
        return worst;
    }

    /** Seconds of each run, the most memory that the process held meanwhile, and the last answer. */
    private static final class Measured<T> {
        private final Supplier<T> work;
        private final List<Double> seconds = new ArrayList<>();
        private final List<T> answers = new ArrayList<>();
        private double peak;

        Measured(Supplier<T> work) {
            this.work = work;
        }

        void run() {
            Memory.forgetPeak();
            long began = System.nanoTime();
            T answer = work.get();
            seconds.add((System.nanoTime() - began) / 1e9);
            peak = Math.max(peak, Memory.peak());
            answers.clear();
            answers.add(answer);
        }

        T answer() {
            return answers.getFirst();
        }

        double peak() {
            return peak;
        }

        double median() {
            return seconds.stream().sorted().toList().get(seconds.size() / 2);
        }
    }

    /** Scores by eight traits of requests and experts, some experts more welcome than others, some requests harder. */
    private static Problem problem() {
        var random = new Random(3);
        double[][] experts = traits(random, EXPERTS);
        double[][] requests = traits(random, REQUESTS);
        double[] welcome = random.doubles(EXPERTS).toArray();
        double[] hard = random.doubles(REQUESTS).toArray();
        var builder = new ProblemBuilder(filled(REQUESTS), filled(EXPERTS));
        for (int r = 0; r < REQUESTS; r++) {
            for (int e = 0; e < EXPERTS; e++) {
                double alike = 0;
                for (int t = 0; t < TRAITS; t++) {
                    alike += requests[r][t] * experts[e][t] / TRAITS;
                }
                double score = 0.15 + 0.3 * welcome[e] + 0.35 * alike - 0.15 * hard[r];
                builder.pair(r, e, Math.rint(Math.clamp(score, 0, 1) * 1e6) / 1e6);
            }
        }
        return builder.build();
    }

    private static double[][] traits(Random random, int size) {
        var traits = new double[size][TRAITS];
        for (double[] each : traits) {
            Arrays.setAll(each, t -> random.nextGaussian());
        }
        return traits;
    }

    private static int[] filled(int size) {
        var filled = new int[size];
        Arrays.fill(filled, EACH);
        return filled;
    }

    private static long plainFlow(Problem problem) {
        Loader.loadNativeLibraries();
        int sink = problem.requests() + problem.experts();
        var flow = new MinCostFlow(sink + 1, problem.pairs() + problem.experts());
        for (int r = 0; r < problem.requests(); r++) {
            for (int pair = problem.firstPair(r); pair < problem.endOfPairs(r); pair++) {
                flow.addArcWithCapacityAndUnitCost(
                        r, problem.requests() + problem.expertOf(pair), 1, -problem.worthOf(pair));
            }
            flow.setNodeSupply(r, EACH);
        }
        for (int e = 0; e < problem.experts(); e++) {
            flow.addArcWithCapacityAndUnitCost(problem.requests() + e, sink, EACH, 0);
        }
        flow.setNodeSupply(sink, -EACH * problem.requests());
        flow.solve();
        return -flow.getOptimalCost();
    }
}
