package eu.passerelle.matching.panels;

import java.util.Arrays;
import java.util.BitSet;

/** What panels are worth: how well the best of them fits each need, and who has worked well with whom. */
final class Worth {
    private final PanelProblem problem;
    private final int[] weights;
    private final double[][] fit;
    private final int total;
    private final BitSet[] companions;

    Worth(PanelProblem problem) {
        this.problem = problem;
        weights = problem.weights();
        fit = problem.members().stream().map(PanelProblem.Member::fit).toArray(double[][]::new);
        total = Arrays.stream(weights).sum();
        companions = new BitSet[fit.length];
        Arrays.setAll(companions, m -> new BitSet());
        for (int m = 0; m < fit.length; m++) {
            for (int other : problem.members().get(m).workedWith()) {
                if (other != m) {
                    companions[m].set(other);
                    companions[other].set(m);
                }
            }
        }
    }

    int total() {
        return total;
    }

    /** By need, of the best. */
    double[] fits(int[] members) {
        var best = new double[weights.length];
        for (int m : members) {
            for (int need = 0; need < best.length; need++) {
                best[need] = Math.max(best[need], fit[m][need]);
            }
        }
        return best;
    }

    double sum(double[] fits) {
        double sum = 0;
        for (int need = 0; need < fits.length; need++) {
            sum += weights[need] * fits[need];
        }
        return sum;
    }

    /** What one more adds to {@link #sum}. */
    double gain(double[] fits, int m) {
        double gain = 0;
        for (int need = 0; need < fits.length; need++) {
            gain += weights[need] * Math.max(0, fit[m][need] - fits[need]);
        }
        return gain;
    }

    /** 0 to 1. */
    double value(int[] members) {
        return sum(fits(members)) / total;
    }

    double merit(int[] members) {
        return value(members) + Panel.WORTH_OF_A_PAIR * pairs(members);
    }

    int pairs(int[] members) {
        return ends(members, set(members)) / 2;
    }

    private static BitSet set(int[] members) {
        var set = new BitSet();
        for (int m : members) {
            set.set(m);
        }
        return set;
    }

    private int ends(int[] members, BitSet others) {
        int ends = 0;
        for (int m : members) {
            ends += known(m, others);
        }
        return ends;
    }

    private int known(int m, BitSet others) {
        if (companions[m].isEmpty()) {
            return 0;
        }
        var known = (BitSet) companions[m].clone();
        known.and(others);
        return known.cardinality();
    }

    /** No more pairs than this are in a panel of these and so many of the others. */
    int mostPairs(int[] members, int[] others, int more) {
        BitSet joining = set(others);
        int pairs = pairs(members);
        for (int m : members) {
            pairs += Math.min(more, known(m, joining));
        }
        int among = more * (more - 1) / 2;
        return pairs + (among == 0 ? 0 : Math.min(among, ends(others, joining) / 2));
    }
}
