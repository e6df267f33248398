package eu.passerelle.matching.assignment;

import eu.passerelle.matching.assignment.Solution.Fairness;
import java.util.Arrays;
import java.util.Optional;

/**
 * Gives experts to requests: as many places filled as can be; with these the best total; and of all whose total is within
 * the tolerance of the best, the fairest: the request served worst is served as well as can be, then the next, and so on.
 * The same problem always gets the same answer.
 */
public final class Assigner {
    private static final int FEW_REQUESTS = 24;
    private static final int FEW_PAIRS = 1_500;

    private final FlowSolver flows;
    private final FairSolver fair;

    public Assigner(FlowSolver flows, FairSolver fair) {
        this.flows = flows;
        this.fair = fair;
    }

    /**
     * @param tolerance what part of the best total may be given up for fairness, 0 to 1
     * @param mostWork how many pairs may be looked at in search of the fairest: 100 million take a few seconds
     */
    public record Wishes(double tolerance, long mostWork) {
        public static final Wishes DEFAULT = new Wishes(0.01, 150_000_000L);

        public Wishes {
            if (!(tolerance >= 0 && tolerance <= 1)) {
                throw new IllegalArgumentException(
                        "A tolerance of " + tolerance + ". Maybe 0.01, which is 1 per cent.");
            }
        }
    }

    /** @throws IllegalStateException when scores or numbers are too large to count with */
    public Solution solve(Problem problem, Wishes wishes) {
        Optimum.Found found = Optimum.of(problem, flows);
        Assignment assignment = found.assignment();
        long best = assignment.total();
        long filled = assignment.filled();
        var fairness = Fairness.NOT_SOUGHT;
        if (wishes.mostWork() > 0) {
            long leastTotal = best - (long) Math.floor(Math.abs(best) * wishes.tolerance());
            boolean ended = new Raising(found, flows, leastTotal, wishes.mostWork()).run();
            Optional<boolean[]> fairest = isSmall(problem)
                    ? fair.fairest(problem, filled, leastTotal, assignment.taken.clone())
                    : Optional.empty();
            fairest.ifPresent(assignment::become);
            fairness = fairest.isPresent() ? Fairness.PROVEN : ended ? Fairness.IMPROVED : Fairness.INTERRUPTED;
        }
        return new Solution(
                problem,
                assignment.taken,
                assignment.total(),
                best,
                found.bound(),
                fairness,
                Shortage.of(assignment),
                found.shown().length);
    }

    private static boolean isSmall(Problem problem) {
        return problem.pairs() <= FEW_PAIRS
                && Arrays.stream(problem.wanted).filter(wanted -> wanted > 0).count() <= FEW_REQUESTS;
    }
}
