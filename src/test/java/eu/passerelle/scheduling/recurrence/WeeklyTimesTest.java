package eu.passerelle.scheduling.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeeklyTimesTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final List<String> ZONES =
            List.of("Europe/Paris", "Europe/Bucharest", "Europe/Dublin", "Atlantic/Azores");

    @Test
    void the_example_of_the_documentation() {
        var times = new WeeklyTimes(
                PARIS,
                List.of(rule(DayOfWeek.TUESDAY, "09:00", "11:00")),
                List.of(new DateRange(LocalDate.of(2026, 10, 23), LocalDate.of(2026, 10, 25))),
                List.of(new ExtraTime(LocalDate.of(2026, 10, 24), times("14:00", "15:00"))));
        assertThat(times.within(stretch("2026-10-18T22:00:00Z", "2026-11-01T23:00:00Z"))
                        .asList())
                .containsExactly(
                        stretch("2026-10-20T07:00:00Z", "2026-10-20T09:00:00Z"),
                        stretch("2026-10-24T12:00:00Z", "2026-10-24T13:00:00Z"),
                        stretch("2026-10-27T08:00:00Z", "2026-10-27T10:00:00Z"));
    }

    @Test
    void a_time_in_the_gap_is_shifted_forward_and_vanishes_when_nothing_is_left() {
        var sunday = stretch("2027-03-27T23:00:00Z", "2027-03-28T22:00:00Z");
        assertThat(always(PARIS, "02:30", "04:00").within(sunday).asList())
                .containsExactly(stretch("2027-03-28T01:30:00Z", "2027-03-28T02:00:00Z"));
        assertThat(always(PARIS, "02:15", "02:45").within(sunday).asList())
                .containsExactly(stretch("2027-03-28T01:15:00Z", "2027-03-28T01:45:00Z"));
        assertThat(always(PARIS, "02:30", "03:00").within(sunday).asList()).isEmpty();
        assertThat(always(PARIS, "01:00", "03:30").within(sunday).asList())
                .containsExactly(stretch("2027-03-28T00:00:00Z", "2027-03-28T01:30:00Z"));
    }

    @Test
    void a_time_that_comes_twice_is_its_first() {
        var sunday = stretch("2027-10-30T22:00:00Z", "2027-10-31T23:00:00Z");
        assertThat(always(PARIS, "02:30", "04:00").within(sunday).asList())
                .containsExactly(stretch("2027-10-31T00:30:00Z", "2027-10-31T03:00:00Z"));
        assertThat(always(PARIS, "01:00", "02:30").within(sunday).asList())
                .containsExactly(stretch("2027-10-30T23:00:00Z", "2027-10-31T00:30:00Z"));
    }

    @Test
    void a_day_has_its_last_hour_too() {
        assertThat(always(PARIS, "00:00", "00:00")
                        .within(stretch("2027-03-26T23:00:00Z", "2027-03-29T22:00:00Z"))
                        .asList())
                .containsExactly(stretch("2027-03-26T23:00:00Z", "2027-03-29T22:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Africa/Cairo", "America/Havana", "Atlantic/Azores"})
    void where_the_gap_is_around_midnight_nothing_is_lost(String zone) {
        var id = ZoneId.of(zone);
        changes(id).filter(ZoneOffsetTransition::isGap).forEach(change -> {
            var hours = always(id, "23:30", "00:00");
            LocalDate day = LocalDate.ofInstant(change.getInstant(), id);
            var window = new DateRange(day.minusDays(2), day.plusDays(2)).in(id);
            assertThat(hours.within(window).asList())
                    .hasSize(5)
                    .allSatisfy(half -> assertThat(half.length()).isEqualTo(Duration.ofMinutes(30)));
        });
    }

    static Stream<Object[]> everyChangeTo2030() {
        return ZONES.stream().map(ZoneId::of).flatMap(zone -> changes(zone).map(change -> new Object[] {zone, change}));
    }

    /** Nine o'clock stays nine o'clock, and every minute of a stretch has the wall clock that the rule names. */
    @ParameterizedTest
    @MethodSource("everyChangeTo2030")
    void across_every_clock_change_the_wall_clock_stays(ZoneId zone, ZoneOffsetTransition change) {
        LocalDate day = LocalDate.ofInstant(change.getInstant(), zone);
        for (String[] hours : List.of(
                new String[] {"09:00", "12:00"}, new String[] {"04:00", "23:45"}, new String[] {"08:15", "00:00"})) {
            var window = new DateRange(day.minusDays(3), day.plusDays(3)).in(zone);
            List<Stretch> found =
                    always(zone, hours[0], hours[1]).within(window).asList();
            assertThat(found).hasSize(7);
            assertThat(found).allSatisfy(stretch -> {
                assertThat(wallClock(stretch.start(), zone)).isEqualTo(LocalTime.parse(hours[0]));
                LocalDate date = LocalDate.ofInstant(stretch.start(), zone);
                assertThat(stretch.end())
                        .isEqualTo(
                                hours[1].equals("00:00")
                                        ? date.plusDays(1).atStartOfDay(zone).toInstant()
                                        : date.atTime(LocalTime.parse(hours[1]))
                                                .atZone(zone)
                                                .toInstant());
            });
        }
    }

    /** The naive way: each quarter of an hour is asked by itself whether it belongs. */
    @Test
    void the_same_as_asking_each_quarter_by_itself() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            List<ZoneOffsetTransition> changes = changes(zone).toList();
            LocalDate around = LocalDate.ofInstant(
                    changes.get(random.nextInt(changes.size())).getInstant(), zone);
            WeeklyTimes times = random(random, zone, around);
            var window = new DateRange(around.minusDays(8), around.plusDays(8)).in(zone);
            Stretches found = times.within(window);
            for (Instant at : SlotGrid.quarters(window)) {
                if (!doubtful(at, zone)) {
                    assertThat(found.contains(Stretch.of(at, SlotGrid.QUARTER)))
                            .as("seed %d round %d: %s at %s", seed, round, times, at.atZone(zone))
                            .isEqualTo(asked(times, at));
                }
            }
        }
    }

    @Test
    void a_part_of_the_window_shows_the_same_as_the_whole() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            LocalDate around = LocalDate.of(2027, 1, 1).plusDays(random.nextInt(1400));
            WeeklyTimes times = random(random, zone, around);
            var window = new DateRange(around.minusDays(8), around.plusDays(8)).in(zone);
            Instant start = window.start().plus(Duration.ofMinutes(15L * random.nextInt(1000)));
            Stretch part = Stretch.of(start, Duration.ofMinutes(15L * (1 + random.nextInt(500))));
            assertThat(times.within(part))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(times.within(window).intersect(Stretches.of(part)));
        }
    }

    /** In the hours that a change of the clock makes ambiguous the naive way has no answer of its own. */
    private static boolean doubtful(Instant at, ZoneId zone) {
        var rules = zone.getRules();
        return !rules.getOffset(at.minus(Duration.ofHours(2))).equals(rules.getOffset(at.plus(Duration.ofHours(2))));
    }

    private static boolean asked(WeeklyTimes times, Instant at) {
        LocalDateTime local = LocalDateTime.ofInstant(at, times.zone());
        LocalDate date = local.toLocalDate();
        boolean byRule = times.rules().stream()
                .anyMatch(rule -> rule.day() == date.getDayOfWeek() && covers(rule.times(), local.toLocalTime()));
        boolean away =
                times.absences().stream().anyMatch(days -> !date.isBefore(days.from()) && !date.isAfter(days.until()));
        boolean extra = times.extraTimes().stream()
                .anyMatch(once -> once.date().equals(date) && covers(once.times(), local.toLocalTime()));
        return byRule && !away || extra;
    }

    private static boolean covers(DayTimes times, LocalTime time) {
        return !time.isBefore(times.from())
                && (times.until().equals(LocalTime.MIDNIGHT) || time.isBefore(times.until()));
    }

    private static WeeklyTimes random(Random random, ZoneId zone, LocalDate around) {
        var rules = new ArrayList<WeeklyRule>();
        for (int i = random.nextInt(8); i >= 0; i--) {
            rules.add(new WeeklyRule(DayOfWeek.of(1 + random.nextInt(7)), randomTimes(random)));
        }
        var absences = new ArrayList<DateRange>();
        for (int i = random.nextInt(3); i > 0; i--) {
            LocalDate from = around.plusDays(random.nextInt(14) - 7);
            absences.add(new DateRange(from, from.plusDays(random.nextInt(4))));
        }
        var extra = new ArrayList<ExtraTime>();
        for (int i = random.nextInt(3); i > 0; i--) {
            extra.add(new ExtraTime(around.plusDays(random.nextInt(14) - 7), randomTimes(random)));
        }
        return new WeeklyTimes(zone, rules, absences, extra);
    }

    private static DayTimes randomTimes(Random random) {
        int from = random.nextInt(96);
        int until = from + 1 + random.nextInt(96 - from);
        return new DayTimes(LocalTime.MIDNIGHT.plusMinutes(15L * from), LocalTime.MIDNIGHT.plusMinutes(15L * until));
    }

    private static Stream<ZoneOffsetTransition> changes(ZoneId zone) {
        Instant end = LocalDate.of(2031, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
        return Stream.iterate(
                zone.getRules().nextTransition(Instant.parse("2026-01-01T00:00:00Z")),
                change -> change != null && change.getInstant().isBefore(end),
                change -> zone.getRules().nextTransition(change.getInstant()));
    }

    private static LocalTime wallClock(Instant instant, ZoneId zone) {
        return LocalTime.ofInstant(instant, zone);
    }

    private static WeeklyTimes always(ZoneId zone, String from, String until) {
        return new WeeklyTimes(
                zone,
                Stream.of(DayOfWeek.values()).map(day -> rule(day, from, until)).toList(),
                List.of(),
                List.of());
    }

    private static WeeklyRule rule(DayOfWeek day, String from, String until) {
        return new WeeklyRule(day, times(from, until));
    }

    private static DayTimes times(String from, String until) {
        return new DayTimes(LocalTime.parse(from), LocalTime.parse(until));
    }

    private static Stretch stretch(String start, String end) {
        return new Stretch(Instant.parse(start), Instant.parse(end));
    }
}
