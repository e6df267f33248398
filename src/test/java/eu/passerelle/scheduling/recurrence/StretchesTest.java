package eu.passerelle.scheduling.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sets of instants behave as sets do: each operation is compared with that on single minutes. */
class StretchesTest {
    private static final Instant START = Instant.parse("2027-03-01T00:00:00Z");
    private static final int MINUTES = 60;

    @Test
    void operations_are_those_of_sets() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 3000; round++) {
            BitSet one = random(random);
            BitSet other = random(random);
            Stretches a = stretches(one, random);
            Stretches b = stretches(other, random);
            BitSet union = (BitSet) one.clone();
            union.or(other);
            BitSet shared = (BitSet) one.clone();
            shared.and(other);
            BitSet left = (BitSet) one.clone();
            left.andNot(other);
            assertThat(a.union(b)).as("seed %d round %d union", seed, round).isEqualTo(stretches(union, random));
            assertThat(a.intersect(b))
                    .as("seed %d round %d shared", seed, round)
                    .isEqualTo(stretches(shared, random));
            assertThat(a.subtract(b)).as("seed %d round %d left", seed, round).isEqualTo(stretches(left, random));
            assertThat(a.total()).isEqualTo(Duration.ofMinutes(one.cardinality()));
            Stretch some = Stretch.of(minute(random.nextInt(MINUTES)), Duration.ofMinutes(1 + random.nextInt(9)));
            assertThat(a.contains(some))
                    .as("seed %d round %d: %s in %s", seed, round, some, a)
                    .isEqualTo(Stretches.of(some).subtract(a).asList().isEmpty());
        }
    }

    @Test
    void stretches_that_touch_become_one_and_do_not_overlap() {
        var first = new Stretch(minute(0), minute(10));
        var second = new Stretch(minute(10), minute(20));
        assertThat(first.overlaps(second)).isFalse();
        assertThat(Stretches.of(second, first).asList()).containsExactly(new Stretch(minute(0), minute(20)));
    }

    @Test
    void what_has_no_length_is_none() {
        assertThatThrownBy(() -> new Stretch(START, START)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rules_of_a_day_that_overlap_or_touch_become_one() {
        assertThat(WeeklyRule.joined(List.of(
                        rule(DayOfWeek.TUESDAY, 14, 0),
                        rule(DayOfWeek.MONDAY, 9, 12),
                        rule(DayOfWeek.MONDAY, 11, 13),
                        rule(DayOfWeek.MONDAY, 13, 14),
                        rule(DayOfWeek.MONDAY, 16, 18),
                        rule(DayOfWeek.TUESDAY, 20, 22))))
                .containsExactly(
                        rule(DayOfWeek.MONDAY, 9, 14), rule(DayOfWeek.MONDAY, 16, 18), rule(DayOfWeek.TUESDAY, 14, 0));
    }

    @Test
    void slots_begin_on_a_quarter_and_fit_in() {
        var free = Stretches.of(new Stretch(minute(5), minute(125)), new Stretch(minute(180), minute(239)));
        assertThat(SlotGrid.HALF_HOURLY.slots(free, Duration.ofMinutes(60), 10))
                .extracting(slot -> Duration.between(START, slot.start()).toMinutes())
                .containsExactly(15L, 45L);
        assertThat(SlotGrid.HALF_HOURLY.slots(free, Duration.ofMinutes(45), 3)).hasSize(3);
    }

    @Test
    void an_instant_is_rounded_up_to_the_grid() {
        assertThat(SlotGrid.ceiling(START.plusNanos(1), SlotGrid.QUARTER)).isEqualTo(minute(15));
        assertThat(SlotGrid.ceiling(minute(15), SlotGrid.QUARTER)).isEqualTo(minute(15));
        assertThat(SlotGrid.ceiling(minute(16), Duration.ofMinutes(30))).isEqualTo(minute(30));
    }

    private static WeeklyRule rule(DayOfWeek day, int from, int until) {
        return new WeeklyRule(day, new DayTimes(LocalTime.of(from, 0), LocalTime.of(until, 0)));
    }

    private static BitSet random(Random random) {
        var minutes = new BitSet(MINUTES);
        for (int i = random.nextInt(6); i > 0; i--) {
            int from = random.nextInt(MINUTES);
            minutes.set(from, from + random.nextInt(MINUTES - from + 1));
        }
        for (int i = random.nextInt(10); i > 0; i--) {
            minutes.clear(random.nextInt(MINUTES));
        }
        return minutes;
    }

    /** In pieces of any size and order. */
    private static Stretches stretches(BitSet minutes, Random random) {
        var pieces = new ArrayList<Stretch>();
        for (int start = minutes.nextSetBit(0); start >= 0; ) {
            int end = minutes.nextClearBit(start);
            int cut = start + 1 + random.nextInt(end - start);
            pieces.add(new Stretch(minute(start), minute(cut)));
            start = minutes.nextSetBit(cut);
        }
        Collections.shuffle(pieces, random);
        return Stretches.of(pieces);
    }

    private static Instant minute(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }
}
