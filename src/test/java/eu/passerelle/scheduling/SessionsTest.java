package eu.passerelle.scheduling;

import static eu.passerelle.scheduling.SchedulingWorld.ANA;
import static eu.passerelle.scheduling.SchedulingWorld.BEN;
import static eu.passerelle.scheduling.SchedulingWorld.BY;
import static eu.passerelle.scheduling.SchedulingWorld.HOUR;
import static eu.passerelle.scheduling.SchedulingWorld.LYS;
import static eu.passerelle.scheduling.SchedulingWorld.OISE;
import static eu.passerelle.scheduling.SchedulingWorld.TUESDAY_NINE;
import static eu.passerelle.scheduling.SchedulingWorld.asking;
import static eu.passerelle.scheduling.SchedulingWorld.booking;
import static eu.passerelle.scheduling.SchedulingWorld.bucharest;
import static eu.passerelle.scheduling.SchedulingWorld.change;
import static eu.passerelle.scheduling.SchedulingWorld.engagement;
import static eu.passerelle.scheduling.SchedulingWorld.freshKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.Event;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.kernel.RecordedEvent;
import eu.passerelle.scheduling.SessionTrail.Action;
import eu.passerelle.scheduling.SessionTrail.Entry;
import eu.passerelle.testing.CypherLog;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@PasserelleTest
class SessionsTest {
    @Autowired
    ApplicationContext context;

    @Autowired
    Sessions sessions;

    @Autowired
    Driver driver;

    @Autowired
    SessionTrail trail;

    @Autowired
    Slots slots;

    @Autowired
    Outbox outbox;

    @Autowired
    TestClock clock;

    long before;

    SchedulingWorld world;

    @BeforeEach
    void create() {
        world = SchedulingWorld.createIn(context);
        before = outbox.latest();
    }

    @AfterEach
    void leave() {
        world.withFollowers();
    }

    @Test
    void a_booked_session_stands_in_both_calendars_and_is_told() {
        Session session = sessions.book(booking(ANA, LYS, TUESDAY_NINE));
        assertThat(session.startsAt()).isEqualTo(TUESDAY_NINE);
        assertThat(session.start()).hasToString("2027-03-09T08:00");
        assertThat(session.uid()).endsWith("@passerelle");
        assertThat(sessions.get(session.id())).isEqualTo(session);
        assertThat(sessions.of(engagement(ANA, LYS))).containsExactly(session);
        assertThat(sessions.of(ANA, TUESDAY_NINE)).containsExactly(session);
        assertThat(sessions.of(LYS, TUESDAY_NINE.plus(HOUR))).isEmpty();
        assertThat(world.count("MATCH (c:SlotCell) RETURN count(c)")).isEqualTo(8);
        assertThat(told()).containsExactly(new SessionBooked(session.id(), 0));
    }

    @Test
    void whether_it_was_done_locks_and_looks_what_is_written_and_what_it_ends_with_are_a_statement_each() {
        sessions.book(booking(ANA, LYS, TUESDAY_NINE));
        assertThat(CypherLog.during(() -> sessions.book(booking(BEN, OISE, TUESDAY_NINE))))
                .hasSize(4);
    }

    /** However few there were when the plan was made, which is kept while they become many. */
    @Test
    void what_a_booking_looks_at_is_sought_by_indexes_and_never_gone_through() {
        assertThat(Stream.of(
                                CalendarStore.EXPERT_FIRST,
                                CalendarStore.TEAM_FIRST,
                                CalendarLocks.MENTOR_THEN_TEAM,
                                CalendarLocks.TEAM_THEN_MENTOR)
                        .map(statement -> driver.executableQuery("EXPLAIN " + statement)
                                .execute()
                                .summary()
                                .plan())
                        .flatMap(SessionsTest::operators))
                .anyMatch(operator -> operator.startsWith("NodeIndexSeek"))
                .noneMatch(operator -> operator.contains("Scan"));
    }

    private static Stream<String> operators(org.neo4j.driver.summary.Plan plan) {
        return Stream.concat(
                Stream.of(plan.operatorType()), plan.children().stream().flatMap(SessionsTest::operators));
    }

    @Test
    void a_taken_time_is_answered_with_the_nearest_that_are_free() {
        sessions.book(booking(ANA, LYS, TUESDAY_NINE));
        SlotTaken taken = catchThrowableOfType(SlotTaken.class, () -> sessions.book(booking(ANA, OISE, TUESDAY_NINE)));
        assertThat(taken.alternatives())
                .extracting(Slot::start)
                .containsExactly(
                        bucharest("2027-03-09T10:00"),
                        bucharest("2027-03-09T10:30"),
                        bucharest("2027-03-09T11:00"),
                        bucharest("2027-03-11T09:00"),
                        bucharest("2027-03-11T09:30"));
        assertThat(told()).hasSize(1);
    }

