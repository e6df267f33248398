package eu.passerelle.matching.evaluation;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The usual measures of one ranking, pure. A ranking is the list of its grades, the best place first; what nobody has judged
 * has grade 0.
 */
final class RankingMeasures {
    private RankingMeasures() {}

    /**
     * Normalised discounted cumulative gain (Järvelin and Kekäläinen, 2002), with gain 2^grade − 1 (Burges et al., 2005).
     *
     * <p>Example: the grades 0, 2, 1 have DCG 0 + 3/log₂3 + 1/log₂4 = 2.393; the ideal 2, 1, 0 has 3 + 1/log₂3 = 3.631;
     * so nDCG is 0.659.
     */
    static double ndcg(double[] grades, int places) {
        double[] ideal = Arrays.stream(grades)
                .map(grade -> -grade)
                .sorted()
                .map(grade -> -grade)
                .toArray();
        double best = dcg(ideal, places);
        return best == 0 ? 0 : dcg(grades, places) / best;
    }

    private static double dcg(double[] grades, int places) {
        double sum = 0;
        for (int i = 0; i < Math.min(places, grades.length); i++) {
            sum += (Math.pow(2, Math.max(0, grades[i])) - 1) / (Math.log(i + 2) / Math.log(2));
        }
        return sum;
    }

    /**
     * The mean of the precisions at the place of each that is relevant: graded above 0.
     *
     * <p>Example: relevant at places 1 and 3: (1/1 + 2/3) / 2 = 0.833.
     */
    static double averagePrecision(double[] grades) {
        int relevant = 0;
        double sum = 0;
        for (int i = 0; i < grades.length; i++) {
            if (grades[i] > 0) {
                relevant++;
                sum += (double) relevant / (i + 1);
            }
        }
        return relevant == 0 ? 0 : sum / relevant;
    }

    /** One divided by the place of the first that is relevant. */
    static double reciprocalRank(double[] grades) {
        for (int i = 0; i < grades.length; i++) {
            if (grades[i] > 0) {
                return 1.0 / (i + 1);
            }
        }
        return 0;
    }

    /**
     * Of the pairs with different grades: how much is ordered wrongly, and how much there is; a pair weighs the difference
     * of its grades, and an equal score is half wrong.
     *
     * <p>Example: grades 5, 3, 1 with scores 0.4, 0.6, 0.1: of the pairs 5–3 (2), 5–1 (4), 3–1 (2) the first is wrong: 2 of
     * 8.
     *
     * @return wrong, all
     */
    static double[] misordered(double[] grades, double[] scores) {
        double wrong = 0;
        double all = 0;
        for (int i = 0; i < grades.length; i++) {
            for (int j = i + 1; j < grades.length; j++) {
                double difference = grades[i] - grades[j];
                all += Math.abs(difference);
                double order = Math.signum(scores[i] - scores[j]) * Math.signum(difference);
                wrong += Math.abs(difference) * (1 - order) / 2;
            }
        }
        return new double[] {wrong, all};
    }

    static double mean(DoubleStream values) {
        return values.average().orElse(0);
    }
}
