package eu.passerelle.matching.assignment;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Spends what the total may lose on those who are served worst. First all together: the highest level is sought that every
 * request can reach, or at least come to its own best. Then one by one, the worst first, until nobody can be raised.
 *
 * <p>Two requests and a tolerance of 5 per cent. A could have expert X at 0.9 or Y at 0.7; B could have X at 0.45 or Z at
 * 0.3. The best total is 1.2, with A at X and B at Z. With A at Y and B at X it is 1.15, which the tolerance allows, and
 * the worst rises from 0.3 to 0.45.
 */
final class Raising {
    private static final int HALVINGS = 6;

    private final Assignment assignment;
    private final Problem problem;
    private final long leastTotal;
    private final long mostWork;
    private final Chains chains;
    private final Levels levels;
    private final double[] ceiling;
    private boolean[] fairest;
    private double[] fairestServed;

    /** The assignment of what was found is raised. */
    Raising(Optimum.Found found, FlowSolver solver, long leastTotal, long mostWork) {
        assignment = found.assignment();
        problem = assignment.problem;
        this.leastTotal = leastTotal;
        this.mostWork = mostWork;
        chains = new Chains(assignment, found.prices(), new Openings(problem, found.prices()));
        levels = new Levels(found, solver);
        ceiling = new double[problem.requests()];
        Arrays.setAll(ceiling, this::ceiling);
        fairest = assignment.taken.clone();
        fairestServed = served();
    }

    /** What a request could have if it were alone. */
    private double ceiling(int r) {
        var best = new Best(Math.min(problem.open(r), problem.endOfPairs(r) - problem.firstPair(r)));
        for (int pair = problem.firstPair(r); pair < problem.endOfPairs(r); pair++) {
            best.offer(pair, problem.worthOf(pair));
        }
        long most = problem.givenWorth(r);
        for (int pair : best.items()) {
            most += problem.worthOf(pair);
        }
        return problem.served(r, most);
    }

    private double[] served() {
        return IntStream.range(0, problem.requests())
                .filter(r -> problem.wanted(r) > 0)
                .mapToDouble(assignment::served)
                .sorted()
                .toArray();
    }

    /** @return whether it ended by itself, and not at the bound on work */
    boolean run() {
        if (fairestServed.length > 0) {
            level();
            assignment.become(fairest);
            climb(mostWork);
        }
        return chains.work() < mostWork;
    }

    /** Halves the distance between a level that is reached and one that is too high. */
    private void level() {
        boolean[] best = fairest;
        double low = fairestServed[0];
        double high = Arrays.stream(fairestServed).average().orElse(low);
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            assignment.become(best);
            if (reach(middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
    }

    private boolean reach(double level) {
        var aim = new double[problem.requests()];
        Arrays.setAll(aim, r -> Math.min(level, ceiling[r]));
        levels.approach(assignment, aim);
        boolean reached = assignment.total() >= leastTotal;
        for (int r = 0; r < aim.length && assignment.total() >= leastTotal; r++) {
            reached &= raise(r, aim[r], level);
        }
        keepIfFairer();
        return reached;
    }

    private void keepIfFairer() {
        double[] served = served();
        if (assignment.total() >= leastTotal && Arrays.compare(served, fairestServed) > 0) {
            fairestServed = served;
            fairest = assignment.taken.clone();
        }
    }

    /** At once if that can be; else a little, since one that wants several experts may need several steps. */
    private boolean raise(int r, double aim, double floor) {
        while (assignment.served(r) < aim) {
            if (!chain(r, aim, floor)
                    && (problem.open(r) == 1 || !chain(r, Math.nextUp(assignment.served(r)), floor))) {
                return false;
            }
        }
        return true;
    }

    private boolean chain(int r, double least, double floor) {
        return chains.raise(new Chains.Aim(r, least, floor), assignment.total() - leastTotal, new Moves(assignment));
    }

    private record Rank(double served, int request) implements Comparable<Rank> {
        private static final Comparator<Rank> WORST_FIRST =
                Comparator.comparingDouble(Rank::served).thenComparingInt(Rank::request);

        @Override
        public int compareTo(Rank other) {
            return WORST_FIRST.compare(this, other);
        }
    }

    /** The worst, step by step, for as long as they are the worst; who cannot be raised is left. */
    private void climb(long until) {
        var waiting = new PriorityQueue<Rank>();
        for (int r = 0; r < problem.requests(); r++) {
            waiting.add(new Rank(assignment.served(r), r));
        }
        while (!waiting.isEmpty() && chains.work() < until) {
            Rank worst = waiting.poll();
            double served = assignment.served(worst.request());
            if (served > worst.served()) {
                waiting.add(new Rank(served, worst.request()));
            } else if (served < ceiling[worst.request()]
                    && chain(worst.request(), Math.nextUp(served), Math.nextUp(served))) {
                waiting.add(new Rank(assignment.served(worst.request()), worst.request()));
            }
        }
    }
}
