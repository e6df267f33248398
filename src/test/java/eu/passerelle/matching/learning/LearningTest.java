package eu.passerelle.matching.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.passerelle.matching.learning.Case.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LearningTest {
    static final double[] EVEN = {0.5, 0.5};

    @Test
    void who_did_well_by_the_first_factor_raises_its_weight() {
        double[] learned = WeightLearner.learn(cases(40, option("m", 0.9, 0.5), option("o", 0.3, 0.5), 2), EVEN);
        assertThat(learned[0]).isGreaterThan(0.55);
        assertThat(learned[0] + learned[1]).isCloseTo(1, within(1e-9));
    }

    @Test
    void who_did_well_in_spite_of_the_first_factor_lowers_its_weight_but_never_below_nothing() {
        double[] learned = WeightLearner.learn(cases(400, option("m", 0.1, 0.5), option("o", 0.9, 0.5), 2), EVEN);
        assertThat(learned).containsExactly(0, 1);
    }

    @Test
    void who_did_badly_teaches_the_opposite_and_what_went_so_so_nothing() {
        Option high = option("m", 0.9, 0.5);
        Option low = option("o", 0.3, 0.5);
        assertThat(WeightLearner.learn(cases(40, high, low, -2), EVEN)[0]).isLessThan(0.45);
        assertThat(WeightLearner.learn(cases(40, high, low, 0), EVEN)).containsExactly(0.5, 0.5);
        assertThat(WeightLearner.learn(List.of(), EVEN)).containsExactly(0.5, 0.5);
    }

    @Test
    void a_factor_of_which_the_cases_say_nothing_keeps_its_part_beside_the_others() {
        double[] present = {0.25, 0.25, 0.5};
        var mentor = new Option("m", new double[] {0.9, 0, 0.4}, false);
        var other = new Option("o", new double[] {0.2, 0, 0.4}, false);
        double[] learned = WeightLearner.learn(cases(40, mentor, other, 1), present);
        assertThat(learned[1] / learned[2]).isCloseTo(0.5, within(1e-6));
        assertThat(learned[0]).isGreaterThan(0.25);
    }

    @Test
    void few_cases_move_less_than_many() {
        Option mentor = option("m", 0.9, 0.5);
        Option other = option("o", 0.3, 0.5);
        assertThat(WeightLearner.learn(cases(3, mentor, other, 1), EVEN)[0])
                .isBetween(0.5, WeightLearner.learn(cases(30, mentor, other, 1), EVEN)[0]);
    }

    @Test
    void no_other_weights_have_a_smaller_loss_and_the_same_cases_give_the_same() {
        var seeded = seeded();
        for (int round = 0; round < 6; round++) {
            List<Case> cases = world(seeded, new double[] {0.7, 0.1, 0.2}, 30);
            double[] present = {0.2, 0.5, 0.3};
            double[] learned = WeightLearner.learn(cases, present);
            assertThat(learned).isEqualTo(WeightLearner.learn(cases, present));
            assertThat(Arrays.stream(learned).min().orElseThrow()).isNotNegative();
            double least = leastLoss(cases, present, learned);
            for (int tried = 0; tried < 50; tried++) {
                double[] other = shares(new double[] {seeded.nextDouble(), seeded.nextDouble(), seeded.nextDouble()});
                assertThat(leastLoss(cases, present, other)).isGreaterThan(least - 1e-3);
            }
        }
    }

    @Test
    void what_was_hidden_in_the_cases_is_found_on_others() {
        var seeded = seeded();
        double[] truth = {0.7, 0.05, 0.25};
        double[] present = {0.1, 0.8, 0.1};
        double[] learned = WeightLearner.learn(world(seeded, truth, 300), present);
        Comparison comparison = Comparison.of(world(seeded, truth, 200), present, learned);
        assertThat(comparison.learned().ndcg())
                .isGreaterThan(comparison.present().ndcg() + 0.1);
        assertThat(comparison.low()).isPositive().isLessThan(comparison.high());
        assertThat(comparison.learned().accepted())
                .isGreaterThan(comparison.present().accepted());
    }

    @Test
    void the_figures_of_four_cases_are_those_that_one_reckons_by_hand() {
        // By the first factor the mentors stand first, third, first and fourth; three went well, the last badly.
        List<Case> cases = List.of(ranked("a", 0, 1), ranked("b", 2, 1), ranked("c", 0, 2), ranked("d", 3, -1));
        Comparison.Figures by =
                Comparison.of(cases, new double[] {1, 0}, new double[] {1, 0}).present();
        assertThat(by.ndcg()).isCloseTo((1 + 0.5 + 1) / 3, within(1e-9));
        assertThat(by.accepted()).isEqualTo(0.75);
        assertThat(by.badlyPlaced()).isZero();
        // Each of the first three places has somebody else: the ids differ from case to case.
        assertThat(by.spread()).isEqualTo(1);
        // One of each five is a newcomer.
        assertThat(by.newcomers()).isCloseTo(4.0 / 19, within(1e-9));
    }

    @Test
    void what_sends_everybody_to_the_same_few_is_not_offered_however_well_it_ranks() {
        var better = new Comparison.Figures(0.9, 0.9, 0, 0.2, 0.1);
        var present = new Comparison.Figures(0.5, 0.5, 0, 0.6, 0.1);
        assertThat(new Comparison(25, present, better, 0.1, 0.5).isNoWorse()).isFalse();
        assertThat(new Comparison(25, present, present, 0, 0).isNoWorse()).isTrue();
        var worse = new Comparison.Figures(0.49, 0.9, 0, 0.6, 0.1);
        assertThat(new Comparison(25, present, worse, -0.1, 0.1).isNoWorse()).isFalse();
    }

    @Test
    void nothing_to_compare_by_is_no_gain() {
        Comparison none = Comparison.of(List.of(), EVEN, EVEN);
        assertThat(none.low()).isZero();
        assertThat(none.present().ndcg()).isZero();
    }

    private static SplittableRandom seeded() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        return new SplittableRandom(seed);
    }

    private static Option option(String id, double first, double second) {
        return new Option(id, new double[] {first, second}, false);
    }

    private static List<Case> cases(int count, Option mentor, Option other, int outcome) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Case(mentor, List.of(other), outcome))
                .toList();
    }

    /** One whose mentor has so many above by the first factor; one of the others is a newcomer. */
    private static Case ranked(String name, int above, int outcome) {
        List<Option> others = IntStream.range(0, above == 3 ? 3 : 4)
                .mapToObj(i -> new Option(name + i, new double[] {i < above ? 0.9 : 0.1, 0.5}, i == 0))
                .toList();
        return new Case(option(name, 0.5, 0.5), others, outcome);
    }

    /** Ten candidates at random, of whom the best by the true weights was chosen and did well. */
    private static List<Case> world(SplittableRandom seeded, double[] truth, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    var all = new ArrayList<>(IntStream.range(0, 10)
                            .mapToObj(n -> new Option(
                                    "x" + i + "-" + n,
                                    new double[] {seeded.nextDouble(), seeded.nextDouble(), seeded.nextDouble()},
                                    false))
                            .toList());
                    all.sort((a, b) -> Double.compare(b.score(truth), a.score(truth)));
                    return new Case(all.getFirst(), all.subList(1, all.size()), 1 + i % 2);
                })
                .toList();
    }

    /** Over all sharpnesses of these weights. */
    private static double leastLoss(List<Case> cases, double[] present, double[] weights) {
        return IntStream.rangeClosed(0, 4_000)
                .mapToDouble(i -> loss(cases, present, weights, i / 100.0))
                .min()
                .orElseThrow();
    }

    private static double loss(List<Case> cases, double[] present, double[] weights, double sharpness) {
        double loss = 0;
        for (int i = 0; i < weights.length; i++) {
            loss += Math.pow(sharpness * weights[i] - WeightLearner.SCALE * present[i], 2) / 2;
        }
        for (Case one : cases) {
            for (Option other : one.others()) {
                double margin = sharpness * (one.chosen().score(weights) - other.score(weights));
                loss += Math.log1p(Math.exp(-margin))
                        * one.outcome()
                        / one.others().size();
            }
        }
        return loss;
    }

    private static double[] shares(double[] some) {
        double sum = Arrays.stream(some).sum();
        return Arrays.stream(some).map(one -> one / sum).toArray();
    }
}
