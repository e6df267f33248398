package eu.passerelle.matching.text;

import java.util.Arrays;
import java.util.Optional;

/** By number of passage. */
record PassageScores(double[] words, Optional<double[]> meaning) {
    /** What is old counts for less. */
    PassageScores fresh(int[] years, int present) {
        double[] freshness = Arrays.stream(years)
                .mapToDouble(year -> TextRules.freshness(present - year))
                .toArray();
        return new PassageScores(times(words, freshness), meaning.map(values -> times(values, freshness)));
    }

    double[] words(int[] passages) {
        return of(words, passages);
    }

    Optional<double[]> meaning(int[] passages) {
        return meaning.map(values -> of(values, passages));
    }

    /** What a score would be by one passage alone. */
    double alone(int passage) {
        double byWords = TextRules.wordsValue(words[passage]);
        return meaning.map(values -> TextRules.score(byWords, TextRules.meaningValue(values[passage]), 0))
                .orElseGet(() -> TextRules.score(byWords, 0));
    }

    private static double[] of(double[] values, int[] passages) {
        return Arrays.stream(passages).mapToDouble(passage -> values[passage]).toArray();
    }

    private static double[] times(double[] values, double[] factors) {
        double[] products = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            products[i] = values[i] * factors[i];
        }
        return products;
    }
}
