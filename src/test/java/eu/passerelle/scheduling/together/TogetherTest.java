package eu.passerelle.scheduling.together;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.scheduling.recurrence.Buffers;
import eu.passerelle.scheduling.recurrence.Caps;
import eu.passerelle.scheduling.recurrence.Stretch;
import eu.passerelle.scheduling.recurrence.Travel;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Hours of Paris in the week of Tuesday 9 March 2027. */
class TogetherTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final ZoneId BUCHAREST = ZoneId.of("Europe/Bucharest");
    private static final LocalDate TUESDAY = LocalDate.of(2027, 3, 9);
    private static final Duration QUARTER = Duration.ofMinutes(15);

    @Test
    void three_teams_of_one_expert_meet_on_the_first_day_as_far_as_it_goes() {
        Draft draft = draft(
                free(PARIS),
                meeting("a", "ana", "lys", "09T09:00", "09T09:30", "09T10:00", "11T09:00"),
                meeting("b", "ana", "oise", "09T09:00", "09T09:30", "09T10:00", "11T09:00"),
                meeting("c", "ana", "olt", "09T09:00", "09T09:30", "09T10:00", "11T09:00"));
        assertThat(draft.times().values())
                .containsExactlyInAnyOrder(hour("09T09:00"), hour("09T10:00"), hour("11T09:00"));
        assertThat(draft.proven()).isTrue();
    }

    @Test
    void one_meeting_more_is_worth_any_waiting() {
        Draft draft = draft(
                free(PARIS),
                meeting("a", "ana", "lys", "09T09:00", "31T09:00"),
                meeting("b", "ana", "oise", "09T08:30", "09T09:30"));
        assertThat(draft.times()).containsEntry("a", hour("31T09:00")).containsKey("b");
        assertThat(draft.proven()).isTrue();
    }

    @Test
    void waiting_is_shared_out() {
        Draft draft = draft(
                free(PARIS),
                meeting("a", "ana", "lys", "10T09:00", "12T09:00"),
                meeting("b", "ana", "oise", "10T09:00", "15T09:00"));
        assertThat(draft.times())
                .as("1 + 9 days squared rather than 1 + 36")
                .isEqualTo(Map.of("a", hour("12T09:00"), "b", hour("10T09:00")));
    }

    @Test
    void hours_are_sociable_for_both_sides() {
        assertThat(draft(free(BUCHAREST), meeting("a", "ana", "lys", "09T08:00", "09T09:00", "09T16:30"))
                        .times())
                .as("eight is early in Paris, half past four ends at half past six in Bucharest")
                .containsEntry("a", hour("09T09:00"));
        assertThat(draft(free(PARIS), meeting("a", "ana", "lys", "09T08:00", "11T09:00"))
                        .times())
                .as("8 against 4")
                .containsEntry("a", hour("11T09:00"));
        assertThat(draft(free(PARIS), meeting("a", "ana", "lys", "19T08:00", "21T09:00"))
                        .times())
                .as("100 + 8 against 144")
                .containsEntry("a", hour("19T08:00"));
    }

    @Test
    void between_two_sessions_of_an_expert_lie_both_breaks_and_between_those_of_a_team_none() {
        var breaks = new Pace(PARIS, new Buffers(QUARTER, QUARTER), Caps.NONE, Travel.NONE, List.of());
        Draft draft = draft(
                breaks,
                meeting("a", "ana", "lys", "09T09:00"),
                meeting("b", "ana", "oise", "09T10:00", "09T10:30"),
                meeting("c", "ben", "lys", "09T10:00"));
        assertThat(draft.times())
                .isEqualTo(Map.of("a", hour("09T09:00"), "b", hour("09T10:30"), "c", hour("09T10:00")));
    }

    @Test
    void an_expert_takes_no_more_than_is_left_of_day_week_and_month() {
        var oneADay = new Caps(OptionalInt.of(1), OptionalInt.of(3), OptionalInt.empty());
        var pace = new Pace(PARIS, Buffers.NONE, oneADay, Travel.NONE, List.of(hour("08T09:00"), hour("16T09:00")));
        Draft draft = draft(
                pace,
                meeting("a", "ana", "lys", "09T09:00", "09T14:00"),
                meeting("b", "ana", "oise", "09T10:00", "10T09:00"),
                meeting("c", "ana", "olt", "09T11:00", "10T14:00", "12T09:00", "17T09:00"));
        assertThat(draft.times())
                .as("one of the three a week is booked, so that the third is for the week after")
                .containsEntry("b", hour("10T09:00"))
                .containsEntry("c", hour("17T09:00"))
                .containsKey("a");
        assertThat(draft.proven()).isTrue();
    }

    @Test
    void who_travels_to_one_meets_nobody_else_on_the_days_that_it_takes() {
        var aDay = new Pace(PARIS, Buffers.NONE, Caps.NONE, new Travel(1), List.of());
        Draft draft = draft(
                aDay,
                meeting("on site in Lys", "ana", "lys", "09T09:00", "11T09:00"),
                meeting("on site in Olt", "ana", "olt", "10T09:00", "11T09:00"),
                meeting("by video", "ana", "oise", "10T14:00", "12T09:00", "15T09:00"),
                meeting("by video, too", "ana", "oise", "15T10:00"));
        assertThat(draft.times())
                .containsEntry("on site in Lys", hour("09T09:00"))
                .containsEntry("on site in Olt", hour("11T09:00"))
                .containsEntry("by video", hour("15T09:00"))
                .containsEntry("by video, too", hour("15T10:00"));
        assertThat(draft.proven()).isTrue();
    }

    @Test
    void who_gets_none_is_absent_and_others_fit_beside_the_rest() {
        Draft draft = draft(
                free(PARIS),
                meeting("a", "ana", "lys", "09T09:00"),
                meeting("b", "ana", "oise", "09T09:00", "09T10:00", "09T10:30", "09T11:00"),
                meeting("c", "ben", "oise", "09T11:00"),
                meeting("d", "ana", "olt"));
        assertThat(draft.times().keySet()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(draft.times()).containsEntry("b", hour("09T10:00"));
        assertThat(draft.others().get("b")).isEmpty();
        assertThat(draft.others().get("d")).isEmpty();
        assertThat(draft(free(PARIS), meeting("b", "ana", "oise", "09T09:00", "09T10:00"))
                        .others())
                .containsEntry("b", List.of(hour("09T10:00")));
        assertThat(draft(free(PARIS)).proven()).isTrue();
    }

    private static Draft draft(Pace pace, Meeting... meetings) {
        return Together.draft(List.of(meetings), Map.of("ana", pace, "ben", pace), TUESDAY);
    }

    private static Pace free(ZoneId zone) {
        return new Pace(zone, Buffers.NONE, Caps.NONE, Travel.NONE, List.of());
    }

    private static Meeting meeting(String id, String expert, String team, String... starts) {
        return new Meeting(
                id,
                expert,
                team,
                PARIS,
                id.startsWith("on site"),
                Stream.of(starts).map(TogetherTest::hour).toList());
    }

    private static Stretch hour(String start) {
        return Stretch.of(LocalDateTime.parse("2027-03-" + start).atZone(PARIS).toInstant(), Duration.ofHours(1));
    }
}
