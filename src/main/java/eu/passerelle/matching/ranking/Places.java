package eu.passerelle.matching.ranking;

import java.util.List;

/**
 * Places of a ranked list, where those whom the evidence cannot tell apart share one.
 *
 * <p>A candidate shares the place of the first of a group when one would be less than 75 % sure that the first is better: when
 * the difference is below 0.6745 × √(a² + b²), a and b being the two standard deviations, errors taken as normal and
 * independent. Scores 0.80, 0.78 and 0.70, each within 0.03: the limit is 0.0286, so the places are 1, 1 and 3.
 */
public final class Places {
    /** The upper quartile of the normal distribution. */
    private static final double THREE_QUARTERS = 0.6745;

    private Places() {}

    /** @param deviation of the score, one standard deviation */
    public record Scored(double score, double deviation) {}

    /** @param bestFirst by falling score */
    public static List<Integer> of(List<Scored> bestFirst) {
        var places = new Integer[bestFirst.size()];
        int first = 0;
        for (int i = 0; i < places.length; i++) {
            if (!tied(bestFirst.get(first), bestFirst.get(i))) {
                first = i;
            }
            places[i] = first + 1;
        }
        return List.of(places);
    }

    private static boolean tied(Scored first, Scored other) {
        return first.score() - other.score() <= THREE_QUARTERS * Math.hypot(first.deviation(), other.deviation());
    }
}