    @Test
    void a_team_cannot_be_in_two_sessions_at_once() {
        sessions.book(booking(ANA, LYS, TUESDAY_NINE));
        assertThatThrownBy(() -> sessions.book(booking(BEN, LYS, TUESDAY_NINE.plusSeconds(30 * 60))))
                .isInstanceOf(SlotTaken.class);
        sessions.book(booking(BEN, OISE, TUESDAY_NINE));
    }

    @Test
    void neither_outside_the_rules_nor_at_short_notice_nor_in_the_past() {
        List<Instant> refused = List.of(
                bucharest("2027-03-09T08:00"),
                bucharest("2027-03-09T11:15"),
                bucharest("2027-03-10T09:00"),
                bucharest("2027-03-02T09:00"),
                bucharest("2027-02-23T09:00"));
        assertThat(refused)
                .allSatisfy(start -> assertThatThrownBy(() -> sessions.book(booking(ANA, LYS, start)))
                        .isInstanceOf(SlotTaken.class));
        assertThat(world.count("MATCH (s:Session) RETURN count(s)")).isZero();
    }

    @Test
    void a_start_off_the_grid_or_a_length_that_is_not_offered_is_invalid() {
        assertThatThrownBy(() -> sessions.book(booking(ANA, LYS, TUESDAY_NINE.plusSeconds(60))))
                .isInstanceOf(InvalidInput.class);
        for (Duration length : List.of(Duration.ZERO, Duration.ofMinutes(50), Duration.ofHours(9), HOUR.negated())) {
            assertThatThrownBy(() -> sessions.book(booking(freshKey(), ANA, LYS, TUESDAY_NINE, length, false)))
                    .isInstanceOf(InvalidInput.class);
        }
    }

    @Test
    void a_time_that_the_expert_offered_is_bound_by_other_sessions_only() {
        Instant sunday = bucharest("2027-03-07T20:00");
        sessions.book(booking(freshKey(), ANA, LYS, sunday, HOUR, true));
        assertThatThrownBy(() -> sessions.book(booking(freshKey(), ANA, OISE, sunday, HOUR, true)))
                .isInstanceOf(SlotTaken.class);
        Instant past = bucharest("2027-02-28T20:00");
        assertThatThrownBy(() -> sessions.book(booking(freshKey(), ANA, OISE, past, HOUR, true)))
                .isInstanceOf(SlotTaken.class);
    }

    @Test
    void the_hour_that_comes_twice_is_not_mistaken_for_its_first() {
        Instant second = Instant.parse("2027-10-31T01:30:00Z");
        assertThatThrownBy(() -> sessions.book(booking(freshKey(), ANA, LYS, second, HOUR, true)))
                .isInstanceOf(InvalidInput.class);
        Session first = sessions.book(booking(freshKey(), ANA, LYS, second.minus(HOUR), HOUR, true));
        assertThat(first.startsAt()).isEqualTo(second.minus(HOUR));
    }

    @Test
    void the_same_command_again_gives_the_same_session() {
        BookSession command = booking(ANA, LYS, TUESDAY_NINE);
        assertThat(sessions.book(command)).isEqualTo(sessions.book(command));
        assertThat(told()).hasSize(1);
    }

    @Test
    void moving_frees_the_old_time_and_takes_the_new_one_also_where_they_overlap() {
        Session session = sessions.book(booking(ANA, LYS, TUESDAY_NINE));
        Instant later = TUESDAY_NINE.plusSeconds(30 * 60);
        Session moved = sessions.move(change(freshKey()), session.id(), later);
        assertThat(moved.startsAt()).isEqualTo(later);
        assertThat(moved.sequence()).isEqualTo(1);
        assertThat(moved.uid()).isEqualTo(session.uid());
        assertThat(sessions.get(session.id())).isEqualTo(moved);
        assertThat(world.strayCells()).isZero();
        assertThat(told())
                .containsExactly(new SessionBooked(session.id(), 0), new SessionMoved(session.id(), 1, Side.BOTH));
    }

    @Test
    void each_change_stands_in_the_audit_trail_once_with_who_and_why() {
        Session session = sessions.book(booking(ANA, LYS, TUESDAY_NINE));
        var move = new SessionChange(freshKey(), BY, "The court has moved, too", Set.of(Side.EXPERT));
        assertThat(sessions.told(session.id())).isEqualTo(Side.BOTH);
        sessions.move(move, session.id(), TUESDAY_NINE.plus(HOUR));
        assertThat(sessions.told(session.id())).containsExactly(Side.EXPERT);
        sessions.move(move, session.id(), TUESDAY_NINE.plus(HOUR));
        catchThrowableOfType(
                SlotTaken.class, () -> sessions.move(change(freshKey()), session.id(), TUESDAY_NINE.minus(HOUR)));
        sessions.cancel(new SessionChange(freshKey(), BY, "Not needed", Side.BOTH), session.id());
        assertThat(trail.of(session.id()))
                .extracting(Entry::action, Entry::by, Entry::reason, Entry::from, Entry::to)
                .containsExactly(
                        tuple(
                                Action.SESSION_CANCELLED,
                                BY,
                                "Not needed",
                                Optional.of(TUESDAY_NINE.plus(HOUR)),
                                Optional.empty()),
                        tuple(
                                Action.SESSION_MOVED,
                                BY,
                                "The court has moved, too",
                                Optional.of(TUESDAY_NINE),
                                Optional.of(TUESDAY_NINE.plus(HOUR))),
                        tuple(Action.SESSION_BOOKED, BY, "", Optional.empty(), Optional.of(TUESDAY_NINE)));
        assertThat(told()).contains(new SessionMoved(session.id(), 1, Set.of(Side.EXPERT)));
        assertThat(sessions.told(session.id())).isEqualTo(Side.BOTH);
    }

