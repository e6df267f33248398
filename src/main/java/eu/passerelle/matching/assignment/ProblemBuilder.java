package eu.passerelle.matching.assignment;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Gathers a {@link Problem}. Requests and experts are numbers from 0. */
public final class ProblemBuilder {
    private final int[] wanted;
    private final int[] capacity;
    private final PairTable pairs = new PairTable();
    private final Set<Long> conflicts = new HashSet<>();
    private final Set<Long> fixed = new HashSet<>();
    private long leastWorth = Long.MIN_VALUE;

    /**
     * @param wanted by request, how many different experts, 0 or more
     * @param capacity by expert, how many requests at most, 0 or more
     */
    public ProblemBuilder(int[] wanted, int[] capacity) {
        this.wanted = wanted.clone();
        this.capacity = Arrays.stream(capacity)
                .map(most -> Math.min(most, wanted.length))
                .toArray();
    }

    /** @param score finite; counted to the billionth */
    public ProblemBuilder pair(int request, int expert, double score) {
        pairs.add(request, expert, Math.round(score * Problem.UNIT));
        return this;
    }

    /** These two must not meet. */
    public ProblemBuilder conflict(int request, int expert) {
        conflicts.add(key(request, expert));
        return this;
    }

    /** These two are set, whatever else is best, even above the expert's capacity. */
    public ProblemBuilder fix(int request, int expert) {
        fixed.add(key(request, expert));
        return this;
    }

    /** Nobody is given a pair below this score, but for fixed ones. */
    public ProblemBuilder leastScore(double score) {
        leastWorth = Math.round(score * Problem.UNIT);
        return this;
    }

    /** @throws DuplicatePair when a pair came twice */
    public Problem build() {
        pairs.sort(wanted.length, capacity.length);
        var given = new int[wanted.length];
        var givenWorth = new long[wanted.length];
        var left = capacity.clone();
        for (long key : fixed) {
            given[(int) (key / capacity.length)]++;
            left[(int) (key % capacity.length)]--;
        }
        return permitted(
                given,
                givenWorth,
                Arrays.stream(left).map(most -> Math.max(0, most)).toArray());
    }

    private Problem permitted(int[] given, long[] givenWorth, int[] left) {
        var start = new int[wanted.length + 1];
        var expert = new int[pairs.size()];
        var worth = new long[pairs.size()];
        int size = 0;
        for (int i = 0; i < pairs.size(); i++) {
            requireNew(i);
            int r = pairs.request(i);
            if (isFixed(i)) {
                givenWorth[r] += pairs.worth(i);
            } else if (isPermitted(i)) {
                expert[size] = pairs.expert(i);
                worth[size++] = pairs.worth(i);
            }
            start[r + 1] = size;
        }
        for (int r = 0; r < wanted.length; r++) {
            start[r + 1] = Math.max(start[r], start[r + 1]);
        }
        var atLeastGiven = new int[wanted.length];
        Arrays.setAll(atLeastGiven, r -> Math.max(wanted[r], given[r]));
        return new Problem(
                atLeastGiven,
                given,
                givenWorth,
                left,
                start,
                size == expert.length ? expert : Arrays.copyOf(expert, size),
                size == worth.length ? worth : Arrays.copyOf(worth, size));
    }

    private void requireNew(int i) {
        if (i > 0 && pairs.request(i) == pairs.request(i - 1) && pairs.expert(i) == pairs.expert(i - 1)) {
            throw new DuplicatePair(pairs.request(i), pairs.expert(i));
        }
    }

    private boolean isFixed(int i) {
        return !fixed.isEmpty() && fixed.contains(key(pairs.request(i), pairs.expert(i)));
    }

    private boolean isPermitted(int i) {
        return pairs.worth(i) >= leastWorth
                && capacity[pairs.expert(i)] > 0
                && (conflicts.isEmpty() || !conflicts.contains(key(pairs.request(i), pairs.expert(i))));
    }

    private long key(int request, int expert) {
        return (long) request * capacity.length + expert;
    }
}
