package eu.passerelle.matching.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankingRulesTest {
    static final PastWork JUST_THAT = new PastWork(1, 1, 0, OptionalInt.of(2));

    @Test
    void the_first_engagements_count_most() {
        assertThat(Experience.onNeed(List.of())).isZero();
        assertThat(Experience.onNeed(List.of(JUST_THAT))).isEqualTo(0.5);
        assertThat(Experience.onNeed(List.of(JUST_THAT, JUST_THAT, JUST_THAT))).isEqualTo(0.75);
    }

    @Test
    void what_is_three_years_old_counts_half() {
        var old = new PastWork(1, 1, 3, OptionalInt.empty());
        assertThat(Experience.onNeed(List.of(old, old))).isCloseTo(Experience.onNeed(List.of(JUST_THAT)), within(1e-9));
    }

    @Test
    void one_success_is_not_yet_a_record() {
        assertThat(Experience.outcomes(List.of())).isCloseTo(0.7, within(1e-9));
        assertThat(Experience.outcomes(List.of(JUST_THAT))).isCloseTo(0.775, within(1e-9));
    }

    @Test
    void an_old_outcome_says_less_than_a_new_one() {
        var old = new PastWork(1, 1, 3, OptionalInt.of(2));
        assertThat(Experience.outcomes(List.of(old))).isCloseTo(1.0 / 7 + 6.0 / 7 * 0.7, within(1e-9));
    }

    @Test
    void what_two_teams_have_in_common_is_said_trait_by_trait() {
        var ours = new Similarity.Traits("FR", 84_000, "OPERATING", Set.of("police", "school"));
        assertThat(Similarity.alike(ours, ours)).containsExactly(Similarity.Trait.values());
        assertThat(Similarity.alike(
                        ours, new Similarity.Traits("RO", 200_000, "FORMING", Set.of("police", "school", "prison"))))
                .containsExactlyInAnyOrder(Similarity.Trait.SIZE, Similarity.Trait.SECTORS);
    }

    @Test
    void half_the_level_that_is_wanted_is_half_the_coverage() {
        assertThat(Coverage.of(1, 2, 4, true)).isEqualTo(0.5);
        assertThat(Coverage.of(1, 4, 2, true)).isEqualTo(1);
        assertThat(Coverage.of(1, 4, 4, false)).isEqualTo(0.8);
    }

    @Test
    void a_team_is_most_like_itself() {
        var team = new Similarity.Traits("FR", 84_000, "OPERATING", Set.of("police", "school"));
        assertThat(Similarity.of(team, team)).isCloseTo(1, within(1e-9));
        assertThat(Similarity.of(team, new Similarity.Traits("RO", 900_000, "FORMING", Set.of("prison"))))
                .isCloseTo(0.4, within(1e-9));
    }

    @Test
    void sizes_are_similar_up_to_two_and_a_half_times() {
        assertThat(Similarity.similarSize(100_000, 250_000)).isTrue();
        assertThat(Similarity.similarSize(250_001, 100_000)).isFalse();
    }

    @Test
    void who_cannot_be_told_apart_shares_a_place() {
        assertThat(Places.of(List.of(scored(0.80), scored(0.78), scored(0.70)))).containsExactly(1, 1, 3);
        assertThat(Places.of(List.of())).isEmpty();
    }

    @Test
    void a_chain_of_small_differences_does_not_tie_the_last_to_the_first() {
        assertThat(Places.of(List.of(scored(0.80), scored(0.78), scored(0.76), scored(0.74))))
                .containsExactly(1, 1, 3, 3);
    }

    @Test
    void what_somebody_verified_is_surer_than_what_is_only_stated() {
        assertThat(Noise.ofCoverage(List.of(new double[] {1, 0.8, 1}))).isEqualTo(0.05);
        assertThat(Noise.ofCoverage(List.of(new double[] {1, 0.8, 0}))).isEqualTo(0.15);
        assertThat(Noise.ofCoverage(List.of(new double[] {1, 0, 0}))).isZero();
        assertThat(Noise.ofCoverage(List.of(new double[] {1, 1, 0}, new double[] {1, 1, 0})))
                .isCloseTo(0.15 / Math.sqrt(2), within(1e-9));
    }

    @Test
    void more_outcomes_leave_less_doubt() {
        assertThat(Noise.ofOutcomes(List.of(JUST_THAT))).isEqualTo(0.125);
        assertThat(Noise.ofOutcomes(List.of())).isGreaterThan(Noise.ofOutcomes(List.of(JUST_THAT)));
    }

    @Test
    void the_best_newcomer_from_further_down_takes_the_last_of_the_first_places() {
        assertThat(FairChance.order(List.of(false, false, false, false, true), 1, 3))
                .containsExactly(0, 1, 4, 2, 3);
    }

    @Test
    void newcomers_who_stand_among_the_first_use_up_the_places_kept() {
        assertThat(FairChance.order(List.of(false, true, false, true), 1, 3)).containsExactly(0, 1, 2, 3);
        assertThat(FairChance.order(List.of(false, true, false, true), 2, 3)).containsExactly(0, 1, 3, 2);
    }

    @Test
    void nobody_is_lost_by_keeping_places() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var seeded = new SplittableRandom(seed);
        for (int round = 0; round < 1_000; round++) {
            List<Boolean> newcomers = IntStream.range(0, seeded.nextInt(30))
                    .mapToObj(i -> seeded.nextInt(4) == 0)
                    .toList();
            int kept = seeded.nextInt(4);
            List<Integer> order = FairChance.order(newcomers, kept, 10);
            assertThat(order).doesNotHaveDuplicates().hasSameSizeAs(newcomers);
            long wanted = Math.min(kept, newcomers.stream().filter(one -> one).count());
            assertThat(order.stream().limit(10).filter(newcomers::get).count()).isGreaterThanOrEqualTo(wanted);
        }
    }

    private static Places.Scored scored(double score) {
        return new Places.Scored(score, 0.03);
    }

    @Test
    void whatever_the_past_all_values_are_shares_and_more_work_is_never_worth_less() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var seeded = new SplittableRandom(seed);
        for (int round = 0; round < 1_000; round++) {
            List<PastWork> works = IntStream.range(0, seeded.nextInt(12))
                    .mapToObj(i -> new PastWork(
                            seeded.nextDouble(),
                            seeded.nextDouble(),
                            seeded.nextDouble() * 10,
                            seeded.nextBoolean() ? OptionalInt.of(seeded.nextInt(5) - 2) : OptionalInt.empty()))
                    .toList();
            double value = Experience.onNeed(works);
            assertThat(value).isBetween(0.0, 1.0);
            assertThat(Experience.outcomes(works)).isBetween(0.0, 1.0);
            var more = new ArrayList<>(works);
            more.add(JUST_THAT);
            assertThat(Experience.onNeed(more)).isGreaterThan(value);
        }
    }
}
