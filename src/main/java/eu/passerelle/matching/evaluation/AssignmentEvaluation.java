package eu.passerelle.matching.evaluation;

import eu.passerelle.matching.assignment.Assigner;
import eu.passerelle.matching.assignment.Assigner.Wishes;
import eu.passerelle.matching.assignment.Problem;
import eu.passerelle.matching.assignment.Solution;
import eu.passerelle.matching.solver.OrToolsFairness;
import eu.passerelle.matching.solver.OrToolsFlows;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * {@code evaluate assignment DIR}: the best assignment of experts to requests for scores that are given, and of the nearly
 * best the fairest, through the same code as the rounds of the product.
 */
final class AssignmentEvaluation {
    private AssignmentEvaluation() {}

    /**
     * @param tolerance what part of the best total may be given up for fairness, 0 to 1; 0 asks for the best total alone
     * @param leastScore no pair below it is taken
     */
    record Options(double tolerance, double leastScore) {
        static final Options DEFAULT = new Options(Wishes.DEFAULT.tolerance(), Double.NEGATIVE_INFINITY);
    }

    static void run(Path directory, Options options) throws IOException {
        run(directory, options, new PrintStream(System.out, true, StandardCharsets.UTF_8), System.err);
    }

    static void run(Path directory, Options options, PrintStream out, PrintStream warnings) throws IOException {
        long began = System.nanoTime();
        RoundFiles.Round round = RoundFiles.read(directory, options.leastScore());
        round.warnings().forEach(warnings::println);
        long read = System.nanoTime();
        Solution solution = solve(round.problem(), options.tolerance());
        long solved = System.nanoTime();
        Path file = write(directory, round, solution);
        long written = System.nanoTime();
        new AssignmentReport(round, solution, out).print();
        out.printf(
                "time: %.1f s (reading %.1f, solving %.1f, writing %.1f)%n",
                (written - began) / 1e9, (read - began) / 1e9, (solved - read) / 1e9, (written - solved) / 1e9);
        out.println("written: " + file);
    }

    private static Solution solve(Problem problem, double tolerance) {
        var assigner = new Assigner(new OrToolsFlows(), new OrToolsFairness(4));
        try {
            return assigner.solve(problem, new Wishes(tolerance, Wishes.DEFAULT.mostWork()));
        } catch (ArithmeticException | IllegalStateException tooLarge) {
            throw new EvaluationRefused("These files cannot be solved: " + tooLarge.getMessage());
        }
    }

    /** Whole or not at all: the old file stays until the new one is complete. */
    private static Path write(Path directory, RoundFiles.Round round, Solution solution) throws IOException {
        Path file = directory.resolve("assignment.tsv");
        if (!Files.isWritable(directory)) {
            throw new EvaluationRefused(
                    "Nothing can be written to " + directory + ". Maybe it belongs to somebody else.");
        }
        Path unfinished = Files.createTempFile(directory, ".assignment", ".tsv");
        try (var writer = Files.newBufferedWriter(unfinished)) {
            if (round.headed()) {
                writer.write("request\texpert\n");
            }
            for (String line : lines(round, solution)) {
                writer.write(line);
            }
        }
        unfinished.toFile().setReadable(true, false);
        return Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static List<String> lines(RoundFiles.Round round, Solution solution) {
        Problem problem = round.problem();
        return IntStream.range(0, problem.requests())
                .boxed()
                .flatMap(r -> IntStream.range(problem.firstPair(r), problem.endOfPairs(r))
                        .filter(pair -> solution.taken()[pair])
                        .mapToObj(problem::expertOf)
                        .sorted(Comparator.naturalOrder())
                        .map(e -> round.demand().ids().name(r) + "\t"
                                + round.capacity().ids().name(e) + "\n"))
                .toList();
    }
}
