package eu.passerelle.scheduling;

import static eu.passerelle.scheduling.SchedulingWorld.ANA;
import static eu.passerelle.scheduling.SchedulingWorld.BEN;
import static eu.passerelle.scheduling.SchedulingWorld.BUCHAREST;
import static eu.passerelle.scheduling.SchedulingWorld.HOUR;
import static eu.passerelle.scheduling.SchedulingWorld.LYS;
import static eu.passerelle.scheduling.SchedulingWorld.OISE;
import static eu.passerelle.scheduling.SchedulingWorld.PARIS;
import static eu.passerelle.scheduling.SchedulingWorld.TUESDAY_NINE;
import static eu.passerelle.scheduling.SchedulingWorld.asking;
import static eu.passerelle.scheduling.SchedulingWorld.booking;
import static eu.passerelle.scheduling.SchedulingWorld.bucharest;
import static eu.passerelle.scheduling.SchedulingWorld.change;
import static eu.passerelle.scheduling.SchedulingWorld.onTuesdaysAndThursdays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.scheduling.Availability.Absence;
import eu.passerelle.scheduling.Availability.Extra;
import eu.passerelle.scheduling.recurrence.Buffers;
import eu.passerelle.scheduling.recurrence.Caps;
import eu.passerelle.scheduling.recurrence.DayTimes;
import eu.passerelle.scheduling.recurrence.OwnDay;
import eu.passerelle.scheduling.recurrence.SharedTime.Reason;
import eu.passerelle.scheduling.recurrence.Travel;
import eu.passerelle.scheduling.recurrence.Validity;
import eu.passerelle.scheduling.recurrence.WeeklyRule;
import eu.passerelle.testing.CypherLog;
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
import java.util.Optional;
import java.util.OptionalInt;
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
        world.save(Availability.none(ANA, PARIS)
                .withSettings(PARIS, noticeOf(0))
                .withRules(List.of(
                        new WeeklyRule(DayOfWeek.FRIDAY, new DayTimes(LocalTime.of(6, 0), LocalTime.of(9, 0))),
                        new WeeklyRule(DayOfWeek.SATURDAY, new DayTimes(LocalTime.of(9, 0), LocalTime.of(12, 0))))));
        assertThat(slots.free(asking(ANA, LYS, "2027-03-08", "2027-03-14")))
                .extracting(slot -> slot.start().atZone(PARIS).toLocalDateTime().toString())
                .containsExactly("2027-03-12T08:00");
    }

    @Test
    void absences_take_and_extra_times_give() {
        LocalDate thursday = LocalDate.of(2027, 3, 11);
        world.save(onTuesdaysAndThursdays(ANA)
                .withAbsences(List.of(new Absence("a", thursday.minusDays(2), thursday, "")))
                .withExtraTimes(
                        List.of(new Extra("x", thursday, new DayTimes(LocalTime.of(15, 0), LocalTime.of(16, 0))))));
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
        assertThatThrownBy(() ->
                        slots.free(new SlotQuery(ANA, LYS, PARIS, FIRST, FIRST, Duration.ofMinutes(50), false, 1)))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void free_time_of_many_is_what_each_shares_less_what_is_booked() {
        sessions.book(booking(ANA, LYS, TUESDAY_NINE));
        Map<ExpertId, FreeTime> times = slots.freeTimes(new FreeTimesQuery(
                List.of(ANA, BEN), LYS, PARIS, LocalDate.of(2027, 3, 8), LocalDate.of(2027, 3, 14), HOUR, false, 2));
        // The team is busy in that hour, so it is lost for Ben too.
        assertThat(times.get(ANA).total()).isEqualTo(Duration.ofHours(5));
        assertThat(times.get(BEN).total()).isEqualTo(Duration.ofHours(5));
        assertThat(times.get(BEN).first())
                .extracting(Slot::start)
                .containsExactly(bucharest("2027-03-09T10:00"), bucharest("2027-03-09T10:30"));
    }

    @Test
    void as_many_queries_for_eighty_experts_as_for_one() {
        List<ExpertId> all = IntStream.rangeClosed(1, 80)
                .mapToObj("many-%02d"::formatted)
                .map(ExpertId::new)
                .toList();
        all.forEach(expert -> world.save(onTuesdaysAndThursdays(expert)));
        var forOne = CypherLog.during(() -> free(all.subList(0, 1)));
        var forAll = CypherLog.during(() -> free(all));
        assertThat(forAll).hasSameSizeAs(forOne).hasSize(1);
        assertThat(free(all).values().stream().filter(time -> !time.first().isEmpty()))
                .hasSize(80);
    }

    private static Limits noticeOf(int hours) {
        return new Limits(hours, Buffers.NONE, Caps.NONE, false, Travel.NONE);
    }

    private Map<ExpertId, FreeTime> free(List<ExpertId> experts) {
        return slots.freeTimes(new FreeTimesQuery(experts, LYS, PARIS, FIRST, FIRST.plusMonths(6), HOUR, false, 3));
    }

    @Test
    void a_saved_availability_is_read_as_it_was_and_leaves_nothing_behind() {
        ZoneId azores = ZoneId.of("Atlantic/Azores");
        for (int round = 0; round < 2; round++) {
            availabilities.change(
                    ANA,
                    current -> current.withSettings(azores, noticeOf(48))
                            .withAbsences(List.of(new Absence("a", FIRST, FIRST, "Ferien 🙂"))));
        }
        Availability read = availabilities.of(ANA);
        assertThat(read.zone()).isEqualTo(azores);
        assertThat(read.limits().noticeHours()).isEqualTo(48);
        assertThat(read.rules()).hasSize(2);
        assertThat(read.absences()).containsExactly(new Absence("a", FIRST, FIRST, "Ferien 🙂"));
        assertThat(world.count("MATCH (r:AvailabilityRule) RETURN count(r)")).isEqualTo(4);
        assertThat(world.count("MATCH (a:Absence) RETURN count(a)")).isEqualTo(1);
        assertThat(world.count("MATCH (:Availability)-[:OF]->(e:Expert) RETURN count(e)"))
                .isEqualTo(2);
        assertThat(world.count("MATCH (e:Expert {id: 'expert-ana'}) RETURN count(e.timeZone)"))
                .isEqualTo(1);
    }

    @Test
    void everything_that_can_be_said_is_read_as_it_was_saved() {
        LocalDate monday = LocalDate.of(2027, 3, 8);
        Availability said = onTuesdaysAndThursdays(ANA)
                .withSettings(
                        PARIS,
                        new Limits(
                                0,
                                new Buffers(Duration.ofMinutes(15), Duration.ofMinutes(30)),
                                new Caps(OptionalInt.of(1), OptionalInt.empty(), OptionalInt.of(7)),
                                true,
                                new Travel(2)))
                .withRules(List.of(new WeeklyRule(
                        DayOfWeek.MONDAY,
                        new DayTimes(LocalTime.of(20, 0), LocalTime.MIDNIGHT),
                        new Validity(Optional.of(monday), Optional.of(monday.plusMonths(3))))))
                .withOwnDays(List.of(
                        new OwnDay(monday, List.of(new DayTimes(LocalTime.of(8, 15), LocalTime.of(9, 45)))),
                        new OwnDay(monday.plusDays(1), List.of())));
        world.save(said);
        assertThat(availabilities.of(ANA)).isEqualTo(said);
        world.save(said.withSettings(PARIS, Limits.USUAL).withOwnDays(List.of()));
        assertThat(availabilities.of(ANA).limits()).isEqualTo(Limits.USUAL);
        assertThat(world.count("MATCH (d:OwnDay) RETURN count(d)")).isZero();
    }

    @Test
    void between_two_sessions_lie_the_time_after_the_first_and_the_time_before_the_second() {
        world.save(onTuesdaysAndThursdays(ANA)
                .withSettings(
                        BUCHAREST,
                        new Limits(
                                0,
                                new Buffers(Duration.ofMinutes(15), Duration.ofMinutes(30)),
                                Caps.NONE,
                                false,
                                Travel.NONE)));
        sessions.book(booking(ANA, OISE, TUESDAY_NINE));
        assertThat(slots.free(asking(ANA, LYS, "2027-03-09", "2027-03-09")))
                .extracting(Slot::start)
                .containsExactly(bucharest("2027-03-09T10:45"));
        assertThatThrownBy(() -> sessions.book(booking(ANA, LYS, bucharest("2027-03-09T10:30"))))
                .isInstanceOf(SlotTaken.class);
        sessions.book(booking(ANA, LYS, bucharest("2027-03-09T10:45")));
    }

    @Test
    void days_of_travel_to_a_session_on_site_are_kept_free_of_all_others() {
        world.save(onTuesdaysAndThursdays(ANA)
                .withSettings(BUCHAREST, new Limits(0, Buffers.NONE, Caps.NONE, false, new Travel(2))));
        sessions.book(booking(ANA, OISE, TUESDAY_NINE));
        assertThat(days(false)).as("a remote one needs no day").contains("2027-03-09", "2027-03-11");
        assertThat(days(true)).doesNotContain("2027-03-09", "2027-03-11").contains("2027-03-16");
        assertThat(firstDayOfMany(false)).isEqualTo("2027-03-09");
        assertThat(firstDayOfMany(true)).as("as for one, and as can be booked").isEqualTo("2027-03-16");
        Session far = sessions.book(onSite(bucharest("2027-03-16T09:00")));
        assertThat(days(false)).doesNotContain("2027-03-16", "2027-03-18").contains("2027-03-11", "2027-03-23");
        assertThatThrownBy(() -> sessions.book(booking(ANA, LYS, bucharest("2027-03-18T11:00"))))
                .isInstanceOf(SlotTaken.class);
        assertThatThrownBy(() -> sessions.move(change("far"), far.id(), bucharest("2027-03-11T09:00")))
                .isInstanceOf(SlotTaken.class);
        assertThat(sessions.move(change("further"), far.id(), bucharest("2027-03-18T09:00"))
                        .startsAt())
                .as("it is no obstacle to itself")
                .isEqualTo(bucharest("2027-03-18T09:00"));
    }

    private String firstDayOfMany(boolean onSite) {
        var asked = new FreeTimesQuery(
                List.of(ANA, BEN), LYS, PARIS, LocalDate.of(2027, 3, 8), FIRST.plusMonths(6), HOUR, onSite, 1);
        Slot first = slots.freeTimes(asked).get(ANA).first().getFirst();
        return LocalDate.ofInstant(first.start(), BUCHAREST).toString();
    }

    private List<String> days(boolean onSite) {
        SlotQuery asked = asking(ANA, LYS, "2027-03-08", "2027-04-02");
        return slots
                .free(new SlotQuery(
                        asked.expert(), asked.team(), asked.teamZone(), asked.from(), asked.until(), HOUR, onSite, 999))
                .stream()
                .map(slot -> LocalDate.ofInstant(slot.start(), BUCHAREST).toString())
                .distinct()
                .toList();
    }

    private static BookSession onSite(Instant start) {
        BookSession remote = booking(ANA, LYS, start);
        return new BookSession(
                remote.commandId(),
                remote.by(),
                remote.engagement(),
                remote.expert(),
                remote.team(),
                remote.zone(),
                start,
                remote.length(),
                "Town hall",
                true,
                false);
    }

    @Test
    void who_has_enough_sessions_in_a_day_a_week_or_a_month_is_not_offered_again_in_it() {
        sessions.book(booking(ANA, LYS, TUESDAY_NINE));
        assertThat(offeredWith(new Caps(OptionalInt.of(1), OptionalInt.empty(), OptionalInt.empty())))
                .doesNotContain("2027-03-09")
                .contains("2027-03-11", "2027-03-16", "2027-04-01");
        assertThat(offeredWith(new Caps(OptionalInt.empty(), OptionalInt.of(1), OptionalInt.empty())))
                .doesNotContain("2027-03-09", "2027-03-11")
                .contains("2027-03-16", "2027-04-01");
        assertThat(offeredWith(new Caps(OptionalInt.of(5), OptionalInt.empty(), OptionalInt.of(1))))
                .doesNotContain("2027-03-09", "2027-03-11", "2027-03-16", "2027-03-30")
                .contains("2027-04-01");
        assertThatThrownBy(() -> sessions.book(booking(ANA, OISE, bucharest("2027-03-30T09:00"))))
                .isInstanceOf(SlotTaken.class);
        Session first = sessions.of(ANA, clock.instant()).getFirst();
        assertThat(sessions.move(change("move-within-month"), first.id(), bucharest("2027-03-30T09:00"))
                        .startsAt())
                .as("a session is no obstacle to itself")
                .isEqualTo(bucharest("2027-03-30T09:00"));
    }

    private List<String> offeredWith(Caps caps) {
        world.save(onTuesdaysAndThursdays(ANA)
                .withSettings(BUCHAREST, new Limits(0, Buffers.NONE, caps, false, Travel.NONE)));
        return slots.free(asking(ANA, OISE, "2027-03-08", "2027-04-02")).stream()
                .map(slot -> LocalDate.ofInstant(slot.start(), BUCHAREST).toString())
                .distinct()
                .toList();
    }

    @Test
    void a_week_of_its_own_takes_the_place_of_the_weekly_times() {
        LocalDate tuesday = LocalDate.of(2027, 3, 9);
        world.save(onTuesdaysAndThursdays(ANA)
                .withOwnDays(List.of(
                        new OwnDay(tuesday, List.of()),
                        new OwnDay(
                                tuesday.plusDays(1),
                                List.of(new DayTimes(LocalTime.of(14, 0), LocalTime.of(15, 0)))))));
        assertThat(slots.free(asking(ANA, LYS, "2027-03-08", "2027-03-11")))
                .extracting(Slot::start)
                .contains(bucharest("2027-03-10T14:00"), bucharest("2027-03-11T09:00"))
                .doesNotContain(TUESDAY_NINE);
    }

    @Test
    void public_holidays_of_the_expert_and_of_the_team_are_days_off() {
        world.inCountries("RO", "FR");
        // The first of June is a holiday in Romania, the fourteenth of July in France; both fall on weekdays in 2027.
        world.save(onTuesdaysAndThursdays(ANA)
                .withRules(List.of(
                        new WeeklyRule(DayOfWeek.TUESDAY, new DayTimes(LocalTime.of(9, 0), LocalTime.of(12, 0))),
                        new WeeklyRule(DayOfWeek.WEDNESDAY, new DayTimes(LocalTime.of(9, 0), LocalTime.of(12, 0))))));
        assertThat(daysOffered("2027-05-31", "2027-06-03")).containsExactly("2027-06-02");
        assertThat(daysOffered("2027-07-12", "2027-07-16")).containsExactly("2027-07-13");
        world.save(availabilities
                .of(ANA)
                .withSettings(BUCHAREST, new Limits(0, Buffers.NONE, Caps.NONE, true, Travel.NONE)));
        assertThat(daysOffered("2027-05-31", "2027-06-03")).containsExactly("2027-06-01", "2027-06-02");
        assertThat(daysOffered("2027-07-12", "2027-07-16"))
                .as("the team's holiday stays")
                .containsExactly("2027-07-13");
    }

    private List<String> daysOffered(String from, String until) {
        return slots.free(asking(ANA, LYS, from, until)).stream()
                .map(slot -> LocalDate.ofInstant(slot.start(), BUCHAREST).toString())
                .distinct()
                .toList();
    }

    @Test
    void why_there_is_no_time_is_told_step_by_step_with_the_next_time_that_there_is() {
        sessions.book(booking(BEN, LYS, TUESDAY_NINE));
        sessions.book(booking(ANA, OISE, bucharest("2027-03-09T10:30")));
        WhyNone why = slots.whyNone(asking(ANA, LYS, "2027-03-09", "2027-03-09"));
        assertThat(why.telling())
                .extracting(step -> step.reason() + " " + step.total().toMinutes())
                .containsExactly(
                        Reason.EXPERT_HOURS + " 180", Reason.EXPERT_BOOKED + " 120", Reason.TEAM_BOOKED + " 60");
        assertThat(why.longest()).isEqualTo(Duration.ofMinutes(30));
        assertThat(why.next().orElseThrow().start()).isEqualTo(bucharest("2027-03-11T09:00"));
        world.save(Availability.none(ANA, PARIS));
        assertThat(slots.whyNone(asking(ANA, LYS, "2027-03-09", "2027-03-09")).next())
                .isEmpty();
    }
}