    @Test
    void moving_to_where_it_stands_changes_nothing() {
        Session session = sessions.book(booking(ANA, LYS, TUESDAY_NINE));
        assertThat(sessions.move(change(freshKey()), session.id(), TUESDAY_NINE))
                .isEqualTo(session);
        assertThat(told()).hasSize(1);
    }

    @Test
    void a_session_cannot_be_moved_onto_another_and_stays_where_it_is() {
        Session session = sessions.book(booking(ANA, LYS, TUESDAY_NINE));
        sessions.book(booking(ANA, OISE, TUESDAY_NINE.plus(HOUR)));
        SlotTaken taken = catchThrowableOfType(
                SlotTaken.class, () -> sessions.move(change(freshKey()), session.id(), TUESDAY_NINE.plus(HOUR)));
        assertThat(taken.alternatives()).isNotEmpty();
        assertThat(sessions.get(session.id())).isEqualTo(session);
        assertThat(world.strayCells()).isZero();
    }

    @Test
    void cancelling_frees_the_time_once() {
        Session session = sessions.book(booking(ANA, LYS, TUESDAY_NINE));
        Session cancelled = sessions.cancel(change(freshKey()), session.id());
        assertThat(cancelled.state()).isEqualTo(Session.State.CANCELLED);
        assertThat(cancelled.sequence()).isEqualTo(1);
        assertThat(sessions.cancel(change(freshKey()), session.id())).isEqualTo(cancelled);
        assertThat(told())
                .containsExactly(new SessionBooked(session.id(), 0), new SessionCancelled(session.id(), 1, Side.BOTH));
        sessions.book(booking(ANA, OISE, TUESDAY_NINE));
        assertThatThrownBy(() -> sessions.move(change(freshKey()), session.id(), TUESDAY_NINE.plus(HOUR)))
                .isInstanceOf(Conflict.class)
                .isNotInstanceOf(SlotTaken.class);
    }

    @Test
    void what_stands_with_a_mentor_who_has_left_can_be_cancelled_and_nothing_else() {
        Session first = sessions.book(booking(ANA, LYS, TUESDAY_NINE));
        Session second = sessions.book(booking(ANA, LYS, TUESDAY_NINE.plus(HOUR)));
        world.leaves(ANA);
        assertThat(sessions.cancel(change(freshKey()), first.id()).state()).isEqualTo(Session.State.CANCELLED);
        assertThatThrownBy(() -> sessions.move(change(freshKey()), second.id(), TUESDAY_NINE))
                .isInstanceOf(SlotTaken.class);
        assertThatThrownBy(() -> sessions.book(booking(ANA, LYS, TUESDAY_NINE))).isInstanceOf(NotFound.class);
        assertThat(world.strayCells()).isZero();
    }

    @Test
    void what_has_begun_can_neither_be_moved_nor_cancelled() {
        Session session = sessions.book(booking(ANA, LYS, TUESDAY_NINE));
        clock.set(TUESDAY_NINE);
        assertThatThrownBy(() -> sessions.cancel(change(freshKey()), session.id()))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> sessions.move(change(freshKey()), session.id(), TUESDAY_NINE.plus(Duration.ofDays(7))))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void unknown_people_and_sessions_are_not_found() {
        assertThatThrownBy(() -> sessions.get(new SessionId("nobody"))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> sessions.cancel(change(freshKey()), new SessionId("nobody")))
                .isInstanceOf(NotFound.class);
        var command = new BookSession(
                freshKey(),
                BY,
                engagement(ANA, LYS),
                new ExpertId("nobody"),
                LYS,
                SchedulingWorld.PARIS,
                TUESDAY_NINE,
                HOUR,
                "",
                false,
                false);
        assertThatThrownBy(() -> sessions.book(command)).isInstanceOf(NotFound.class);
    }

    @Test
    void every_slot_that_is_offered_can_be_booked() {
        List<Slot> offered = slots.free(asking(ANA, LYS, "2027-03-01", "2027-04-30"));
        assertThat(offered).hasSizeGreaterThan(60);
        for (Slot slot : offered) {
            Session session = sessions.book(booking(ANA, LYS, slot.start()));
            assertThat(new Slot(session.startsAt(), session.endsAt())).isEqualTo(slot);
            sessions.cancel(change(freshKey()), session.id());
        }
    }

    private List<Event> told() {
        return outbox.after(before, 1000).stream().map(RecordedEvent::event).toList();
    }
}
