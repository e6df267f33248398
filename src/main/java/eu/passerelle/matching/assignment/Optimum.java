package eu.passerelle.matching.assignment;

import java.util.BitSet;

/**
 * The best total. A solver sees only the most promising pairs of each request; prices then show which of the others could
 * improve on its answer. These join, until none is left: the answer is then the best of the whole problem, proven by
 * prices and not by the solver's word.
 */
final class Optimum {
    /** So few pairs are all shown to the solver at once. */
    private static final int FEW = 200_000;

    private static final int PROMISING = 64;

    private final Problem problem;
    private final FlowSolver solver;
    private final int[] places;
    private final BitSet chosen = new BitSet();
    private final long penalty;

    private Optimum(Problem problem, FlowSolver solver) {
        this.problem = problem;
        this.solver = solver;
        places = new int[problem.requests()];
        long highest = 0;
        for (int r = 0; r < places.length; r++) {
            places[r] = Math.min(problem.open(r), problem.endOfPairs(r) - problem.firstPair(r));
        }
        for (long worth : problem.worth) {
            highest = Math.max(highest, Math.abs(worth));
        }
        // One place more changes at most one pair of each request on its way.
        penalty = Math.multiplyExact(2 * highest + 1, Math.min(problem.requests(), problem.experts()) + 2L);
    }

    /**
     * @param bound in billionths, nothing can be worth more that fills as many places
     * @param places by request, how many can be filled at most
     * @param shown the pairs that the solver was shown at last, ascending
     */
    record Found(Assignment assignment, Prices prices, long bound, int[] places, int[] shown) {}

    /** As many places filled as can be, and with these the highest total. */
    static Found of(Problem problem, FlowSolver solver) {
        return new Optimum(problem, solver).find();
    }

    private Found find() {
        choosePromising();
        while (true) {
            int[] pairs = chosen.stream().toArray();
            boolean[] taken = new PairFlow(problem, places, pairs).best(solver, problem::worthOf, penalty);
            Prices prices = new Prices(problem, places, pairs, taken).settle(penalty);
            if (!chooseEnvied(prices)) {
                return found(pairs, taken, prices);
            }
        }
    }

    private void choosePromising() {
        for (int r = 0; r < problem.requests(); r++) {
            int first = problem.firstPair(r);
            int end = problem.endOfPairs(r);
            if (places[r] == 0) {
                continue;
            }
            if (problem.pairs() <= FEW || end - first <= PROMISING + places[r]) {
                chosen.set(first, end);
            } else {
                var best = new Best(PROMISING + places[r]);
                for (int pair = first; pair < end; pair++) {
                    best.offer(pair, problem.worthOf(pair));
                }
                best.forEach(chosen::set);
            }
        }
    }

    /** @return whether there were any */
    private boolean chooseEnvied(Prices prices) {
        boolean any = false;
        for (int r = 0; r < problem.requests(); r++) {
            if (places[r] == 0) {
                continue;
            }
            var best = new Best(PROMISING);
            for (int pair = problem.firstPair(r); pair < problem.endOfPairs(r); pair++) {
                long gain = prices.gain(r, pair);
                if (gain > 0 && !chosen.get(pair)) {
                    best.offer(pair, gain);
                }
            }
            any |= best.forEach(chosen::set);
        }
        return any;
    }

    private Found found(int[] pairs, boolean[] taken, Prices prices) {
        var assignment = new Assignment(problem);
        long fixed = assignment.total();
        long wanted = 0;
        for (int i = 0; i < pairs.length; i++) {
            if (taken[i]) {
                assignment.take(pairs[i]);
            }
        }
        for (int most : places) {
            wanted += most;
        }
        long unfilled = wanted - assignment.filled();
        long bound = Math.addExact(prices.bound(), Math.multiplyExact(unfilled, penalty)) + fixed;
        return new Found(assignment, prices, bound, places, pairs);
    }
}
