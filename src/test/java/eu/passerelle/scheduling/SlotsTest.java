package eu.passerelle.scheduling;

import static eu.passerelle.scheduling.SchedulingWorld.ANA;
import static eu.passerelle.scheduling.SchedulingWorld.BEN;
import static eu.passerelle.scheduling.SchedulingWorld.HOUR;
import static eu.passerelle.scheduling.SchedulingWorld.LYS;
import static eu.passerelle.scheduling.SchedulingWorld.PARIS;
import static eu.passerelle.scheduling.SchedulingWorld.TUESDAY_NINE;
import static eu.passerelle.scheduling.SchedulingWorld.asking;
import static eu.passerelle.scheduling.SchedulingWorld.booking;
import static eu.passerelle.scheduling.SchedulingWorld.bucharest;
import static eu.passerelle.scheduling.SchedulingWorld.onTuesdaysAndThursdays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.scheduling.Availability.Absence;
import eu.passerelle.scheduling.Availability.Extra;
import eu.passerelle.testing.CypherLog;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.TestClock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@PasserelleTest
class SlotsTest {
    private static final LocalDate FIRST = LocalDate.of(2027, 3, 1);

    @Autowired
    ApplicationContext context;

    @Autowired
    Slots slots;

    @Autowired
    Sessions sessions;

    @Autowired
    Availabilities availabilities;

    @Autowired
    TestClock clock;

    @Autowired
    DemoNetwork demo;

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
    void what_expert_and_team_share_in_steps_of_half_an_hour() {
        assertThat(slots.free(asking(ANA, LYS, "2027-03-08", "2027-03-09")))
                .extracting(Slot::start)
                .containsExactly(
                        bucharest("2027-03-09T09:00"),
                        bucharest("2027-03-09T09:30"),
                        bucharest("2027-03-09T10:00"),
                        bucharest("2027-03-09T10:30"),
                        bucharest("2027-03-09T11:00"));
    }

    @Test
    void the_notice_is_counted_from_now_to_the_next_half_hour() {
        clock.set(Instant.parse("2027-03-08T07:40:00Z"));
        assertThat(slots.free(asking(ANA, LYS, "2027-03-09", "2027-03-09")))
                .extracting(Slot::start)
                .containsExactly(
                        bucharest("2027-03-09T10:00"), bucharest("2027-03-09T10:30"), bucharest("2027-03-09T11:00"));
    }

    @Test
    void teams_meet_on_weekdays_between_eight_and_six() {
        world.save(new Availability(
                ANA.value(),
                PARIS.getId(),
                0,
                List.of(
                        new Availability.Rule("r1", DayOfWeek.FRIDAY, LocalTime.of(6, 0), LocalTime.of(9, 0)),
                        new Availability.Rule("r2", DayOfWeek.SATURDAY, LocalTime.of(9, 0), LocalTime.of(12, 0))),
                List.of(),
                List.of()));
        assertThat(slots.free(asking(ANA, LYS, "2027-03-08", "2027-03-14")))
                .extracting(slot -> slot.start().atZone(PARIS).toLocalDateTime().toString())
                .containsExactly("2027-03-12T08:00");
    }

    @Test
    void absences_take_and_extra_times_give() {
        LocalDate thursday = LocalDate.of(2027, 3, 11);
        world.save(onTuesdaysAndThursdays(ANA)
                .withAbsences(List.of(new Absence("a", thursday.minusDays(2), thursday, "")))
                .withExtraTimes(List.of(new Extra("x", thursday, LocalTime.of(15, 0), LocalTime.of(16, 0)))));
        assertThat(slots.free(asking(ANA, LYS, "2027-03-08", "2027-03-14")))
                .extracting(Slot::start)
                .containsExactly(bucharest("2027-03-11T15:00"));
    }

    @Test
    void who_has_said_nothing_is_never_free() {
        assertThat(slots.free(asking(new ExpertId("nobody"), LYS, "2027-03-08", "2027-04-14")))
                .isEmpty();
    }

