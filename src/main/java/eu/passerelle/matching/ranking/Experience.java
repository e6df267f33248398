package eu.passerelle.matching.ranking;

import java.util.Collection;

/**
 * What past engagements are worth.
 *
 * <p>Each counts closeness × similarity × recency; what is three years old counts half. The sum s becomes s / (s + 1): the
 * first engagements matter most. One engagement on the very need, with a team just like this one, ended today: 1 / 2. Three
 * of them: 3 / 4.
 *
 * <p>Outcomes are the mean attainment, from 0 (−2) to 1 (+2), drawn towards what is usual, so that one success is not yet a
 * record: Bühlmann’s credibility estimator (H. Bühlmann, “Experience Rating and Credibility”, ASTIN Bulletin 4, 1967),
 * Z × own mean + (1 − Z) × usual mean with Z = n / (n + k). Here k = 3, as if three more engagements had gone as usual, and n
 * is the sum of the engagements’ recencies, so that old outcomes say less. With nothing rated it is just the usual, 0.7. One
 * engagement with +2 that ended today: Z = 1/4, 1/4 × 1 + 3/4 × 0.7 = 0.775. The same three years ago: n = 0.5, Z = 1/7,
 * 1/7 × 1 + 6/7 × 0.7 = 0.743.
 */
public final class Experience {
    private static final double HALF_LIFE_YEARS = 3;
    private static final double USUAL = 0.7;
    private static final double USUAL_COUNTS = 3;

    private Experience() {}

    public static double onNeed(Collection<PastWork> works) {
        double sum = works.stream()
                .mapToDouble(work -> work.closeness() * work.similarity() * recency(work.yearsAgo()))
                .sum();
        return sum / (sum + 1);
    }

    public static double outcomes(Collection<PastWork> works) {
        double weights = USUAL_COUNTS;
        double sum = USUAL_COUNTS * USUAL;
        for (var work : works) {
            if (work.outcome().isPresent()) {
                double weight = recency(work.yearsAgo());
                weights += weight;
                sum += weight * (work.outcome().getAsInt() + 2) / 4.0;
            }
        }
        return sum / weights;
    }

    private static double recency(double yearsAgo) {
        return Math.pow(0.5, Math.max(0, yearsAgo) / HALF_LIFE_YEARS);
    }
}
