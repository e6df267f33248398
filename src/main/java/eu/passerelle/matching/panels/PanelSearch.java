package eu.passerelle.matching.panels;

import eu.passerelle.matching.panels.PanelProblem.Member;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * The best panels: those that leave the least weight of needs open; of these the smallest; of these the most fitting. Every
 * panel worth keeping is reached by always serving the open need that the fewest can serve, by each of them in turn, or by
 * leaving it open; what cannot be better than what was found is not followed, so the answer is exact.
 *
 * <p>Needs a, b, c; Ana covers a and b, Ben b and c, Cleo c. Nobody covers all; Ana with Ben and Ana with Cleo do. Need a is
 * served by Ana only, so Ana is in; c is open, and Ben and Cleo are tried; the one who fits c better makes the first panel,
 * the other the alternative.
 */
public final class PanelSearch {
    private static final double NO_DIFFERENCE = 1e-12;

    private final PanelProblem problem;
    private final int kept;
    private final int[] cover;
    private final int[][] serving;
    private final double[] highest;
    private final int total;
    private final TreeSet<Found> best = new TreeSet<>();

    private PanelSearch(PanelProblem problem, int kept) {
        this.problem = problem;
        this.kept = kept;
        int needs = problem.weights().length;
        total = Arrays.stream(problem.weights()).sum();
        cover = new int[problem.members().size()];
        highest = new double[needs];
        serving = new int[needs][];
        for (int need = 0; need < needs; need++) {
            serving[need] = serving(need);
        }
    }

    private int[] serving(int need) {
        var able = new ArrayList<Integer>();
        for (int m = 0; m < cover.length; m++) {
            double fit = problem.members().get(m).fit()[need];
            highest[need] = Math.max(highest[need], fit);
            if (fit >= problem.covered()) {
                cover[m] |= 1 << need;
                able.add(m);
            }
        }
        return able.stream().mapToInt(m -> m).toArray();
    }

    /**
     * The best panels, the best first; none when nobody covers anything.
     *
     * @param kept how many, with the alternatives
     */
    public static List<Panel> of(PanelProblem problem, int kept) {
        var search = new PanelSearch(problem, kept);
        search.go(new int[0], 0, 0, new Together(problem));
        return search.best.stream().map(found -> search.panel(found.members())).toList();
    }

    /** @param members ascending */
    private record Found(int open, int[] members, double merit) implements Comparable<Found> {
        private static final Comparator<Found> BEST_FIRST = Comparator.comparingInt(Found::open)
                .thenComparingInt(found -> found.members().length)
                .thenComparing(Comparator.comparingDouble(Found::merit).reversed())
                .thenComparing(Found::members, Arrays::compare);

        @Override
        public int compareTo(Found other) {
            return BEST_FIRST.compare(this, other);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Found found && compareTo(found) == 0;
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(members);
        }
    }

    private void go(int[] members, int covered, int left, Together together) {
        int need = rarest(covered | left);
        int open = weight(left);
        if (need < 0) {
            if (members.length > 0) {
                keep(members, open);
            }
            return;
        }
        if (!canMatter(members, covered, left)) {
            return;
        }
        if (members.length < problem.rules().size()) {
            for (int m : serving[need]) {
                Together larger = together.with(m);
                if (larger.isAllowed()) {
                    go(with(members, m), covered | cover[m], left & ~cover[m], larger);
                }
            }
        }
        go(members, covered, left | 1 << need, together);
    }

    /** Of the needs that are not settled, the one that the fewest can serve. */
    private int rarest(int settled) {
        int rarest = -1;
        for (int need = 0; need < serving.length; need++) {
            if ((settled & 1 << need) == 0 && (rarest < 0 || serving[need].length < serving[rarest].length)) {
                rarest = need;
            }
        }
        return rarest;
    }

    private int weight(int needs) {
        int weight = 0;
        for (int need = 0; need < serving.length; need++) {
            weight += (needs & 1 << need) != 0 ? problem.weights()[need] : 0;
        }
        return weight;
    }

    private static int[] with(int[] members, int m) {
        int[] larger = Arrays.copyOf(members, members.length + 1);
        larger[members.length] = m;
        return larger;
    }

