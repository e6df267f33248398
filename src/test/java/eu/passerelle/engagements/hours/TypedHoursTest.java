package eu.passerelle.engagements.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedHoursTest {
    private static final LocalDate FIRST = LocalDate.of(2027, 2, 1);
    private static final LocalDate TODAY = LocalDate.of(2027, 3, 1);

    private static HoursLog.Entry read(String hours) {
        return new TypedHours("2027-03-01", hours, "TRAVEL", " by train ", "c").read(FIRST, TODAY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"1;60", "1.5;90", "1,5;90", "0,25;15", "0.50;30", "24;1440"})
    void hours_are_quarters_with_a_point_or_a_comma(String typed, int minutes) {
        assertThat(read(typed).minutes()).isEqualTo(minutes);
        assertThat(read(typed).note()).isEqualTo("by train");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0.1", "24.25", "-1", "1h", "1.255", "1e1", "٣", "NaN"})
    void anything_else_is_refused(String typed) {
        assertThatThrownBy(() -> read(typed))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        e -> assertThat(e.problems())
                                .extracting(FieldProblem::field)
                                .containsExactly("hours"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2027-03-02", "2027-01-31", "2027-02-30", "soon"})
    void days_lie_between_the_beginning_and_today(String day) {
        assertThatThrownBy(() -> new TypedHours(day, "1", "TRAVEL", "", "c").read(FIRST, TODAY))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        e -> assertThat(e.problems())
                                .extracting(FieldProblem::field)
                                .containsExactly("day"));
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        assertThatThrownBy(() -> new TypedHours(null, null, "FUN", "x".repeat(201), null).read(FIRST, TODAY))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        e -> assertThat(e.problems())
                                .extracting(FieldProblem::field)
                                .containsExactly("day", "hours", "kind", "note"));
    }
}
