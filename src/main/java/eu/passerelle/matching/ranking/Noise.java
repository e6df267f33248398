package eu.passerelle.matching.ranking;

import java.util.Collection;

/**
 * How far a factor may be from the truth, as a standard deviation on its scale from 0 to 1.
 *
 * <p>A level that somebody verified is taken to be right within 0.05; one that is only stated within 0.15, about half a
 * level of four. Outcomes of single engagements scatter with about 0.25, and the mean of n of them, with the three usual ones
 * that {@link Experience} adds, with 0.25 ÷ √(n + 3). What words tell of a person is right within 0.15. Languages, law and
 * calendars are facts.
 */
public final class Noise {
    public static final double OF_WORDS = 0.15;

    private static final double VERIFIED = 0.05;
    private static final double STATED = 0.15;
    private static final double SCATTER_OF_OUTCOMES = 0.25;
    private static final double USUAL_COUNTS = 3;

    private Noise() {}

    /**
     * Of the weighted mean of what serves each need; each as its weight, its value, and 1 where it is verified. A need that
     * nothing serves is surely not served.
     */
    public static double ofCoverage(Collection<double[]> weightValueVerified) {
        double weights = 0;
        double variance = 0;
        for (double[] need : weightValueVerified) {
            weights += need[0];
            double deviation = need[1] == 0 ? 0 : need[2] == 1 ? VERIFIED : STATED;
            variance += Math.pow(need[0] * deviation, 2);
        }
        return weights == 0 ? 0 : Math.sqrt(variance) / weights;
    }

    public static double ofOutcomes(Collection<PastWork> works) {
        long rated = works.stream().filter(work -> work.outcome().isPresent()).count();
        return SCATTER_OF_OUTCOMES / Math.sqrt(rated + USUAL_COUNTS);
    }
}
