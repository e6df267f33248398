package eu.passerelle.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.scheduling.recurrence.DayTimes;
import eu.passerelle.scheduling.recurrence.OwnDay;
import eu.passerelle.scheduling.recurrence.Validity;
import eu.passerelle.scheduling.recurrence.WeeklyRule;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaintedWeekTest {
    private static final LocalDate MONDAY = LocalDate.of(2027, 3, 8);

    @Test
    void whatever_is_shown_in_cells_is_read_from_them_again() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            PaintedWeek week = random(random);
            var cells = new ArrayList<String>();
            for (OwnDay day : week.days()) {
                for (LocalTime time : week.rows()) {
                    if (week.isFree(day.date(), time)) {
                        cells.add(day.date().atTime(time).toString());
                    }
                }
            }
            assertThat(TypedWeek.painted(MONDAY, cells, String.valueOf(week.cellMinutes())))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(week);
        }
    }

    private static PaintedWeek random(Random random) {
        int step = random.nextBoolean() ? 30 : 15;
        var days = new ArrayList<OwnDay>();
        for (int day = 0; day < 7; day++) {
            var times = new ArrayList<DayTimes>();
            int at = 0;
            while (random.nextInt(3) > 0 && at < 24 * 60 - 2 * step) {
                int from = at + step * (1 + random.nextInt(10));
                int until = Math.min(24 * 60, from + step * (1 + random.nextInt(20)));
                if (from >= until) {
                    break;
                }
                times.add(new DayTimes(LocalTime.MIDNIGHT.plusMinutes(from), LocalTime.MIDNIGHT.plusMinutes(until)));
                at = until;
            }
            days.add(new OwnDay(MONDAY.plusDays(day), times));
        }
        return new PaintedWeek(MONDAY, days);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "09:00–12:00 | 09:00-12:00",
                "9-12, 14:00 - 17:30 | 09:00-12:00,14:00-17:30",
                "9.15-10.45;20h00–24:00 | 09:15-10:45,20:00-00:00",
                "'' | ''",
                "' , ' | ''"
            })
    void times_may_be_written_as_people_write_them(String typed, String read) {
        String times = TypedWeek.listed(MONDAY, Map.of("day2027-03-08", typed)).days().getFirst().times().stream()
                .map(span -> span.from() + "-" + span.until())
                .reduce((one, other) -> one + "," + other)
                .orElse("");
        assertThat(times).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"morning", "12-9", "9-9", "25-26", "09:60-10:00", "9–12 14–17", "-", "09:00–12:00,x"})
    void what_is_no_time_names_the_field_of_its_day(String typed) {
        assertThatThrownBy(() -> TypedWeek.listed(MONDAY, Map.of("day2027-03-10", typed)))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(FieldProblem::field)
                                .containsExactly("day2027-03-10"));
    }

    @Test
    void cells_of_other_weeks_or_between_the_lines_are_left_out() {
        assertThat(TypedWeek.painted(
                                MONDAY,
                                List.of("2027-03-15T09:00", "2027-03-08T09:10", "x", "", "2027-03-08T23:30"),
                                "30")
                        .days()
                        .getFirst()
                        .times())
                .containsExactly(new DayTimes(LocalTime.of(23, 30), LocalTime.MIDNIGHT));
    }

    @Test
    void saved_for_all_weeks_from_a_later_one_on_it_ends_what_holds_until_then() {
        var nine = new DayTimes(LocalTime.of(9, 0), LocalTime.of(10, 0));
        var ten = new DayTimes(LocalTime.of(10, 0), LocalTime.of(11, 0));
        PaintedWeek week = TypedWeek.listed(MONDAY, Map.of("day2027-03-09", "10-11"));
        var until = new Validity(Optional.empty(), Optional.of(MONDAY.minusDays(1)));
        var since = new Validity(Optional.of(MONDAY), Optional.empty());
        assertThat(week.inPlaceOf(
                        List.of(new WeeklyRule(DayOfWeek.TUESDAY, nine), new WeeklyRule(DayOfWeek.FRIDAY, nine, since)),
                        MONDAY.minusWeeks(1)))
                .containsExactlyInAnyOrder(
                        new WeeklyRule(DayOfWeek.TUESDAY, nine, until), new WeeklyRule(DayOfWeek.TUESDAY, ten, since));
        assertThat(week.inPlaceOf(List.of(new WeeklyRule(DayOfWeek.TUESDAY, nine)), MONDAY.plusDays(2)))
                .as("this week")
                .containsExactly(new WeeklyRule(DayOfWeek.TUESDAY, ten));
    }
}
