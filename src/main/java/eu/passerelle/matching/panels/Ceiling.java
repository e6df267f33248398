package eu.passerelle.matching.panels;

import java.util.Arrays;

/**
 * No panel is worth more than this. Two bounds, of which the lower holds: what the needs that are still to be served can
 * bring when everybody serves some of them, each as well as anybody of the same kind; and the highest gains over those who
 * are in already, which only shrink when others join.
 */
final class Ceiling {
    private final PanelProblem problem;
    private final Worth worth;
    private final int needs;
    /** By need the best fit that does not cover it. */
    private final double[] uncovered;
    /** By number of people, then by needs, in weights. */
    private final double[][] most;

    Ceiling(PanelProblem problem, Worth worth, int[] cover) {
        this.problem = problem;
        this.worth = worth;
        needs = problem.weights().length;
        uncovered = new double[needs];
        for (PanelProblem.Member member : problem.members()) {
            for (int need = 0; need < needs; need++) {
                double fit = member.fit()[need];
                uncovered[need] = fit < problem.covered() ? Math.max(fit, uncovered[need]) : uncovered[need];
            }
        }
        most = most(cover);
    }

    private double[][] most(int[] cover) {
        int[] kinds = Arrays.stream(cover).distinct().toArray();
        double[][] brought = new double[kinds.length][];
        for (int kind = 0; kind < kinds.length; kind++) {
            brought[kind] = brought(kinds[kind], cover);
        }
        var table = new double[problem.rules().size() + 1][1 << needs];
        for (int people = 1; people < table.length; people++) {
            for (int some = 0; some < 1 << needs; some++) {
                for (int kind = 0; kind < kinds.length; kind++) {
                    table[people][some] = Math.max(
                            table[people][some],
                            brought[kind][some & kinds[kind]] + table[people - 1][some & ~kinds[kind]]);
                }
            }
        }
        return table;
    }

    /** By needs, what the best of those who cover just these would bring to each, above what anybody brings. */
    private double[] brought(int kind, int[] cover) {
        var best = new double[needs];
        for (int m = 0; m < cover.length; m++) {
            for (int need = 0; need < needs && cover[m] == kind; need++) {
                best[need] = Math.max(best[need], problem.members().get(m).fit()[need] - uncovered[need]);
            }
        }
        var sums = new double[1 << needs];
        for (int some = 1; some < sums.length; some++) {
            int lowest = Integer.numberOfTrailingZeros(some);
            sums[some] = sums[some & some - 1] + problem.weights()[lowest] * best[lowest];
        }
        return sums;
    }

    /**
     * @param able of whom so many more join
     * @param rest needs that are still to be served
     */
    double of(int[] members, int[] able, int more, int rest) {
        double[] fits = worth.fits(members);
        double value = Math.min(served(fits, able, more, rest), gained(fits, able, more));
        return value / worth.total() + Panel.WORTH_OF_A_PAIR * worth.mostPairs(members, able, more);
    }

    private double served(double[] fits, int[] able, int more, int rest) {
        double sum = most[more][rest];
        for (int need = 0; need < needs; need++) {
            boolean open = (rest & 1 << need) != 0;
            double fit = Math.max(fits[need], open ? uncovered[need] : 0);
            for (int i = 0; i < able.length && !open; i++) {
                fit = Math.max(fit, problem.members().get(able[i]).fit()[need]);
            }
            sum += problem.weights()[need] * fit;
        }
        return sum;
    }

    private double gained(double[] fits, int[] able, int more) {
        var highest = new double[more];
        for (int m : able) {
            double gain = worth.gain(fits, m);
            for (int place = 0; place < more; place++) {
                if (gain > highest[place]) {
                    double lower = highest[place];
                    highest[place] = gain;
                    gain = lower;
                }
            }
        }
        return worth.sum(fits) + Arrays.stream(highest).sum();
    }
}
