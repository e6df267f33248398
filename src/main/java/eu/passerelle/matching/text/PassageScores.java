package eu.passerelle.matching.text;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** The values of some passages for a request, 0 to 1, by number of passage. */
record PassageScores(double[] words, Optional<double[]> meaning) {
    /** @param years how old each is: what is old counts for less */
    static PassageScores of(double[] words, Optional<double[]> meaning, double[] years) {
        return new PassageScores(
                values(words, years, TextRules::wordsValue),
                meaning.map(scores -> values(scores, years, TextRules::meaningValue)));
    }

    TextMatch together(int[] passages) {
        return new TextMatch(
                TextRules.ofTheBest(some(words, passages)),
                meaning.map(values -> OptionalDouble.of(TextRules.ofTheBest(some(values, passages))))
                        .orElse(OptionalDouble.empty()));
    }

    /** How well one passage answers, 0 to 1. */
    double alone(int passage) {
        return meaning.map(values -> TextRules.score(words[passage], values[passage], 0))
                .orElseGet(() -> TextRules.score(words[passage], 0));
    }

    private static double[] values(double[] scores, double[] years, DoubleUnaryOperator value) {
        return IntStream.range(0, scores.length)
                .mapToDouble(i -> value.applyAsDouble(scores[i] * TextRules.freshness(years[i])))
                .toArray();
    }

    private static double[] some(double[] values, int[] passages) {
        return Arrays.stream(passages).mapToDouble(passage -> values[passage]).toArray();
    }
}
