package eu.passerelle.matching.assignment;

import java.util.function.IntToLongFunction;

/** Some pairs of a problem as a flow: from requests to experts to a sink, or past the experts at a penalty. */
final class PairFlow {
    private final Problem problem;
    private final int[] places;
    private final int[] pairs;

    /**
     * @param places by request, how many are to be filled
     * @param pairs ascending
     */
    PairFlow(Problem problem, int[] places, int[] pairs) {
        this.problem = problem;
        this.places = places;
        this.pairs = pairs;
    }

    /**
     * @param penalty for a place that is left open
     * @return for each of the pairs whether it is taken
     */
    boolean[] best(FlowSolver solver, IntToLongFunction worth, long penalty) {
        int sink = problem.requests() + problem.experts();
        var network = new NetworkBuilder(sink + 1, pairs.length + sink);
        int r = 0;
        for (int pair : pairs) {
            while (pair >= problem.endOfPairs(r)) {
                r++;
            }
            network.arc(r, problem.requests() + problem.expertOf(pair), 1, -worth.applyAsLong(pair));
        }
        for (r = 0; r < places.length; r++) {
            network.arc(r, sink, places[r], penalty);
            network.supply(r, places[r]);
            network.supply(sink, -places[r]);
        }
        for (int e = 0; e < problem.experts(); e++) {
            network.arc(problem.requests() + e, sink, problem.capacity(e), 0);
        }
        int[] flow = solver.cheapest(network.build());
        var taken = new boolean[pairs.length];
        for (int i = 0; i < taken.length; i++) {
            taken[i] = flow[i] == 1;
        }
        return taken;
    }
}
