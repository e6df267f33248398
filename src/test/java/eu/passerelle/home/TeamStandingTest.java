package eu.passerelle.home;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.home.NextStep.Kind;
import eu.passerelle.home.TeamStanding.Ahead;
import eu.passerelle.home.TeamStanding.Asked;
import eu.passerelle.home.TeamStanding.Assessed;
import eu.passerelle.home.TeamStanding.Mentored;
import eu.passerelle.home.TeamStanding.Planned;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TeamStandingTest {
    private static final Instant SOON = Instant.parse("2027-03-09T07:00:00Z");

    private static Asked sent(String proposal) {
        return new Asked("r1", false, proposal, Optional.of(SOON));
    }

    private static Mentored mentored(Optional<Ahead> next, int met) {
        return new Mentored("g1", "Ana", next, met, 0, false, false, Optional.empty());
    }

    private static TeamStanding standing(List<Asked> requests, List<Mentored> mentorings) {
        return new TeamStanding(ZoneOffset.UTC, requests, mentorings, 0, Optional.empty(), Optional.empty());
    }

    private static Kind first(TeamStanding standing) {
        return standing.steps().getFirst().kind();
    }

    @Test
    void who_has_nothing_may_assess_the_team_or_ask_at_once() {
        assertThat(standing(List.of(), List.of()).steps())
                .extracting(NextStep::kind)
                .containsExactly(Kind.ASSESS, Kind.BEGIN);
    }

    private static TeamStanding with(boolean open, int met, Optional<Planned> plan) {
        List<Mentored> mentorings = met == 0 ? List.of() : List.of(mentored(Optional.of(new Ahead("s1", SOON)), met));
        var assessment = new Assessed("a1", open, LocalDate.of(2027, 3, 20), 3, 7);
        return new TeamStanding(ZoneOffset.UTC, List.of(), mentorings, 0, Optional.of(assessment), plan);
    }

    @Test
    void an_assessment_is_waited_for_and_then_leads_to_a_request() {
        assertThat(with(true, 0, Optional.empty()).steps())
                .extracting(NextStep::kind)
                .containsExactly(Kind.BEGIN, Kind.GATHER);
        assertThat(first(with(false, 0, Optional.empty()))).isEqualTo(Kind.SEE_RESULTS);
        assertThat(with(false, 0, Optional.empty()).done()).containsExactly(Stage.ASSESS);
    }

    @Test
    void who_has_met_plans_and_whoever_plans_looks_back_and_catches_up() {
        assertThat(first(with(false, 1, Optional.empty()))).isEqualTo(Kind.START_PLAN);
        var quiet = new Planned("p1", 0, 0, LocalDate.of(2027, 9, 1), false);
        assertThat(first(with(false, 1, Optional.of(quiet)))).isEqualTo(Kind.MEET);
        var due = new Planned("p1", 2, 1, LocalDate.of(2027, 3, 5), true);
        assertThat(with(false, 1, Optional.of(due)).steps())
                .extracting(NextStep::kind)
                .containsExactly(Kind.REVIEW_PLAN, Kind.CATCH_UP, Kind.MEET);
        assertThat(with(false, 1, Optional.of(due)).done())
                .containsExactly(Stage.ASSESS, Stage.ASK, Stage.MEET, Stage.PLAN, Stage.REVIEW);
    }

    @Test
    void a_request_leads_to_what_its_newest_question_needs() {
        assertThat(first(standing(List.of(sent("")), List.of()))).isEqualTo(Kind.CHOOSE);
        assertThat(first(standing(List.of(sent("withdrawn")), List.of()))).isEqualTo(Kind.CHOOSE);
        assertThat(first(standing(List.of(sent("declined")), List.of()))).isEqualTo(Kind.CHOOSE_AGAIN);
        assertThat(first(standing(List.of(sent("countered")), List.of()))).isEqualTo(Kind.REPLY);
        assertThat(first(standing(List.of(sent("open")), List.of()))).isEqualTo(Kind.WAIT);
    }

    @Test
    void what_can_be_done_comes_before_what_can_only_be_waited_for() {
        var draft = new Asked("r2", true, "", Optional.empty());
        var meeting = mentored(Optional.of(new Ahead("s1", SOON)), 1);
        assertThat(standing(List.of(draft, sent("open")), List.of(meeting)).steps())
                .extracting(NextStep::kind)
                .containsExactly(Kind.START_PLAN, Kind.FINISH, Kind.WAIT, Kind.MEET);
    }

    @Test
    void a_mentoring_without_a_session_ahead_needs_one() {
        assertThat(first(standing(List.of(), List.of(mentored(Optional.empty(), 0)))))
                .isEqualTo(Kind.BOOK_FIRST);
        assertThat(first(standing(List.of(), List.of(mentored(Optional.empty(), 2)))))
                .isEqualTo(Kind.BOOK_NEXT);
    }

    @Test
    void whoever_is_asked_how_it_went_is_asked_that_before_all_else_and_not_for_a_next_session() {
        var closing =
                new Mentored("g1", "Ana", Optional.empty(), 3, 0, true, false, Optional.of(LocalDate.of(2027, 3, 15)));
        assertThat(standing(List.of(sent("")), List.of(closing)).steps())
                .extracting(NextStep::kind)
                .containsExactly(Kind.CLOSE, Kind.CHOOSE, Kind.START_PLAN);
    }

    @Test
    void whoever_has_said_that_it_is_over_is_not_asked_to_go_on() {
        var spoken = new Mentored("g1", "Ana", Optional.empty(), 3, 0, true, true, Optional.empty());
        assertThat(standing(List.of(), List.of(spoken)).steps())
                .extracting(NextStep::kind)
                .containsExactly(Kind.START_PLAN, Kind.OTHER_SIDE);
    }

    @Test
    void whoever_has_nothing_to_do_but_to_wait_for_the_mentors_word_is_told_so() {
        var spoken = new Mentored("g1", "Ana", Optional.empty(), 0, 0, true, true, Optional.empty());
        assertThat(first(standing(List.of(), List.of(spoken)))).isEqualTo(Kind.OTHER_SIDE);
    }

    @Test
    void when_both_have_said_how_it_went_only_the_session_ahead_is_left() {
        var both = new Mentored("g1", "Ana", Optional.of(new Ahead("s1", SOON)), 0, 0, true, false, Optional.empty());
        assertThat(standing(List.of(), List.of(both)).steps())
                .extracting(NextStep::kind)
                .containsExactly(Kind.MEET);
    }

    @Test
    void stages_are_done_once_something_came_of_them() {
        assertThat(standing(List.of(), List.of()).done()).isEmpty();
        assertThat(standing(List.of(sent("open")), List.of()).done()).containsExactly(Stage.ASK);
        assertThat(standing(List.of(), List.of(mentored(Optional.empty(), 1))).done())
                .containsExactly(Stage.ASK, Stage.MEET);
        assertThat(new TeamStanding(ZoneOffset.UTC, List.of(), List.of(), 1, Optional.empty(), Optional.empty()).done())
                .contains(Stage.ASK, Stage.MEET, Stage.REVIEW);
    }
}
