package eu.passerelle.scheduling.outside;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.scheduling.recurrence.Stretch;
import eu.passerelle.scheduling.recurrence.Stretches;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BusyMonthsTest {
    @Test
    void what_goes_over_the_end_of_months_stands_in_each_and_joins_again() {
        var long400 = new Stretch(Instant.parse("2027-03-30T22:00:00Z"), Instant.parse("2027-06-01T00:00:00Z"));
        var short1 = new Stretch(Instant.parse("2027-03-02T08:00:00Z"), Instant.parse("2027-03-02T09:00:00Z"));
        List<Map<String, Object>> months = BusyMonths.of(Stretches.of(short1, long400), Stretches.of(short1));
        assertThat(months).extracting(month -> month.get("month")).containsExactly("2027-03", "2027-04", "2027-05");
        assertThat(Stretches.of(months.stream()
                        .flatMap(month -> BusyMonths.fixed(numbers(month, "fixed")).stream())
                        .toList()))
                .isEqualTo(Stretches.of(short1, long400));
        assertThat(numbers(months.getFirst(), "fixed")).hasSize(4);
        assertThat(numbers(months.getFirst(), "floating")).hasSize(2);
        assertThat(numbers(months.getLast(), "floating")).isEmpty();
    }

    @Test
    void a_whole_day_by_the_experts_clock_has_23_hours_when_the_clock_is_put_forward() {
        var day = new Stretch(Instant.parse("2027-03-28T00:00:00Z"), Instant.parse("2027-03-29T00:00:00Z"));
        List<Long> numbers =
                numbers(BusyMonths.of(Stretches.NONE, Stretches.of(day)).getFirst(), "floating");
        assertThat(BusyMonths.floating(numbers, ZoneId.of("Europe/Paris")))
                .containsExactly(
                        new Stretch(Instant.parse("2027-03-27T23:00:00Z"), Instant.parse("2027-03-28T22:00:00Z")));
        assertThat(BusyMonths.floating(numbers, ZoneId.of("Atlantic/Azores")))
                .containsExactly(
                        new Stretch(Instant.parse("2027-03-28T01:00:00Z"), Instant.parse("2027-03-29T00:00:00Z")));
    }

    @Test
    void what_falls_into_the_hour_that_is_left_out_takes_no_time() {
        var gap = new Stretch(Instant.parse("2027-03-28T02:30:00Z"), Instant.parse("2027-03-28T03:00:00Z"));
        List<Long> numbers =
                numbers(BusyMonths.of(Stretches.NONE, Stretches.of(gap)).getFirst(), "floating");
        assertThat(BusyMonths.floating(numbers, ZoneId.of("Europe/Paris"))).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static List<Long> numbers(Map<String, Object> month, String list) {
        return (List<Long>) month.get(list);
    }
}
