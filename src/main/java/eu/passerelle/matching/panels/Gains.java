package eu.passerelle.matching.panels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Tells what each adds: of the members of a panel, and of those who could still join. */
final class Gains {
    private static final double NOTHING = 1e-12;

    private final PanelProblem problem;
    private final Worth worth;

    Gains(PanelProblem problem, Worth worth) {
        this.problem = problem;
        this.worth = worth;
    }

    /** @param members who form an allowed panel */
    Panel panel(int[] members) {
        int[] order = new int[0];
        var gains = new ArrayList<Double>();
        while (order.length < members.length) {
            int[] soFar = order;
            int next = most(soFar, members, m -> Arrays.stream(soFar).noneMatch(each -> each == m));
            order = with(soFar, next);
            gains.add(worth.value(order) - worth.value(soFar));
        }
        double[] fits = worth.fits(members);
        List<Integer> open = IntStream.range(0, problem.weights().length)
                .filter(need -> fits[need] < problem.covered())
                .boxed()
                .toList();
        return new Panel(
                Arrays.stream(order).boxed().toList(),
                List.copyOf(gains),
                open,
                worth.value(members),
                worth.pairs(members),
                further(members));
    }

    /** Nobody who would add nothing. */
    private List<Panel.Further> further(int[] members) {
        var further = new ArrayList<Panel.Further>();
        int[] everybody = IntStream.range(0, problem.members().size()).toArray();
        Together together = Together.nobody(problem);
        for (int m : members) {
            together = together.with(m);
        }
        while (true) {
            int[] now = together.members();
            int next = most(now, everybody, together::mayJoin);
            double gain = next < 0 ? 0 : worth.value(with(now, next)) - worth.value(now);
            if (gain <= NOTHING) {
                return List.copyOf(further);
            }
            further.add(new Panel.Further(next, gain));
            together = together.with(next);
        }
    }

    /** Who adds most to these, the first of several; −1 when nobody is left. */
    private int most(int[] members, int[] some, IntPredicate allowed) {
        int best = -1;
        double most = -1;
        for (int m : some) {
            if (allowed.test(m)) {
                double value = worth.value(with(members, m));
                if (value > most) {
                    most = value;
                    best = m;
                }
            }
        }
        return best;
    }

    private static int[] with(int[] members, int m) {
        int[] larger = Arrays.copyOf(members, members.length + 1);
        larger[members.length] = m;
        return larger;
    }
}
