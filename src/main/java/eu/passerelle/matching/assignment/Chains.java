package eu.passerelle.matching.assignment;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.PriorityQueue;

/**
 * Finds what must move so that one request is served better: it lets go of one expert and takes another, who is full and
 * lets go of another request, which takes a third expert, and so on until somebody has a place free. Of all such chains,
 * the one that costs the least total; the prices of the optimum lead to it. Nobody on the way falls below the aim, nor
 * further if below it already.
 */
final class Chains {
    private static final long UNREACHED = Long.MAX_VALUE;
    private static final int NOBODY = -1;
    /** To keep an expert in mind costs as much as to look at so many pairs. */
    private static final int PUSH = 8;

    private static final int LONGEST = 12;
    private static final int MOST_EXPERTS = 80;

    private final Assignment assignment;
    private final Problem problem;
    private final Prices prices;
    private final Openings openings;
    private final long[] distance;
    /** By expert the pair that would newly be taken. */
    private final int[] taking;
    /** By expert the pair that is let go of for it; negative when it is the first of the chain. */
    private final int[] leaving;

    private final Deque<Integer> touched = new ArrayDeque<>();
    private long work;
    private long farthest;

    Chains(Assignment assignment, Prices prices, Openings openings) {
        this.assignment = assignment;
        problem = assignment.problem;
        this.prices = prices;
        this.openings = openings;
        distance = new long[problem.experts()];
        Arrays.fill(distance, UNREACHED);
        taking = new int[problem.experts()];
        leaving = new int[problem.experts()];
    }

    /**
     * @param least how well it must be served, see {@link Problem#served}
     * @param floor below it nobody else falls, nor further who is below it already
     */
    record Aim(int request, double least, double floor) {}

    private record Reached(long distance, int expert) implements Comparable<Reached> {
        @Override
        public int compareTo(Reached other) {
            int byDistance = Long.compare(distance, other.distance);
            return byDistance != 0 ? byDistance : Integer.compare(expert, other.expert);
        }
    }

    /** How many pairs were looked at since the beginning. */
    long work() {
        return work;
    }

    /**
     * Raises a request to the aim if that costs no more than may be lost.
     *
     * @param mayLose in billionths of the total
     */
    boolean raise(Aim aim, long mayLose, Moves moves) {
        int request = aim.request();
        int end = problem.endOfPairs(request);
        int held = 0;
        work += end - problem.firstPair(request);
        for (int pair = problem.firstPair(request); pair < end; pair++) {
            if (assignment.taken[pair]) {
                held++;
                if (raise(new Search(aim, pair, problem.expertOf(pair), mayLose), moves)) {
                    return true;
                }
            }
        }
        return held < problem.open(request) && raise(new Search(aim, NOBODY, NOBODY, mayLose), moves);
    }

    private boolean raise(Search search, Moves moves) {
        var waiting = new PriorityQueue<Reached>();
        farthest = farthest(search);
        int request = search.aim().request();
        long value = assignment.value[request] - worth(search.dropped());
        int[] open = openings.of(request);
        work += open.length;
        for (int pair : open) {
            if (!assignment.taken[pair]
                    && problem.served(request, value + problem.worthOf(pair))
                            >= search.aim().least()) {
                reach(pair, NOBODY, loss(request, pair), waiting);
            }
        }
        boolean raised = follow(waiting, search, moves);
        touched.forEach(expert -> distance[expert] = UNREACHED);
        touched.clear();
        return raised;
    }

    /** What is farther by the prices costs more than may be lost. */
    private long farthest(Search search) {
        int dropped = search.dropped();
        return search.mayLose()
                - (dropped == NOBODY ? 0 : Math.min(0, prices.gain(search.aim().request(), dropped)));
    }

    /** @param dropped what the request lets go of, or nobody when it has an open place */
    private record Search(Aim aim, int dropped, int freed, long mayLose) {}

