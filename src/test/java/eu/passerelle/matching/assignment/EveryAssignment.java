package eu.passerelle.matching.assignment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Looks at every assignment of a small problem: slow, plain, and right. */
final class EveryAssignment {
    /** @param served ascending, of requests that want somebody */
    record Outcome(long filled, long total, double[] served, long unevenness) {}

    private final Problem problem;
    private final int[] requestOf;
    private final List<Outcome> outcomes = new ArrayList<>();

    EveryAssignment(Problem problem) {
        this.problem = problem;
        requestOf = problem.requestOfPairs();
        go(0, new boolean[problem.pairs()], new int[problem.requests()], new int[problem.experts()]);
    }

    private void go(int pair, boolean[] taken, int[] held, int[] load) {
        if (pair == taken.length) {
            outcomes.add(outcome(problem, taken));
            return;
        }
        go(pair + 1, taken, held, load);
        int r = requestOf[pair];
        int e = problem.expertOf(pair);
        if (held[r] < problem.open(r) && load[e] < problem.capacity(e)) {
            taken[pair] = true;
            held[r]++;
            load[e]++;
            go(pair + 1, taken, held, load);
            taken[pair] = false;
            held[r]--;
            load[e]--;
        }
    }

    static Outcome outcome(Problem problem, boolean[] taken) {
        var value = problem.givenWorth.clone();
        var load = new int[problem.experts()];
        int[] requestOf = problem.requestOfPairs();
        long filled = 0;
        for (int pair = 0; pair < taken.length; pair++) {
            if (taken[pair]) {
                value[requestOf[pair]] += problem.worthOf(pair);
                load[problem.expertOf(pair)]++;
                filled++;
            }
        }
        var served = new ArrayList<Double>();
        for (int r = 0; r < value.length; r++) {
            if (problem.wanted(r) > 0) {
                served.add(problem.served(r, value[r]));
            }
        }
        return new Outcome(
                filled,
                Arrays.stream(value).sum(),
                served.stream().mapToDouble(each -> each).sorted().toArray(),
                Arrays.stream(load)
                        .mapToLong(each -> (long) each * (each + 1) / 2)
                        .sum());
    }

    long mostFilled() {
        return outcomes.stream().mapToLong(Outcome::filled).max().orElseThrow();
    }

    long best() {
        return full().stream().mapToLong(Outcome::total).max().orElseThrow();
    }

    Outcome fairest(long leastTotal) {
        return full().stream()
                .filter(outcome -> outcome.total() >= leastTotal)
                .max(Comparator.comparing(Outcome::served, Arrays::compare)
                        .thenComparing(Outcome::total)
                        .thenComparing(Outcome::unevenness, Comparator.reverseOrder()))
                .orElseThrow();
    }

    private List<Outcome> full() {
        long most = mostFilled();
        return outcomes.stream().filter(outcome -> outcome.filled() == most).toList();
    }
}
