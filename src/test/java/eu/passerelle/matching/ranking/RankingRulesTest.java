package eu.passerelle.matching.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
    void the_weights_of_a_policy_add_up_to_one() {
        assertThatThrownBy(() -> new Policy(0.5, 0.5, 0.5, 0, 0, 0, 0)).hasMessageContaining("1.5");
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
