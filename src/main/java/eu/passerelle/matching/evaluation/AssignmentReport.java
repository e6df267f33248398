package eu.passerelle.matching.evaluation;

import eu.passerelle.matching.assignment.Problem;
import eu.passerelle.matching.assignment.Solution;
import eu.passerelle.matching.assignment.Unmet;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The figures of an assignment, a line each. */
final class AssignmentReport {
    private static final int MOST_NAMED = 20;

    private final RoundFiles.Round round;
    private final Problem problem;
    private final Solution solution;
    private final PrintStream out;
    private final int[] wanting;

    AssignmentReport(RoundFiles.Round round, Solution solution, PrintStream out) {
        this.round = round;
        this.solution = solution;
        this.out = out;
        problem = round.problem();
        wanting = IntStream.range(0, problem.requests())
                .filter(r -> problem.wanted(r) > 0)
                .toArray();
    }

    void print() {
        line(
                "requests: %d, wanting %d places",
                problem.requests(), round.demand().sum());
        line(
                "experts: %d, offering %d places",
                problem.experts(), round.capacity().sum());
        line("pairs: %d, of which %d are permitted", round.lines(), problem.pairs());
        line("filled: %d places", filled());
        line("total: %.6f", units(solution.total()));
        line("bound: %.6f (%s)", units(solution.bound()), proof());
        line("of the bound: %.4f %%", solution.bound() == 0 ? 100 : 100.0 * solution.total() / solution.bound());
        spread("sum of scores of a request", r -> units(solution.value(r)));
        spread("mean for each expert wanted", solution::served);
        line("fairness: %s", fairness());
        solution.unmet().stream().limit(MOST_NAMED).forEach(unmet -> line("unmet: %s", words(unmet)));
        if (solution.unmet().size() > MOST_NAMED) {
            line("unmet: and %d more requests", solution.unmet().size() - MOST_NAMED);
        }
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }

    private long filled() {
        return IntStream.range(0, problem.pairs())
                .filter(pair -> solution.taken()[pair])
                .count();
    }

    private static double units(long billionths) {
        return (double) billionths / Problem.UNIT;
    }

    private String proof() {
        return solution.isBestProven()
                ? "proven: no assignment that fills as many places is worth more, and one is worth this"
                : String.format(Locale.ROOT, "the best known is worth %.6f", units(solution.best()));
    }

    private void spread(String what, IntToDoubleFunction measure) {
        double[] sorted = Arrays.stream(wanting).mapToDouble(measure).sorted().toArray();
        if (sorted.length > 0) {
            line(
                    "%s: minimum %.6f, lowest decile %.6f, mean %.6f",
                    what,
                    sorted[0],
                    sorted[(sorted.length - 1) / 10],
                    Arrays.stream(sorted).average().orElse(0));
        }
    }

    private String fairness() {
        return switch (solution.fairness()) {
            case NOT_SOUGHT -> "not sought";
            case PROVEN -> "proven: nothing within the tolerance serves the worst, then the next, better";
            case IMPROVED ->
                "improved until no chain of changes within the tolerance serves anybody better at less cost to others";
            case INTERRUPTED -> "improved until the bound on work; more may be possible";
        };
    }

    private String words(Unmet unmet) {
        String name = round.demand().ids().name(unmet.request());
        String why = switch (unmet.reason()) {
            case NOBODY -> "no expert is permitted: each is without a score, without capacity or in conflict";
            case TOO_FEW -> "only " + unmet.permitted() + " experts are permitted";
            case ALL_TAKEN ->
                "the " + unmet.scarce() + " experts it shares with " + unmet.rivals() + " other requests are all full";
        };
        return "request " + name + " lacks " + unmet.missing() + " of " + problem.wanted(unmet.request()) + ": " + why;
    }
}
