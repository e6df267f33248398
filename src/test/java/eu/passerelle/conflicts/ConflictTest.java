package eu.passerelle.conflicts;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.conflicts.Conflict.Severity;
import eu.passerelle.conflicts.Standing.Decision.Outcome;
import eu.passerelle.conflicts.Tie.Involvement;
import eu.passerelle.conflicts.Tie.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConflictTest {
    static final LocalDate TODAY = LocalDate.of(2027, 3, 1);

    @Test
    void who_left_a_member_of_the_team_is_blocked_for_two_years_the_last_day_included() {
        Tie left = tie(Kind.EMPLOYMENT, Involvement.MEMBER, LocalDate.of(2026, 3, 1));
        assertThat(Conflict.of(left, LocalDate.of(2028, 3, 1))).hasValueSatisfying(conflict -> {
            assertThat(conflict.severity()).isEqualTo(Severity.BLOCK);
            assertThat(conflict.until()).hasValue(LocalDate.of(2028, 3, 1));
        });
        assertThat(Conflict.of(left, LocalDate.of(2028, 3, 2))).isEmpty();
    }

    @Test
    void a_leap_day_ends_with_its_month() {
        Tie left = tie(Kind.PAID_WORK, Involvement.MEMBER, LocalDate.of(2028, 2, 29));
        assertThat(Conflict.of(left, LocalDate.of(2029, 2, 28))).isPresent();
        assertThat(Conflict.of(left, LocalDate.of(2029, 3, 1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "EMPLOYMENT,MEMBER,BLOCK", "EMPLOYMENT,FUNDER,BLOCK", "EVALUATION,SELF,BLOCK", "FUNDING,MEMBER,BLOCK",
        "PAID_WORK,SELF,BLOCK", "PAID_WORK,FUNDER,DISCLOSE", "KIN,SELF,BLOCK", "PROJECT,MEMBER,DISCLOSE",
        "OTHER,MEMBER,DISCLOSE"
    })
    void what_lasts_counts_by_its_kind(Kind kind, Involvement involvement, Severity severity) {
        assertThat(Conflict.of(new Tie(kind, involvement, "X", Optional.empty()), TODAY))
                .hasValueSatisfying(conflict -> {
                    assertThat(conflict.severity()).isEqualTo(severity);
                    assertThat(conflict.until()).isEmpty();
                });
    }

    @Test
    void a_project_that_is_over_is_noted_for_a_year_and_kin_no_longer_than_it_lasts() {
        assertThat(Conflict.of(tie(Kind.PROJECT, Involvement.MEMBER, TODAY.minusDays(1)), TODAY))
                .hasValueSatisfying(conflict -> assertThat(conflict.severity()).isEqualTo(Severity.NOTE));
        assertThat(Conflict.of(tie(Kind.PROJECT, Involvement.MEMBER, TODAY.minusYears(2)), TODAY))
                .isEmpty();
        assertThat(Conflict.of(tie(Kind.KIN, Involvement.MEMBER, TODAY.minusDays(1)), TODAY))
                .isEmpty();
    }

    @Test
    void a_decision_goes_before_the_rules_until_its_last_day() {
        Conflict blocking = Conflict.of(new Tie(Kind.KIN, Involvement.SELF, "X", Optional.empty()), TODAY)
                .orElseThrow();
        var waived = new Standing(List.of(blocking), decision(Outcome.WAIVED, Optional.of(TODAY)));
        assertThat(waived.isBlocked(TODAY)).isFalse();
        assertThat(waived.isToDisclose(TODAY)).isTrue();
        assertThat(waived.isBlocked(TODAY.plusDays(1))).isTrue();
        assertThat(new Standing(List.of(), decision(Outcome.BLOCKED, Optional.empty())).isBlocked(TODAY))
                .isTrue();
        assertThat(new Standing(List.of(), decision(Outcome.BLOCKED, Optional.of(TODAY.minusDays(1)))).isBlocked(TODAY))
                .isFalse();
        assertThat(Standing.NOTHING.isBlocked(TODAY)).isFalse();
    }

    private static Optional<Standing.Decision> decision(Outcome outcome, Optional<LocalDate> until) {
        return Optional.of(new Standing.Decision(outcome, until, "because"));
    }

    private static Tie tie(Kind kind, Involvement involvement, LocalDate until) {
        return new Tie(kind, involvement, "X", Optional.of(until));
    }
}
