package eu.passerelle.matching.solver;

import eu.passerelle.matching.assignment.Problem;
import java.util.stream.IntStream;

/** How well requests are served, in whole numbers that compare: worth, times what makes all demands equal. */
final class ServedScale {
    private final Problem problem;
    private final long common;
    private final long divisor;

    ServedScale(Problem problem) {
        this.problem = problem;
        common = IntStream.range(0, problem.requests())
                .map(problem::wanted)
                .filter(wanted -> wanted > 0)
                .distinct()
                .mapToLong(wanted -> wanted)
                .reduce(1, ServedScale::common);
        long shared = 0;
        for (int pair = 0; pair < problem.pairs(); pair++) {
            shared = divisor(shared, Math.abs(problem.worthOf(pair)));
        }
        for (int r = 0; r < problem.requests(); r++) {
            shared = divisor(shared, Math.abs(problem.givenWorth(r)));
        }
        divisor = Math.max(1, shared);
    }

    private static long common(long a, long b) {
        return Math.min(1L << 40, a / divisor(a, b) * b);
    }

    private static long divisor(long a, long b) {
        return b == 0 ? a : divisor(b, a % b);
    }

    long of(int request, long worth) {
        return worth / divisor * (problem.wanted(request) == 0 ? 0 : common / problem.wanted(request));
    }

    /** What is fixed, all together, in billionths. */
    long given() {
        return IntStream.range(0, problem.requests())
                .mapToLong(problem::givenWorth)
                .sum();
    }

    /** More than all together can have. */
    long largest() {
        double sum = 1;
        for (int r = 0; r < problem.requests(); r++) {
            double most = Math.abs(problem.givenWorth(r));
            for (int pair = problem.firstPair(r); pair < problem.endOfPairs(r); pair++) {
                most += Math.abs(problem.worthOf(pair));
            }
            sum += most / divisor * common;
        }
        return (long) Math.min(sum, Long.MAX_VALUE / 4);
    }
}
