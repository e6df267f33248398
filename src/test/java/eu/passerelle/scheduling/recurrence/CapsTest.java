package eu.passerelle.scheduling.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CapsTest {
    private static final ZoneId BUCHAREST = ZoneId.of("Europe/Bucharest");

    @Test
    void without_a_cap_nothing_is_ever_full() {
        assertThat(Caps.NONE.full(sessions("2027-03-09T09:00", "2027-03-09T11:00"), BUCHAREST))
                .isEqualTo(Stretches.NONE);
    }

    @Test
    void a_session_counts_on_the_day_on_which_it_begins_by_the_clock_of_the_zone() {
        var one = new Caps(OptionalInt.of(1), OptionalInt.empty(), OptionalInt.empty());
        assertThat(one.full(sessions("2027-03-09T23:30"), BUCHAREST)).isEqualTo(days("2027-03-09", "2027-03-10"));
    }

    @Test
    void a_day_in_which_the_clock_changes_is_full_for_its_23_or_25_hours() {
        var one = new Caps(OptionalInt.of(1), OptionalInt.empty(), OptionalInt.empty());
        assertThat(one.full(sessions("2027-03-28T09:00"), BUCHAREST).total()).isEqualTo(Duration.ofHours(23));
        assertThat(one.full(sessions("2027-10-31T09:00"), BUCHAREST).total()).isEqualTo(Duration.ofHours(25));
    }

    @Test
    void what_is_left_is_told_of_each_day_and_month_in_which_something_more_would_begin() {
        var caps = new Caps(OptionalInt.of(2), OptionalInt.empty(), OptionalInt.of(1));
        assertThat(caps.rooms(
                        sessions("2027-03-09T09:00"),
                        sessions("2027-03-09T11:00", "2027-03-09T23:30", "2027-04-01T09:00"),
                        BUCHAREST))
                .extracting(room -> LocalDate.ofInstant(room.period().start(), BUCHAREST) + " " + room.left())
                .containsExactly("2027-03-09 1", "2027-04-01 2", "2027-03-01 0", "2027-04-01 1");
    }

    @Test
    void weeks_begin_on_monday_and_months_on_the_first() {
        var two = new Caps(OptionalInt.empty(), OptionalInt.of(2), OptionalInt.empty());
        assertThat(two.full(sessions("2027-03-07T09:00", "2027-03-08T09:00"), BUCHAREST))
                .as("Sunday and Monday")
                .isEqualTo(Stretches.NONE);
        assertThat(two.full(sessions("2027-03-08T09:00", "2027-03-14T09:00"), BUCHAREST))
                .isEqualTo(days("2027-03-08", "2027-03-15"));
        var three = new Caps(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(3));
        assertThat(three.full(sessions("2028-02-01T09:00", "2028-02-29T09:00", "2028-02-11T09:00"), BUCHAREST))
                .isEqualTo(days("2028-02-01", "2028-03-01"));
    }

    private static List<Stretch> sessions(String... starts) {
        return Arrays.stream(starts)
                .map(start ->
                        Stretch.of(LocalDateTime.parse(start).atZone(BUCHAREST).toInstant(), Duration.ofHours(1)))
                .toList();
    }

    private static Stretches days(String from, String until) {
        return Stretches.of(new Stretch(start(from), start(until)));
    }

    private static Instant start(String date) {
        return LocalDate.parse(date).atStartOfDay(BUCHAREST).toInstant();
    }
}
