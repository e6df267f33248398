package eu.passerelle.matching.assignment;

/** Where a request can go when it must make room: of its pairs, those that cost the total least. */
final class Openings {
    private static final int MOST = 96;

    private final Problem problem;
    private final Prices prices;
    private final int[][] pairs;

    Openings(Problem problem, Prices prices) {
        this.problem = problem;
        this.prices = prices;
        pairs = new int[problem.requests()][];
    }

    int[] of(int request) {
        if (pairs[request] == null) {
            var best = new Best(Math.min(MOST, problem.endOfPairs(request) - problem.firstPair(request)));
            for (int pair = problem.firstPair(request); pair < problem.endOfPairs(request); pair++) {
                best.offer(pair, prices.gain(request, pair));
            }
            pairs[request] = best.items();
        }
        return pairs[request];
    }
}
