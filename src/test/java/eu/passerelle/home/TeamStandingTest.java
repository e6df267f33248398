package eu.passerelle.home;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.home.NextStep.Kind;
import eu.passerelle.home.TeamStanding.Ahead;
import eu.passerelle.home.TeamStanding.Asked;
import eu.passerelle.home.TeamStanding.Mentored;
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
        return new Mentored("g1", "Ana", next, met, 0, Optional.empty());
    }

    private static TeamStanding standing(List<Asked> requests, List<Mentored> mentorings) {
        return new TeamStanding(ZoneOffset.UTC, requests, mentorings, 0);
    }

    private static Kind first(TeamStanding standing) {
        return standing.steps().getFirst().kind();
    }

    @Test
    void who_has_nothing_begins() {
        assertThat(first(standing(List.of(), List.of()))).isEqualTo(Kind.BEGIN);
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
                .containsExactly(Kind.FINISH, Kind.WAIT, Kind.MEET);
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
        var closing = new Mentored("g1", "Ana", Optional.empty(), 3, 0, Optional.of(LocalDate.of(2027, 3, 15)));
        assertThat(standing(List.of(sent("")), List.of(closing)).steps())
                .extracting(NextStep::kind)
                .containsExactly(Kind.CLOSE, Kind.CHOOSE);
    }

    @Test
    void stages_are_done_once_something_came_of_them() {
        assertThat(standing(List.of(), List.of()).done()).isEmpty();
        assertThat(standing(List.of(sent("open")), List.of()).done()).containsExactly(Stage.ASK);
        assertThat(standing(List.of(), List.of(mentored(Optional.empty(), 1))).done())
                .containsExactly(Stage.ASK, Stage.MEET);
        assertThat(new TeamStanding(ZoneOffset.UTC, List.of(), List.of(), 1).done())
                .contains(Stage.ASK, Stage.MEET, Stage.REVIEW);
    }
}
