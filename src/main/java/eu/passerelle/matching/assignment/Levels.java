package eu.passerelle.matching.assignment;

import java.util.Arrays;

/**
 * Assignments in which everybody reaches a level, at little cost to the total. Whoever is below it has the worth of its
 * pairs counted several times, up to the level and no further, until it reaches the level or weighs too much; whoever is
 * above it with a weight gives some of it back. Each step is one flow over the pairs that matter.
 */
final class Levels {
    /** How far above the level one of several experts still counts more, for each expert beside it. */
    private static final double ABOVE = 0.1;
    /** Who wants one expert only cannot make up for one below the level, so it weighs much from the beginning. */
    private static final double FIRST_WEIGHT = 20;

    private static final int STEPS = 4;
    private static final int MOST_WEIGHT = 64;
    /** Weighted worths are counted more coarsely, so that no sum grows too large for the solver. */
    private static final long COARSE = 1_000;

    private final Problem problem;
    private final FlowSolver solver;
    private final Optimum.Found found;
    private final double[] weight;
    private final int[] requestOf;
    private final long penalty;

    Levels(Optimum.Found found, FlowSolver solver) {
        this.found = found;
        this.solver = solver;
        problem = found.assignment().problem;
        weight = new double[problem.requests()];
        requestOf = found.assignment().requestOf;
        long highest = 1;
        for (long worth : problem.worth) {
            highest = Math.max(highest, Math.abs(worth) / COARSE + 1);
        }
        penalty = highest * (MOST_WEIGHT + 2) * 2 * (Math.min(problem.requests(), problem.experts()) + 2L);
    }

    /**
     * Moves an assignment towards a level.
     *
     * @param aim by request, how well it should be served
     */
    void approach(Assignment assignment, double[] aim) {
        Arrays.setAll(weight, r -> problem.open(r) == 1 ? FIRST_WEIGHT : 0);

        for (int i = 0; i < STEPS && reweigh(assignment, aim); i++) {
            var pairs = new PairFlow(problem, found.places(), found.shown());
            boolean[] taken = pairs.best(solver, pair -> weighted(pair, aim), penalty);
            var wished = new boolean[problem.pairs()];
            for (int at = 0; at < taken.length; at++) {
                wished[found.shown()[at]] = taken[at];
            }
            assignment.become(wished);
        }
    }

    private long weighted(int pair, double[] aim) {
        int r = requestOf[pair];
        long worth = problem.worthOf(pair);
        double counted = Math.min(worth, cap(r, aim[r]));
        return Math.round((worth + weight[r] * counted) / COARSE);
    }

    /** One of several experts may be above the level, to make up for another below it. */
    private double cap(int r, double aim) {
        return aim * (1 + ABOVE * (problem.open(r) - 1));
    }

    /** @return whether anybody is below the level */
    private boolean reweigh(Assignment assignment, double[] aim) {
        boolean any = false;
        for (int r = 0; r < weight.length; r++) {
            if (assignment.served(r) < aim[r]) {
                any = true;
                weight[r] = Math.min(MOST_WEIGHT, weight[r] * 2 + 1);
            } else if (problem.open(r) > 1 && assignment.served(r) > 1.05 * aim[r]) {
                weight[r] *= 0.75;
            }
        }
        return any;
    }
}