    @Test
    void a_window_in_the_past_is_empty_and_one_that_makes_no_sense_is_refused() {
        assertThat(slots.free(asking(ANA, LYS, "2026-03-08", "2026-04-08"))).isEmpty();
        assertThatThrownBy(() -> slots.free(asking(ANA, LYS, "2027-03-09", "2027-03-08")))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> slots.free(asking(ANA, LYS, "2027-03-09", "2029-03-10")))
                .isInstanceOf(InvalidInput.class);
        assertThat(slots.free(asking(ANA, LYS, "2027-03-09", "2029-03-09"))).hasSize(1000);
        assertThatThrownBy(() -> slots.free(new SlotQuery(ANA, LYS, PARIS, FIRST, FIRST, Duration.ofMinutes(50), 1)))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void free_time_of_many_is_what_each_shares_less_what_is_booked() {
        sessions.book(booking(ANA, LYS, TUESDAY_NINE));
        Map<ExpertId, FreeTime> times = slots.freeTimes(
                List.of(ANA, BEN), LYS, PARIS, LocalDate.of(2027, 3, 8), LocalDate.of(2027, 3, 14), HOUR, 2);
        // The team is busy in that hour, so it is lost for Ben too.
        assertThat(times.get(ANA).total()).isEqualTo(Duration.ofHours(5));
        assertThat(times.get(BEN).total()).isEqualTo(Duration.ofHours(5));
        assertThat(times.get(BEN).first())
                .extracting(Slot::start)
                .containsExactly(bucharest("2027-03-09T10:00"), bucharest("2027-03-09T10:30"));
    }

    @Test
    void as_many_queries_for_eighty_experts_as_for_one() {
        demo.load();
        world.withoutFollowers();
        List<ExpertId> all = IntStream.rangeClosed(1, 80)
                .mapToObj("e%02d"::formatted)
                .map(ExpertId::new)
                .toList();
        var forOne = CypherLog.during(() -> free(all.subList(0, 1)));
        var forAll = CypherLog.during(() -> free(all));
        assertThat(forAll).hasSameSizeAs(forOne).hasSizeLessThanOrEqualTo(3);
        assertThat(free(all).values().stream().filter(time -> !time.first().isEmpty()))
                .hasSizeGreaterThan(60);
    }

    private Map<ExpertId, FreeTime> free(List<ExpertId> experts) {
        return slots.freeTimes(experts, LYS, PARIS, FIRST, FIRST.plusMonths(6), HOUR, 3);
    }

    @Test
    void a_saved_availability_is_read_as_it_was_and_leaves_nothing_behind() {
        ZoneId azores = ZoneId.of("Atlantic/Azores");
        for (int round = 0; round < 2; round++) {
            availabilities.change(
                    ANA,
                    current -> current.withSettings(azores, 48)
                            .withAbsences(List.of(new Absence("a", FIRST, FIRST, "Ferien 🙂"))));
        }
        Availability read = availabilities.of(ANA);
        assertThat(read.zone()).isEqualTo("Atlantic/Azores");
        assertThat(read.minimumNoticeHours()).isEqualTo(48);
        assertThat(read.weeklyRules()).hasSize(2);
        assertThat(read.absences()).containsExactly(new Absence("a", FIRST, FIRST, "Ferien 🙂"));
        assertThat(world.count("MATCH (r:AvailabilityRule) RETURN count(r)")).isEqualTo(4);
        assertThat(world.count("MATCH (a:Absence) RETURN count(a)")).isEqualTo(1);
        assertThat(world.count("MATCH (:Availability)-[:OF]->(e:Expert) RETURN count(e)"))
                .isEqualTo(2);
        assertThat(world.count("MATCH (e:Expert {id: 'expert-ana'}) RETURN count(e.timeZone)"))
                .isEqualTo(1);
    }
}
