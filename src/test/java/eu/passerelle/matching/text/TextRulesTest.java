package eu.passerelle.matching.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextRulesTest {
    @Test
    void the_best_three_count_and_the_first_most() {
        assertThat(TextRules.ofTheBest(new double[] {0.4, 0.8, 0.1, 0.6})).isCloseTo(0.66, within(1e-12));
        assertThat(TextRules.ofTheBest(new double[0])).isZero();
    }

    @Test
    void one_passage_more_never_does_harm_and_one_less_never_does_good() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int run = 0; run < 1_000; run++) {
            double[] passages = random.doubles(random.nextInt(6)).toArray();
            double[] more = Arrays.copyOf(passages, passages.length + 1);
            more[passages.length] = random.nextDouble();
            assertThat(TextRules.ofTheBest(more))
                    .as("seed %d", seed)
                    .isGreaterThanOrEqualTo(TextRules.ofTheBest(passages))
                    .isLessThanOrEqualTo(1);
        }
    }

    @Test
    void what_is_twenty_years_old_is_half_worth() {
        assertThat(TextRules.freshness(20)).isEqualTo(0.5);
        assertThat(TextRules.freshness(0)).isEqualTo(1);
        assertThat(TextRules.freshness(-1)).as("next year’s").isEqualTo(1);
    }

    @Test
    void a_request_that_is_near_to_everybody_tells_less_of_anybody() {
        double general = TextRules.nearby(filled(2_000, 0.7));
        double special = TextRules.nearby(filled(2_000, 0.2));
        assertThat(TextRules.meaningOf(0.6, general)).isLessThan(TextRules.meaningOf(0.6, special));
        assertThat(TextRules.nearby(new double[0]))
                .as("of no passages, a typical one")
                .isCloseTo(0.43, within(1e-12));
    }

    @Test
    void a_score_is_from_0_to_1_and_rises_with_each_view() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int run = 0; run < 1_000; run++) {
            double words = TextRules.wordsValue(random.nextDouble(-1, 9));
            double meaning = TextRules.meaningValue(random.nextDouble(-1, 1));
            double concepts = random.nextDouble();
            double score = TextRules.score(words, meaning, concepts);
            assertThat(score).as("seed %d", seed).isBetween(0.0, 1.0);
            assertThat(TextRules.score(Math.min(1, words + 0.1), meaning, concepts))
                    .isGreaterThanOrEqualTo(score);
            assertThat(TextRules.score(words, Math.min(1, meaning + 0.1), concepts))
                    .isGreaterThanOrEqualTo(score);
            assertThat(TextRules.score(words, meaning, 1)).isGreaterThanOrEqualTo(score);
        }
    }

    private static double[] filled(int size, double value) {
        double[] values = new double[size];
        Arrays.fill(values, value);
        return values;
    }
}
