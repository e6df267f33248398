package eu.passerelle.matching.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Learns the weights of the factors from pairs: who mentored well should stand above those who could have been chosen too, who
 * mentored badly below them; what went so-so teaches nothing.
 *
 * <p>This is logistic regression on the differences of the factors (the linear form of RankNet: C. Burges et al., “Learning
 * to Rank using Gradient Descent”, 2005): the chance that a stands above b is 1 / (1 + exp(−u·(a − b))). No u is below 0, so a
 * larger factor never makes a score smaller. The weights are u divided by its sum. They are drawn towards those that hold, by
 * |u − {@value #SCALE} × weights|² / 2: a factor on which the cases say nothing keeps its part, and few cases move little. A
 * case counts once, or twice when it went very well or very badly, however many could have been chosen.
 *
 * <p>The sum of losses is convex. One factor after the other is moved to the minimum of a parabola that lies above the loss
 * everywhere (the second derivative of the logistic loss is at most 1/4), so each step makes the loss smaller, without any
 * step size to choose, and the same cases always give the same weights.
 *
 * <p>Example: with two factors of weight 0.5 each, and cases in which those who mentored well were better by the first factor
 * and no different by the second, the first weight rises above 0.5; where they were worse by the first, it falls, and stops at
 * 0.
 */
public final class WeightLearner {
    /** How sharply a difference of 1 in the score decides at the beginning: 1 / (1 + exp(−6)) is nearly sure. */
    static final double SCALE = 6;

    private static final double DRAWN_TO_PRESENT = 1;
    private static final int SWEEPS = 500;
    private static final double SETTLED = 1e-9;

    private final List<Pair> pairs;
    private final double[] present;

    private WeightLearner(List<Pair> pairs, double[] present) {
        this.pairs = pairs;
        this.present = present;
    }

    /** @param difference in the factors of who should stand above and who below; @param count of a case all add up to |outcome| */
    private record Pair(double[] difference, double count) {}

    /**
     * @param present the weights that hold, adding up to 1
     * @return weights that add up to 1, none below 0
     */
    public static double[] learn(List<Case> cases, double[] present) {
        double[] scaled = Arrays.stream(present).map(weight -> weight * SCALE).toArray();
        return shares(new WeightLearner(pairs(cases), scaled).minimum(), present);
    }

    private static List<Pair> pairs(List<Case> cases) {
        var pairs = new ArrayList<Pair>();
        for (Case one : cases) {
            if (one.wentWell() || one.wentBadly()) {
                double count = Math.abs(one.outcome()) / (double) one.others().size();
                int sign = one.wentWell() ? 1 : -1;
                one.others().forEach(other -> pairs.add(new Pair(difference(one.chosen(), other, sign), count)));
            }
        }
        return pairs;
    }

    private static double[] difference(Case.Option above, Case.Option below, int sign) {
        double[] difference = new double[above.factors().length];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = sign * (above.factors()[i] - below.factors()[i]);
        }
        return difference;
    }

    private double[] minimum() {
        double[] u = present.clone();
        double[] margins = margins(u);
        double[] curvature = curvature();
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            double moved = 0;
            for (int i = 0; i < u.length; i++) {
                double step = Math.max(0, u[i] - slope(i, u[i], margins) / curvature[i]) - u[i];
                u[i] += step;
                move(margins, i, step);
                moved = Math.max(moved, Math.abs(step));
            }
            if (moved < SETTLED) {
                break;
            }
        }
        return u;
    }

    private double[] margins(double[] u) {
        return pairs.stream()
                .mapToDouble(pair -> {
                    double margin = 0;
                    for (int i = 0; i < u.length; i++) {
                        margin += u[i] * pair.difference()[i];
                    }
                    return margin;
                })
                .toArray();
    }

    private double[] curvature() {
        double[] curvature = new double[present.length];
        Arrays.fill(curvature, DRAWN_TO_PRESENT);
        for (Pair pair : pairs) {
            for (int i = 0; i < curvature.length; i++) {
                curvature[i] += pair.count() * pair.difference()[i] * pair.difference()[i] / 4;
            }
        }
        return curvature;
    }

    private double slope(int factor, double at, double[] margins) {
        double slope = DRAWN_TO_PRESENT * (at - present[factor]);
        for (int p = 0; p < margins.length; p++) {
            Pair pair = pairs.get(p);
            slope -= pair.count() * pair.difference()[factor] / (1 + Math.exp(margins[p]));
        }
        return slope;
    }

    private void move(double[] margins, int factor, double step) {
        for (int p = 0; p < margins.length; p++) {
            margins[p] += step * pairs.get(p).difference()[factor];
        }
    }

    private static double[] shares(double[] u, double[] present) {
        double sum = Arrays.stream(u).sum();
        return sum <= 0
                ? present.clone()
                : Arrays.stream(u).map(one -> one / sum).toArray();
    }
}
