package eu.passerelle.casework.cards;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.kernel.FieldProblem;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules of cards that need no graph. */
class CaseCardTest {
    @Test
    void a_code_is_eight_letters_of_chance_that_can_be_typed_carelessly() {
        CaseCode code = CaseCode.random();
        assertThat(code.value()).matches("[BCDFGHJKMNPQRTVWXY]{4}-[BCDFGHJKMNPQRTVWXY]{4}");
        assertThat(CaseCode.random()).isNotEqualTo(code);
        assertThat(CaseCode.typed("ktrm whbx")).isEqualTo(new CaseCode("KTRM-WHBX"));
        assertThat(CaseCode.typed("KTRM-WHBX").hash()).hasSize(64).doesNotContain("KTRM");
        assertThat(CaseCode.typed("")).isEqualTo(new CaseCode(""));
    }

    @Test
    void a_card_lives_ninety_days_from_its_last_renewal_and_two_years_at_most() {
        LocalDate opened = LocalDate.of(2027, 3, 1);
        assertThat(CaseCard.expiry(opened, opened)).isEqualTo("2027-05-30");
        assertThat(CaseCard.expiry(opened, LocalDate.of(2029, 2, 1))).isEqualTo("2029-03-01");
    }

    @Test
    void what_is_no_choice_is_said_for_each_field() {
        assertThat(new TypedArea("5", "UP", "", "", "").problems())
                .extracting(FieldProblem::field)
                .containsExactly("level", "tendency", "evidence");
        assertThat(new TypedMeasure("X", "navy", "2031-01", "x".repeat(281))
                        .problems(Set.of("school"), YearMonth.of(2027, 3)))
                .extracting(FieldProblem::field)
                .containsExactly("kind", "sector", "review", "measureNote");
        assertThat(new TypedSharing("navy", List.of("X"), "31").problems(Set.of("school")))
                .extracting(FieldProblem::field)
                .containsExactly("audience", "areas", "days");
        assertThat(new TypedFacts("15", "").problems()).hasSize(1);
    }

    @Test
    void an_assessment_holds_until_its_day_unless_it_was_taken_back() {
        LocalDate day = LocalDate.of(2027, 3, 1);
        var fields = new Assessment.Fields("DPIA 7", "2027-02-01", "The board", "2027-03-01", "Fine.");
        assertThat(fields.as("a").holds(day)).isTrue();
        assertThat(fields.as("a").holds(day.plusDays(1))).isFalse();
        assertThat(new Assessment.Fields("", "2027-03-02", "x".repeat(121), "2031-01-01", "").problems(day))
                .extracting(FieldProblem::field)
                .containsExactly("reference", "decidedBy", "text", "decidedOn", "reviewOn");
    }
}