    private boolean follow(PriorityQueue<Reached> waiting, Search search, Moves moves) {
        for (int seen = 0; !waiting.isEmpty() && seen < MOST_EXPERTS; ) {
            Reached next = waiting.poll();
            if (next.distance() > distance[next.expert()]) {
                continue;
            }
            seen++;
            boolean free = next.expert() == search.freed() || !assignment.isFull(next.expert());
            int sparing = free ? NOBODY : sparing(next.expert(), search);
            if ((free || sparing != NOBODY) && trueLoss(next.expert(), sparing, search) <= search.mayLose()) {
                apply(next.expert(), sparing, search, moves);
                return true;
            }
            if (!free) {
                displace(next, search, waiting);
            }
        }
        return false;
    }

    /** For a request with an open place, another that holds this expert and does well enough without. */
    private int sparing(int expert, Search search) {
        int best = NOBODY;
        for (int i = 0; i < assignment.load[expert] && search.dropped() == NOBODY; i++) {
            int held = assignment.holding[expert][i];
            int other = assignment.requestOf[held];
            double without = problem.served(other, assignment.value[other] - problem.worthOf(held));
            if (without >= Math.min(search.aim().floor(), assignment.served(other))
                    && (best == NOBODY || problem.worthOf(held) < problem.worthOf(best))
                    && other != search.aim().request()
                    && !isOnTheWay(other, expert)) {
                best = held;
            }
        }
        return best;
    }

    private void displace(Reached at, Search search, PriorityQueue<Reached> waiting) {
        int expert = at.expert();
        for (int i = 0; i < assignment.load[expert]; i++) {
            int held = assignment.holding[expert][i];
            int other = assignment.requestOf[held];
            if (other == search.aim().request() || isOnTheWay(other, expert)) {
                continue;
            }
            double least = Math.min(search.aim().floor(), assignment.served(other));
            long value = assignment.value[other] - problem.worthOf(held);
            long soFar = at.distance() + Math.max(0, prices.gain(other, held));
            int[] open = openings.of(other);
            work += open.length;
            for (int pair : open) {
                if (!assignment.taken[pair] && problem.served(other, value + problem.worthOf(pair)) >= least) {
                    reach(pair, held, soFar + loss(other, pair), waiting);
                }
            }
        }
    }

    private long loss(int request, int pair) {
        return Math.max(0, -prices.gain(request, pair));
    }

    private void reach(int pair, int left, long far, PriorityQueue<Reached> waiting) {
        int expert = problem.expertOf(pair);
        if (far < distance[expert] && far <= farthest) {
            if (distance[expert] == UNREACHED) {
                touched.add(expert);
            }
            distance[expert] = far;
            taking[expert] = pair;
            leaving[expert] = left;
            waiting.add(new Reached(far, expert));
            work += PUSH;
        }
    }

    /** Or the way is too long to be followed. */
    private boolean isOnTheWay(int request, int expert) {
        int at = expert;
        for (int step = 0; step < LONGEST; step++) {
            if (assignment.requestOf[taking[at]] == request) {
                return true;
            }
            if (leaving[at] == NOBODY) {
                return false;
            }
            at = problem.expertOf(leaving[at]);
        }
        return true;
    }

    private long trueLoss(int end, int sparing, Search search) {
        long loss = worth(search.dropped()) + worth(sparing);
        for (int at = end; ; at = problem.expertOf(leaving[at])) {
            loss -= problem.worthOf(taking[at]);
            if (leaving[at] == NOBODY) {
                return loss;
            }
            loss += problem.worthOf(leaving[at]);
        }
    }

    private long worth(int pairOrNobody) {
        return pairOrNobody == NOBODY ? 0 : problem.worthOf(pairOrNobody);
    }

    private void apply(int end, int sparing, Search search, Moves moves) {
        var taken = new ArrayDeque<Integer>();
        dropIfAny(sparing, moves);
        dropIfAny(search.dropped(), moves);
        for (int at = end; ; at = problem.expertOf(leaving[at])) {
            taken.add(taking[at]);
            if (leaving[at] == NOBODY) {
                break;
            }
            moves.drop(leaving[at]);
        }
        taken.forEach(moves::take);
    }

    private static void dropIfAny(int pairOrNobody, Moves moves) {
        if (pairOrNobody != NOBODY) {
            moves.drop(pairOrNobody);
        }
    }
}
