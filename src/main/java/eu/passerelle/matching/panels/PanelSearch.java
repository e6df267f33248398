package eu.passerelle.matching.panels;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The best panels: those that leave the least weight of needs open; of these the smallest; of these the most fitting. Nobody
 * is in a panel whose needs the others cover without. Every such panel is reached by always serving the need that the fewest
 * can still serve, by each of them in turn, or by leaving it open for good; what cannot be better than what was found is not
 * followed. So the answer is exact, unless the bound on work was reached: that is said.
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
    private final Reach reach;
    private final Worth worth;
    private final Ceiling ceiling;
    private final TreeSet<Found> best = new TreeSet<>();
    private int steps;

    private PanelSearch(PanelProblem problem, int kept, int mostSteps) {
        this.problem = problem;
        this.kept = kept;
        cover = problem.members().stream().mapToInt(this::cover).toArray();
        reach = new Reach(problem.weights(), cover, problem.rules().size());
        worth = new Worth(problem);
        ceiling = new Ceiling(problem, worth, cover);
        steps = mostSteps;
    }

    private int cover(PanelProblem.Member member) {
        return IntStream.range(0, problem.weights().length)
                .filter(need -> member.fit()[need] >= problem.covered())
                .map(need -> 1 << need)
                .sum();
    }

    /**
     * @param panels the best first; none when nobody covers anything
     * @param proven no other panel is better; else the bound on work was reached before that was sure
     */
    public record Result(List<Panel> panels, boolean proven) {}

    /**
     * @param kept how many, with the alternatives
     * @param mostSteps how many incomplete panels may be looked at: 100,000 take a few seconds
     */
    public static Result of(PanelProblem problem, int kept, int mostSteps) {
        var search = new PanelSearch(problem, kept, mostSteps);
        Together nobody = Together.nobody(problem);
        int[] able = IntStream.range(0, search.cover.length)
                .filter(m -> search.cover[m] != 0)
                .toArray();
        search.go(nobody, nobody.joinable(able), search.all(), 0);
        var gains = new Gains(problem, search.worth);
        return new Result(
                search.best.stream().map(found -> gains.panel(found.members())).toList(), search.steps > 0);
    }

    private int all() {
        return (1 << problem.weights().length) - 1;
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

    /**
     * @param able who may join and covers nothing that is left open
     * @param unsettled needs that are neither covered nor left open
     */
    private void go(Together together, int[] able, int unsettled, int left) {
        int servable = 0;
        for (int m : able) {
            servable |= cover[m];
        }
        int lost = left | unsettled & ~servable;
        int rest = unsettled & servable;
        if (rest == 0) {
            keep(together.members(), reach.weight(lost));
        } else if (canMatter(together.members(), able, rest, lost)) {
            serve(together, able, rest, lost);
        }
    }

    private void serve(Together together, int[] able, int rest, int lost) {
        int need = rarest(able, rest);
        int bit = 1 << need;
        for (int m : serving(together, able, need, rest)) {
            if (steps-- <= 0) {
                return;
            }
            Together larger = together.with(m);
            int still = rest & ~cover[m];
            if (canMatter(larger.members(), able, still, lost)) {
                go(larger, larger.joinable(able), still, lost);
            }
        }
        int[] others = Arrays.stream(able).filter(m -> (cover[m] & bit) == 0).toArray();
        go(together, others, rest & ~bit, lost | bit);
    }

    /** Of the needs, the one that the fewest of these can serve. */
    private int rarest(int[] able, int rest) {
        int rarest = -1;
        int fewest = Integer.MAX_VALUE;
        for (int need = 0; need < problem.weights().length; need++) {
            int serving = 0;
            for (int m : able) {
                serving += cover[m] >> need & 1;
            }
            if ((rest & 1 << need) != 0 && serving < fewest) {
                fewest = serving;
                rarest = need;
            }
        }
        return rarest;
    }

    /** Who covers the most comes first, then who makes the panel worth most, so that good panels are found early. */
    private List<Integer> serving(Together together, int[] able, int need, int rest) {
        return Arrays.stream(able)
                .filter(m -> (cover[m] & 1 << need) != 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(m -> -reach.weight(cover[m] & rest))
                        .thenComparingDouble(m -> -worth.merit(together.with(m).members())))
                .toList();
    }

    /** Whether the best that can still come of this would be kept; of panels worth the same, those found first stay. */
    private boolean canMatter(int[] members, int[] able, int rest, int lost) {
        if (best.size() < kept) {
            return true;
        }
        Found worst = best.last();
        int mayStayOpen = worst.open() - reach.weight(lost);
        int staysOpen = reach.open(rest, problem.rules().size() - members.length);
        if (staysOpen != mayStayOpen) {
            return staysOpen < mayStayOpen;
        }
        int more = reach.fewest(rest, mayStayOpen);
        if (members.length + more != worst.members().length) {
            return members.length + more < worst.members().length;
        }
        return ceiling.of(members, able, more, rest) > worst.merit() + NO_DIFFERENCE;
    }

    private void keep(int[] members, int open) {
        if (members.length == 0 || hasSuperfluous(members)) {
            return;
        }
        int[] sorted = members.clone();
        Arrays.sort(sorted);
        best.add(new Found(open, sorted, worth.merit(sorted)));
        if (best.size() > kept) {
            best.pollLast();
        }
    }

    /** The others cover as much without somebody. */
    private boolean hasSuperfluous(int[] members) {
        int once = 0;
        int more = 0;
        for (int m : members) {
            more |= once & cover[m];
            once |= cover[m];
        }
        int alone = once & ~more;
        return Arrays.stream(members).anyMatch(m -> (cover[m] & alone) == 0);
    }
}
