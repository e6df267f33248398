package eu.passerelle.matching.assignment;

import java.util.List;

/**
 * What was decided, and how good it is.
 *
 * @param taken for each pair of the problem
 * @param total in billionths, with what is fixed
 * @param best in billionths, the highest total of all that fill as many places
 * @param bound in billionths, proven: no assignment that fills as many places is worth more than this
 * @param fairness how far the search for the fairest went
 * @param unmet the requests that get fewer experts than they want
 * @param shown how many pairs the solver was shown to find the best
 */
public record Solution(
        Problem problem,
        boolean[] taken,
        long total,
        long best,
        long bound,
        Fairness fairness,
        List<Unmet> unmet,
        int shown) {

    /** How far the search for the fairest went. */
    public enum Fairness {
        /** Only the best total was asked for. */
        NOT_SOUGHT,
        /** Nothing fairer exists within the tolerance. */
        PROVEN,
        /** No single chain of changes is fairer within the tolerance. */
        IMPROVED,
        /** As before, but the bound on work was reached. */
        INTERRUPTED
    }

    /** No other assignment has a higher total than {@link #best}. */
    public boolean isBestProven() {
        return best == bound;
    }

    /** In billionths. */
    public long value(int request) {
        long value = problem.givenWorth(request);
        for (int pair = problem.firstPair(request); pair < problem.endOfPairs(request); pair++) {
            value += taken[pair] ? problem.worthOf(pair) : 0;
        }
        return value;
    }

    /** How well a request is served: the mean for each expert it wants, an open place counting nothing; 0 to 1. */
    public double served(int request) {
        return problem.served(request, value(request)) / Problem.UNIT;
    }
}
