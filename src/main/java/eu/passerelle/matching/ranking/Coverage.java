package eu.passerelle.matching.ranking;

import java.util.List;

/**
 * How well a claim serves a need: closeness × level ÷ level wanted (at most 1) × trust, where what nobody has verified
 * counts 0.8. A verified level 2 for the very need, where level 4 is wanted: 1 × 0.5 × 1 = 0.5.
 */
public final class Coverage {
    private static final double TRUST_IN_UNVERIFIED = 0.8;

    private Coverage() {}

    public static double of(double closeness, int level, int wanted, boolean verified) {
        return closeness * Math.min(1, (double) level / wanted) * (verified ? 1 : TRUST_IN_UNVERIFIED);
    }

    /** The mean of the needs' values by their weights; 0 without needs. */
    public static double mean(List<double[]> weightAndValue) {
        double weights = weightAndValue.stream().mapToDouble(pair -> pair[0]).sum();
        return weights == 0
                ? 0
                : weightAndValue.stream().mapToDouble(pair -> pair[0] * pair[1]).sum() / weights;
    }
}