    /** Whether the best that can still come of this would be kept. */
    private boolean canMatter(int[] members, int covered, int left) {
        if (best.size() < kept) {
            return true;
        }
        Found worst = best.last();
        int open = weight(left);
        if (open != worst.open()) {
            return open < worst.open();
        }
        int unsettled = (1 << serving.length) - 1 & ~(covered | left);
        int more = unsettled == 0 ? 0 : membersFor(unsettled);
        if (members.length + more != worst.members().length) {
            return members.length + more < worst.members().length;
        }
        return ceiling(members, more) >= worst.merit() - NO_DIFFERENCE;
    }

    /** At least so many are needed to serve these. */
    private int membersFor(int needs) {
        int most = 1;
        for (int each : cover) {
            most = Math.max(most, Integer.bitCount(each & needs));
        }
        return (Integer.bitCount(needs) + most - 1) / most;
    }

    private double ceiling(int[] members, int more) {
        int size = members.length + more;
        double pairs = more == 0 ? pairs(members) : size * (size - 1) / 2.0;
        double sum = 0;
        for (int need = 0; need < highest.length; need++) {
            sum += problem.weights()[need] * (more == 0 ? fit(members, need) : highest[need]);
        }
        return sum / total + Panel.WORTH_OF_A_PAIR * pairs;
    }

    private double fit(int[] members, int need) {
        double fit = 0;
        for (int m : members) {
            fit = Math.max(fit, problem.members().get(m).fit()[need]);
        }
        return fit;
    }

    private double value(int[] members) {
        double sum = 0;
        for (int need = 0; need < highest.length; need++) {
            sum += problem.weights()[need] * fit(members, need);
        }
        return sum / total;
    }

    private int pairs(int[] members) {
        int pairs = 0;
        for (int one : members) {
            Member member = problem.members().get(one);
            for (int other : members) {
                pairs += one < other
                                && (member.workedWith().contains(other)
                                        || problem.members()
                                                .get(other)
                                                .workedWith()
                                                .contains(one))
                        ? 1
                        : 0;
            }
        }
        return pairs;
    }

    private void keep(int[] members, int open) {
        int[] sorted = members.clone();
        Arrays.sort(sorted);
        best.add(new Found(open, sorted, value(sorted) + Panel.WORTH_OF_A_PAIR * pairs(sorted)));
        if (best.size() > kept) {
            best.pollLast();
        }
    }

    private Panel panel(int[] members) {
        var order = new ArrayList<Integer>();
        var gains = new ArrayList<Double>();
        double soFar = 0;
        while (order.size() < members.length) {
            int next = nextMost(members, order);
            order.add(next);
            double now = value(order.stream().mapToInt(m -> m).toArray());
            gains.add(now - soFar);
            soFar = now;
        }
        var open = new ArrayList<Integer>();
        for (int need = 0; need < serving.length; need++) {
            if (fit(members, need) < problem.covered()) {
                open.add(need);
            }
        }
        return new Panel(
                List.copyOf(order), List.copyOf(gains), List.copyOf(open), soFar, pairs(members), further(members));
    }

    /** Nobody who would add nothing. */
    private List<Panel.Further> further(int[] members) {
        var further = new ArrayList<Panel.Further>();
        int[] now = members;
        for (int next = joining(now); next >= 0; next = joining(now)) {
            int[] larger = with(now, next);
            further.add(new Panel.Further(next, value(larger) - value(now)));
            now = larger;
        }
        return List.copyOf(further);
    }

    /** Who adds most, or −1. */
    private int joining(int[] members) {
        var together = new Together(problem);
        for (int m : members) {
            together = together.with(m);
        }
        int best = -1;
        double most = value(members) + NO_DIFFERENCE;
        for (int m = 0; m < cover.length; m++) {
            int candidate = m;
            boolean fresh = Arrays.stream(members).noneMatch(each -> each == candidate);
            if (fresh && value(with(members, m)) > most && together.with(m).isAllowed()) {
                most = value(with(members, m));
                best = m;
            }
        }
        return best;
    }

    private int nextMost(int[] members, List<Integer> order) {
        int best = -1;
        double bestValue = -1;
        for (int m : members) {
            if (!order.contains(m)) {
                double value = value(with(order.stream().mapToInt(each -> each).toArray(), m));
                if (value > bestValue) {
                    bestValue = value;
                    best = m;
                }
            }
        }
        return best;
    }
}
