package eu.passerelle.matching.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/**
 * Two sets of weights on the same cases, which neither was learned from.
 *
 * @param present what the weights that hold would have done
 * @param learned what the learned ones would have done
 * @param low between this and {@code high} lies the gain in {@link Figures#ndcg} with a certainty of 90 %, by drawing the cases
 *     again {@value #DRAWS} times
 */
public record Comparison(int cases, Figures present, Figures learned, double low, double high) {
    private static final int DRAWS = 2_000;
    private static final int FIRST = 3;
    private static final int FIRST_TEN = 10;
    private static final double SPREAD_KEPT = 0.9;
    /** Any number will do, as long as the same cases give the same figures. */
    private static final long SEED = 20_270_301;

    /**
     * @param ndcg of the mentors with whom it went well, cut at ten: 1 when each stands first, 1 / log2(1 + place) for one
     * @param accepted share of the mentors who said yes that stand among the first three
     * @param badlyPlaced share of the mentors with whom it went badly that stand among the first three
     * @param spread different experts on the first three places, as a share of these places
     * @param newcomers share of the first ten places held by who had not mentored on the needs by then
     */
    public record Figures(double ndcg, double accepted, double badlyPlaced, double spread, double newcomers) {}

    public static Comparison of(List<Case> cases, double[] present, double[] learned) {
        double[] gains = cases.stream()
                .filter(Case::wentWell)
                .mapToDouble(one -> gain(place(one, learned)) - gain(place(one, present)))
                .toArray();
        double[] drawn = drawn(gains);
        return new Comparison(
                cases.size(),
                figures(cases, present),
                figures(cases, learned),
                drawn.length == 0 ? 0 : drawn[DRAWS / 20],
                drawn.length == 0 ? 0 : drawn[DRAWS - 1 - DRAWS / 20]);
    }

    /** Worth looking at: no worse in what it is for, and it does not send everybody to the same few. */
    public boolean isNoWorse() {
        return learned.ndcg() >= present.ndcg()
                && learned.accepted() >= present.accepted()
                && learned.badlyPlaced() <= present.badlyPlaced()
                && learned.spread() >= SPREAD_KEPT * present.spread();
    }

    private static Figures figures(List<Case> cases, double[] weights) {
        return new Figures(
                mean(cases.stream().filter(Case::wentWell).mapToDouble(one -> gain(place(one, weights)))),
                mean(cases.stream().mapToDouble(one -> place(one, weights) <= FIRST ? 1 : 0)),
                mean(cases.stream().filter(Case::wentBadly).mapToDouble(one -> place(one, weights) <= FIRST ? 1 : 0)),
                spread(cases, weights),
                newcomers(cases, weights));
    }

    private static double mean(DoubleStream numbers) {
        return numbers.average().orElse(0);
    }

    private static double gain(int place) {
        return place > FIRST_TEN ? 0 : Math.log(2) / Math.log(1.0 + place);
    }

    /** From 1; of equals the smaller id comes first. */
    static int place(Case one, double[] weights) {
        return order(one, weights).indexOf(one.chosen()) + 1;
    }

    private static List<Case.Option> order(Case one, double[] weights) {
        var all = new ArrayList<>(one.others());
        all.add(one.chosen());
        all.sort(Comparator.<Case.Option>comparingDouble(option -> -option.score(weights))
                .thenComparing(Case.Option::id));
        return all;
    }

    private static double spread(List<Case> cases, double[] weights) {
        Set<String> different = new HashSet<>();
        int places = 0;
        for (Case one : cases) {
            for (Case.Option option : first(one, weights, FIRST)) {
                different.add(option.id());
                places++;
            }
        }
        return places == 0 ? 0 : (double) different.size() / places;
    }

    private static double newcomers(List<Case> cases, double[] weights) {
        return mean(cases.stream()
                .flatMap(one -> first(one, weights, FIRST_TEN).stream())
                .mapToDouble(option -> option.newcomer() ? 1 : 0));
    }

    private static List<Case.Option> first(Case one, double[] weights, int most) {
        List<Case.Option> order = order(one, weights);
        return order.subList(0, Math.min(most, order.size()));
    }

    /** Means of as many gains as there are, drawn with putting back; sorted. */
    private static double[] drawn(double[] gains) {
        if (gains.length == 0) {
            return gains;
        }
        var random = new SplittableRandom(SEED);
        double[] means = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double sum = 0;
            for (int i = 0; i < gains.length; i++) {
                sum += gains[random.nextInt(gains.length)];
            }
            means[draw] = sum / gains.length;
        }
        Arrays.sort(means);
        return means;
    }
}
