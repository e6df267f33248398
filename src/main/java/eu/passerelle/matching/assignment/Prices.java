package eu.passerelle.matching.assignment;

import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * What a place with each expert is worth to those who did not get it, and what is left to each request: the dual prices of
 * an assignment. They prove how good any assignment can be, whoever found it, and they are found here by raising prices
 * until no request envies another: with one expert, and one request at 0.9 that holds the place and one at 0.7 that does
 * not but has 0.2 elsewhere, the place costs 0.5.
 */
final class Prices {
    private static final long UNPRICED = Long.MIN_VALUE / 4;

    private final Problem problem;
    private final int[] places;
    private final int[] chosen;
    private final boolean[] taken;
    private final int[] requestOf;
    private final int[] firstOf;
    private final int[][] holders;
    /** By request the worth it forgoes, negative its surplus. */
    private final long[] forgone;

    private final long[] price;

    /**
     * @param places by request, how many it can be given at most
     * @param chosen the pairs among which the assignment is best, ascending
     * @param taken for each of the chosen
     */
    Prices(Problem problem, int[] places, int[] chosen, boolean[] taken) {
        this.problem = problem;
        this.places = places;
        this.chosen = chosen;
        this.taken = taken;
        requestOf = new int[chosen.length];
        firstOf = new int[problem.requests() + 1];
        price = new long[problem.experts()];
        forgone = new long[problem.requests()];
        holders = new int[problem.experts()][];
        index();
    }

    private void index() {
        int r = 0;
        var count = new int[problem.experts()];
        for (int i = 0; i < chosen.length; i++) {
            while (chosen[i] >= problem.endOfPairs(r)) {
                firstOf[++r] = i;
            }
            requestOf[i] = r;
            if (taken[i]) {
                count[problem.expertOf(chosen[i])]++;
            }
        }
        Arrays.fill(firstOf, r + 1, firstOf.length, chosen.length);
        for (int e = 0; e < holders.length; e++) {
            holders[e] = new int[count[e]];
        }
        for (int i = 0; i < chosen.length; i++) {
            if (taken[i]) {
                int e = problem.expertOf(chosen[i]);
                holders[e][--count[e]] = i;
            }
        }
    }

    /**
     * Raises the prices until nobody envies.
     *
     * @param penalty what an unfilled place costs
     * @throws IllegalStateException when prices rise for ever: the assignment was not the best
     */
    Prices settle(long penalty) {
        var waiting = new ArrayDeque<Integer>();
        for (int r = 0; r < problem.requests(); r++) {
            forgone[r] = heldBy(r) < places[r] ? penalty : UNPRICED;
            for (int i = firstOf[r]; i < firstOf[r + 1]; i++) {
                if (taken[i]) {
                    forgone[r] = Math.max(forgone[r], -worth(i));
                }
            }
            waiting.add(r);
        }
        var queued = new boolean[problem.requests()];
        Arrays.fill(queued, true);
        long steps = 0;
        long most = 50L * problem.requests() * Math.max(20, problem.requests());
        while (!waiting.isEmpty()) {
            if (++steps > most) {
                throw new IllegalStateException(
                        "Prices do not settle. Maybe the solver's answer is not the cheapest flow.");
            }
            int r = waiting.poll();
            queued[r] = false;
            raise(r, waiting, queued);
        }
        requireBelow(penalty);
        return this;
    }

    /** To leave a place unfilled is always possible, at the penalty, so nothing forgone is worth more. */
    private void requireBelow(long penalty) {
        for (long each : forgone) {
            if (each > penalty) {
                throw new IllegalStateException("A place is left open that could be filled. Maybe the solver gave up.");
            }
        }
    }

    private int heldBy(int r) {
        int held = 0;
        for (int i = firstOf[r]; i < firstOf[r + 1]; i++) {
            held += taken[i] ? 1 : 0;
        }
        return held;
    }

    private void raise(int r, ArrayDeque<Integer> waiting, boolean[] queued) {
        for (int i = firstOf[r]; i < firstOf[r + 1]; i++) {
            int e = problem.expertOf(chosen[i]);
            if (taken[i] || forgone[r] == UNPRICED || worth(i) + forgone[r] <= price[e]) {
                continue;
            }
            price[e] = worth(i) + forgone[r];
            for (int held : holders[e]) {
                int other = requestOf[held];
                if (price[e] - worth(held) > forgone[other]) {
                    forgone[other] = price[e] - worth(held);
                    if (!queued[other]) {
                        queued[other] = true;
                        waiting.add(other);
                    }
                }
            }
        }
    }

    private long worth(int i) {
        return problem.worthOf(chosen[i]);
    }

    /** What this pair would bring above the prices: not above 0 for a pair that is rightly not taken. */
    long gain(int request, int pair) {
        return forgone[request] == UNPRICED
                ? Long.MIN_VALUE / 2
                : problem.worthOf(pair) + forgone[request] - price[problem.expertOf(pair)];
    }

    long price(int expert) {
        return price[expert];
    }

    /**
     * No assignment of the whole problem can be worth more, each unfilled place counted at the penalty below zero.
     *
     * @throws ArithmeticException when the sum is too large to count
     */
    long bound() {
        long bound = 0;
        for (int e = 0; e < price.length; e++) {
            bound = Math.addExact(bound, Math.multiplyExact(price[e], (long) problem.capacity(e)));
        }
        for (int r = 0; r < forgone.length; r++) {
            if (places[r] == 0) {
                continue;
            }
            bound = Math.subtractExact(bound, Math.multiplyExact(forgone[r], (long) places[r]));
            for (int pair = problem.firstPair(r); pair < problem.endOfPairs(r); pair++) {
                long gain = gain(r, pair);
                bound = gain > 0 ? Math.addExact(bound, gain) : bound;
            }
        }
        return bound;
    }
}
