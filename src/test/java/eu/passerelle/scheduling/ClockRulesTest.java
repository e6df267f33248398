package eu.passerelle.scheduling;

import static eu.passerelle.scheduling.SchedulingWorld.ANA;
import static eu.passerelle.scheduling.SchedulingWorld.BEN;
import static eu.passerelle.scheduling.SchedulingWorld.HOUR;
import static eu.passerelle.scheduling.SchedulingWorld.LYS;
import static eu.passerelle.scheduling.SchedulingWorld.OISE;
import static eu.passerelle.scheduling.SchedulingWorld.TUESDAY_NINE;
import static eu.passerelle.scheduling.SchedulingWorld.booking;
import static eu.passerelle.scheduling.SchedulingWorld.change;
import static eu.passerelle.scheduling.SchedulingWorld.freshKey;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.kernel.RecordedEvent;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.testing.PasserelleTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What a session's instant was reckoned by may change before it takes place. */
@PasserelleTest
class ClockRulesTest {
    private static final Duration WEEK = Duration.ofDays(7);

    @Autowired
    ApplicationContext context;

    @Autowired
    Sessions sessions;

    @Autowired
    ClockRules rules;

    @Autowired
    Outbox outbox;

    SchedulingWorld world;

    @BeforeEach
    void create() {
        world = SchedulingWorld.createIn(context);
    }

    @AfterEach
    void leave() {
        world.withFollowers();
    }

    @Test
    void a_session_stays_on_the_wall_and_its_new_instant_is_told_once() {
        Session outdated = sessions.book(booking(ANA, LYS, TUESDAY_NINE));
        Session other = sessions.book(booking(BEN, OISE, TUESDAY_NINE));
        world.reckonedByOlderRules(outdated.id(), -1);
        long before = outbox.latest();
        rules.run();
        rules.run();
        assertThat(outbox.after(before, 100))
                .extracting(RecordedEvent::event)
                .containsExactly(new SessionMoved(outdated.id(), 1, Side.BOTH));
        Session kept = sessions.get(outdated.id());
        assertThat(kept.start()).isEqualTo(outdated.start());
        assertThat(kept.sequence()).isEqualTo(1);
        assertThat(world.count("MATCH (s:Session) WHERE s.startsAt = datetime('2027-03-09T07:00Z') RETURN count(s)"))
                .isEqualTo(2);
        assertThat(world.strayCells()).isZero();
        assertThat(sessions.get(other.id())).isEqualTo(other);
    }

    @Test
    void many_at_the_same_instant_are_all_seen() {
        var ids = new ArrayList<SessionId>();
        for (int week = 0; week < 4; week++) {
            ids.add(sessions.book(booking(ANA, LYS, TUESDAY_NINE.plus(HOUR.multipliedBy(24L * 7 * week))))
                    .id());
        }
        ids.forEach(id -> world.reckonedByOlderRules(id, -1));
        long before = outbox.latest();
        rules.run();
        assertThat(outbox.latest() - before).isEqualTo(4);
    }

    @Test
    void a_series_is_told_of_as_one_thing_with_one_number_and_those_that_were_cancelled_stay() {
        List<Session> series = series(ANA, LYS);
        sessions.cancel(change(freshKey()), series.get(1).id());
        series.forEach(each -> world.reckonedByOlderRules(each.id(), -1));
        long before = outbox.latest();
        rules.run();
        rules.run();
        assertThat(outbox.after(before, 100))
                .extracting(RecordedEvent::event)
                .containsExactly(new SeriesMoved(List.of(
                        new SessionMoved(series.get(0).id(), 2, Side.BOTH),
                        new SessionMoved(series.get(2).id(), 2, Side.BOTH))));
        assertThat(sessions.get(series.get(2).id()).start())
                .isEqualTo(series.get(2).start());
        assertThat(world.strayCells()).isZero();
    }

    @Test
    void where_one_of_a_series_would_collide_the_others_are_each_set_right() {
        List<Session> series = series(ANA, LYS);
        sessions.book(booking(ANA, OISE, TUESDAY_NINE.plus(HOUR)));
        world.onTheWall(series.get(0).id(), "2027-03-09T09:00");
        world.reckonedByOlderRules(series.get(1).id(), -1);
        long before = outbox.latest();
        rules.run();
        assertThat(outbox.after(before, 100))
                .extracting(RecordedEvent::event)
                .containsExactly(new SessionMoved(series.get(1).id(), 1, Side.BOTH));
    }

    @ParameterizedTest
    @CsvSource({"09:00,10:00", "07:00,08:00"})
    void neighbours_that_all_move_are_not_in_each_others_way(String first, String second) {
        Session earlier = sessions.book(booking(ANA, LYS, TUESDAY_NINE));
        Session later = sessions.book(booking(ANA, OISE, TUESDAY_NINE.plus(HOUR)));
        world.onTheWall(earlier.id(), "2027-03-09T" + first);
        world.onTheWall(later.id(), "2027-03-09T" + second);
        long before = outbox.latest();
        rules.run();
        assertThat(outbox.after(before, 100))
                .extracting(RecordedEvent::event)
                .containsExactlyInAnyOrder(
                        new SessionMoved(earlier.id(), 1, Side.BOTH), new SessionMoved(later.id(), 1, Side.BOTH));
        assertThat(world.strayCells()).isZero();
        assertThat(world.overlaps()).isZero();
    }

    private List<Session> series(ExpertId expert, TeamId team) {
        return sessions.book(new BookSeries(
                booking(expert, team, TUESDAY_NINE),
                1,
                Map.of(1, TUESDAY_NINE.plus(WEEK), 2, TUESDAY_NINE.plus(WEEK.multipliedBy(2)))));
    }

    @Test
    void what_would_collide_by_the_new_rules_stays_and_holds_nobody_else_up() {
        Session first = sessions.book(booking(ANA, LYS, TUESDAY_NINE));
        Session second = sessions.book(booking(ANA, OISE, TUESDAY_NINE.plus(HOUR)));
        // By the rules of that day the first began an hour later on the wall.
        world.onTheWall(first.id(), "2027-03-09T09:00");
        Session third = sessions.book(booking(BEN, LYS, TUESDAY_NINE.plus(HOUR.multipliedBy(24 * 7))));
        world.reckonedByOlderRules(third.id(), -1);
        long before = outbox.latest();
        rules.run();
        assertThat(outbox.after(before, 100))
                .extracting(RecordedEvent::event)
                .containsExactly(new SessionMoved(third.id(), 1, Side.BOTH));
        assertThat(sessions.get(second.id())).isEqualTo(second);
    }
}
