package eu.passerelle.scheduling;

import static eu.passerelle.scheduling.SchedulingWorld.ANA;
import static eu.passerelle.scheduling.SchedulingWorld.BEN;
import static eu.passerelle.scheduling.SchedulingWorld.HOUR;
import static eu.passerelle.scheduling.SchedulingWorld.LYS;
import static eu.passerelle.scheduling.SchedulingWorld.OISE;
import static eu.passerelle.scheduling.SchedulingWorld.TUESDAY_NINE;
import static eu.passerelle.scheduling.SchedulingWorld.asking;
import static eu.passerelle.scheduling.SchedulingWorld.booking;
import static eu.passerelle.scheduling.SchedulingWorld.freshKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.scheduling.recurrence.SharedTime.Left;
import eu.passerelle.scheduling.recurrence.SharedTime.Reason;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What an expert keeps for one team, no other is offered. */
@PasserelleTest
class HoldsTest {
    @Autowired
    ApplicationContext context;

    @Autowired
    Holds holds;

    @Autowired
    Slots slots;

    @Autowired
    Sessions sessions;

    @Autowired
    GraphTransactions transactions;

    @Autowired
    TestClock clock;

    SchedulingWorld world;

    @BeforeEach
    void hold() {
        world = SchedulingWorld.createIn(context);
        transactions.write(() -> holds.hold("proposal:1", ANA, List.of(TUESDAY_NINE), HOUR));
    }

    @AfterEach
    void leave() {
        world.withFollowers();
    }

    @Test
    void a_time_that_is_held_is_neither_offered_nor_booked_until_it_is_released() {
        SlotQuery tuesday = asking(ANA, OISE, "2027-03-09", "2027-03-09");
        assertThat(slots.free(tuesday))
                .extracting(Slot::start)
                .doesNotContain(TUESDAY_NINE)
                .isNotEmpty();
        assertThat(slots.whyNone(tuesday).telling()).extracting(Left::reason).contains(Reason.EXPERT_HELD);
        assertThatThrownBy(() -> sessions.book(booking(ANA, OISE, TUESDAY_NINE)))
                .isInstanceOf(SlotTaken.class);
        transactions.write(() -> holds.release("proposal:1"));
        sessions.book(booking(ANA, OISE, TUESDAY_NINE));
    }

    @Test
    void what_is_promised_to_one_team_or_booked_cannot_be_promised_to_another() {
        Instant half = TUESDAY_NINE.plus(Duration.ofMinutes(30));
        assertThatThrownBy(() -> transactions.write(() -> holds.hold("proposal:2", ANA, List.of(half), HOUR)))
                .isInstanceOf(Conflict.class);
        transactions.write(() -> holds.hold("proposal:1", ANA, List.of(half), HOUR));
        Instant later = TUESDAY_NINE.plus(HOUR.multipliedBy(2));
        sessions.book(booking(ANA, OISE, later));
        assertThatThrownBy(() -> transactions.write(() -> holds.hold("proposal:3", ANA, List.of(later), HOUR)))
                .isInstanceOf(Conflict.class);
        transactions.write(() -> holds.hold("proposal:4", BEN, List.of(half, later), HOUR));
    }

    @Test
    void for_whom_it_is_held_takes_it() {
        sessions.book(booking(freshKey(), ANA, LYS, TUESDAY_NINE, HOUR, true));
        assertThat(sessions.of(ANA, clock.instant())).hasSize(1);
    }

    @Test
    void after_its_time_a_hold_is_over_without_anybody_doing_anything() {
        Instant later = TUESDAY_NINE.plus(Duration.ofDays(7));
        transactions.write(() -> holds.hold("proposal:2", ANA, List.of(later), HOUR));
        SlotQuery tuesday = asking(ANA, OISE, "2027-03-16", "2027-03-16");
        clock.advance(Holds.KEPT.minusSeconds(1));
        assertThat(slots.free(tuesday)).extracting(Slot::start).doesNotContain(later);
        clock.advance(Duration.ofSeconds(1));
        assertThat(slots.free(tuesday)).extracting(Slot::start).contains(later);
        sessions.book(booking(ANA, OISE, later));
    }
}
