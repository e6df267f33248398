package eu.passerelle.matching.assignment;

import java.util.Arrays;

/**
 * Who may mentor whom, how well, and how many each wants or takes. Pairs lie together by request, experts ascending; a
 * pair that is not here is not permitted. What is fixed beforehand is taken off demands and capacities.
 */
public final class Problem {
    /** Scores are counted in billionths, so that sums are exact. */
    public static final long UNIT = 1_000_000_000L;

    final int[] wanted;
    final int[] given;
    final long[] givenWorth;
    final int[] capacity;
    final int[] start;
    final int[] expert;
    final long[] worth;

    /**
     * @param wanted by request, how many experts in all
     * @param given by request, how many of them are fixed beforehand
     * @param givenWorth by request, what these are worth
     * @param capacity by expert, how many requests beside the fixed ones
     * @param start by request its first pair, and at the end the number of pairs
     */
    Problem(int[] wanted, int[] given, long[] givenWorth, int[] capacity, int[] start, int[] expert, long[] worth) {
        this.wanted = wanted;
        this.given = given;
        this.givenWorth = givenWorth;
        this.capacity = capacity;
        this.start = start;
        this.expert = expert;
        this.worth = worth;
    }

    public int requests() {
        return wanted.length;
    }

    public int experts() {
        return capacity.length;
    }

    public int pairs() {
        return expert.length;
    }

    /** How many experts a request still wants. */
    public int open(int request) {
        return wanted[request] - given[request];
    }

    public int capacity(int expert) {
        return capacity[expert];
    }

    public int firstPair(int request) {
        return start[request];
    }

    /** One past the last. */
    public int endOfPairs(int request) {
        return start[request + 1];
    }

    public int expertOf(int pair) {
        return expert[pair];
    }

    /** In billionths. */
    public long worthOf(int pair) {
        return worth[pair];
    }

    /** What the fixed experts of a request are worth, in billionths. */
    public long givenWorth(int request) {
        return givenWorth[request];
    }

    /** How many experts a request wants in all. */
    public int wanted(int request) {
        return wanted[request];
    }

    /** How well a request is served that has pairs of this worth in all: the mean for each expert it wants, in billionths. */
    public double served(int request, long value) {
        return wanted[request] == 0 ? Double.POSITIVE_INFINITY : (double) value / wanted[request];
    }

    int[] requestOfPairs() {
        var request = new int[pairs()];
        for (int r = 0; r < requests(); r++) {
            Arrays.fill(request, start[r], start[r + 1], r);
        }
        return request;
    }
}
