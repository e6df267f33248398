package eu.passerelle.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SlotRankingTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final ZoneId BUCHAREST = ZoneId.of("Europe/Bucharest");
    private static final LocalDate MONDAY = LocalDate.of(2027, 3, 1);

    @Test
    void soon_and_at_good_hours_by_both_clocks() {
        // Eight in Paris is early there; half past sixteen is late in Bucharest. Nine to ten is good for both.
        List<Slot> free = slots("2027-03-02T07:00:00Z", "2027-03-02T08:00:00Z", "2027-03-02T15:30:00Z");
        assertThat(best(free, 3)).extracting(Slot::start).containsExactly(Instant.parse("2027-03-02T08:00:00Z"));
    }

    @Test
    void one_of_a_day_and_the_nearer_day_first() {
        List<Slot> free =
                slots("2027-03-04T09:00:00Z", "2027-03-02T09:00:00Z", "2027-03-02T11:00:00Z", "2027-03-09T09:00:00Z");
        assertThat(best(free, 2))
                .extracting(Slot::start)
                .containsExactly(Instant.parse("2027-03-02T09:00:00Z"), Instant.parse("2027-03-04T09:00:00Z"));
    }

    @Test
    void what_tears_no_free_stretch_apart_comes_before_what_does() {
        List<Slot> free =
                slots("2027-03-02T09:30:00Z", "2027-03-02T09:00:00Z", "2027-03-02T10:00:00Z", "2027-03-02T08:30:00Z");
        assertThat(best(free, 1)).extracting(Slot::start).containsExactly(Instant.parse("2027-03-02T08:30:00Z"));
        assertThat(best(free.subList(0, 3), 1))
                .as("half past eight is taken: nine lies beside it")
                .extracting(Slot::start)
                .containsExactly(Instant.parse("2027-03-02T09:00:00Z"));
    }

    @Test
    void the_order_in_which_times_are_named_changes_nothing_and_less_is_the_beginning_of_more() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            var free = new ArrayList<Slot>();
            for (int i = 0; i < 40; i++) {
                if (random.nextBoolean()) {
                    Instant start = Instant.parse("2027-03-24T06:00:00Z").plus(Duration.ofMinutes(30L * i * 5));
                    free.add(Slot.of(start, Duration.ofHours(1)));
                }
            }
            List<Slot> best = best(free, 5);
            Collections.shuffle(free, random);
            assertThat(best(free, 5)).as("seed " + seed).isEqualTo(best);
            assertThat(best(free, 2)).as("seed " + seed).isEqualTo(best.subList(0, Math.min(2, best.size())));
        }
    }

    private static List<Slot> best(List<Slot> free, int most) {
        return SlotRanking.best(free, MONDAY, PARIS, BUCHAREST, most);
    }

    private static List<Slot> slots(String... starts) {
        return Stream.of(starts)
                .map(start -> Slot.of(Instant.parse(start), Duration.ofHours(1)))
                .toList();
    }
}
