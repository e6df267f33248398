package eu.passerelle.engagements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.engagements.Proposal.State;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.matching.MeetingForm;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProposalTest {
    private static final Instant ASKED = Instant.parse("2027-03-01T08:00:00Z");
    private static final Instant ANSWER_BY = ASKED.plus(Duration.ofDays(5));
    private static final Instant IN_TIME = ANSWER_BY.minusNanos(1);
    private static final Instant OFFERED = Instant.parse("2027-03-10T08:00:00Z");

    private record Step(State from, State to) {}

    private enum Act {
        ACCEPT(proposal -> proposal.accept(IN_TIME), Set.of(new Step(State.OPEN, State.ACCEPTED))),
        DECLINE(proposal -> proposal.decline(IN_TIME, "no"), Set.of(new Step(State.OPEN, State.DECLINED))),
        COUNTER(
                proposal -> proposal.counter(IN_TIME, List.of(OFFERED), "then"),
                Set.of(new Step(State.OPEN, State.COUNTERED))),
        TAKE_OFFER(proposal -> proposal.takeOffer(IN_TIME, OFFERED), Set.of(new Step(State.COUNTERED, State.ACCEPTED))),
        WITHDRAW(
                proposal -> proposal.withdraw(IN_TIME),
                Set.of(new Step(State.OPEN, State.WITHDRAWN), new Step(State.COUNTERED, State.WITHDRAWN))),
        LAPSE(proposal -> proposal.lapse(ANSWER_BY), Set.of(new Step(State.OPEN, State.LAPSED)));

        private final UnaryOperator<Proposal> work;
        private final Set<Step> legal;

        Act(UnaryOperator<Proposal> work, Set<Step> legal) {
            this.work = work;
            this.legal = legal;
        }
    }

    @ParameterizedTest
    @EnumSource
    void each_act_leads_where_the_drawing_says_and_is_refused_everywhere_else_with_the_present_state(Act act) {
        for (State from : State.values()) {
            Optional<Step> step =
                    act.legal.stream().filter(legal -> legal.from() == from).findFirst();
            if (step.isPresent()) {
                assertThat(act.work.apply(in(from)).state())
                        .isEqualTo(step.get().to());
            } else {
                assertThatThrownBy(() -> act.work.apply(in(from)))
                        .as(act + " from " + from)
                        .isInstanceOfSatisfying(
                                Conflict.class,
                                conflict ->
                                        assertThat(conflict.code()).isEqualTo("engagements.conflict.proposal." + from));
            }
        }
    }

    @Test
    void a_late_answer_is_refused_even_before_anybody_noted_that_the_time_is_over() {
        Map<String, UnaryOperator<Proposal>> answers = Map.of(
                "accept", proposal -> proposal.accept(ANSWER_BY),
                "decline", proposal -> proposal.decline(ANSWER_BY, ""),
                "counter", proposal -> proposal.counter(ANSWER_BY, List.of(OFFERED), ""));
        assertThat(answers.values())
                .allSatisfy(late -> assertThatThrownBy(() -> late.apply(in(State.OPEN)))
                        .isInstanceOfSatisfying(
                                Conflict.class,
                                conflict ->
                                        assertThat(conflict.code()).isEqualTo("engagements.conflict.proposal.LAPSED")));
    }

    @Test
    void nothing_lapses_before_its_time() {
        assertThatThrownBy(() -> in(State.OPEN).lapse(IN_TIME)).isInstanceOf(Conflict.class);
    }

    @Test
    void only_a_time_that_was_offered_and_is_still_ahead_can_be_taken() {
        assertThatThrownBy(() -> in(State.COUNTERED).takeOffer(IN_TIME, OFFERED.plusSeconds(900)))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> in(State.COUNTERED).takeOffer(OFFERED, OFFERED))
                .isInstanceOfSatisfying(
                        Conflict.class,
                        conflict -> assertThat(conflict.code()).isEqualTo("engagements.conflict.offerOver"));
    }

    @Test
    void an_answer_keeps_its_words_and_its_moment() {
        Proposal declined = in(State.OPEN).decline(IN_TIME, "On leave");
        assertThat(declined.note()).isEqualTo("On leave");
        assertThat(declined.answeredAt()).contains(IN_TIME);
        Proposal countered = in(State.OPEN).counter(IN_TIME, List.of(OFFERED), "Later");
        assertThat(countered.offeredTimes()).containsExactly(OFFERED);
        assertThat(countered.takeOffer(IN_TIME, OFFERED).note()).isEqualTo("Later");
    }

    @Test
    void an_answer_or_a_reply_is_owed_while_it_is_open_or_countered() {
        assertThat(EnumSet.allOf(State.class))
                .filteredOn(state -> in(state).isPending())
                .containsExactlyInAnyOrder(State.OPEN, State.COUNTERED);
    }

    private static Proposal in(State state) {
        return new Proposal(
                new ProposalId("p"),
                new RequestId("r"),
                new TeamId("t"),
                new ExpertId("e"),
                state,
                ASKED,
                ANSWER_BY,
                20,
                MeetingForm.REMOTE,
                LocalDate.of(2027, 3, 8),
                LocalDate.of(2027, 6, 30),
                List.of(),
                List.of(OFFERED),
                "",
                Optional.empty());
    }
}
