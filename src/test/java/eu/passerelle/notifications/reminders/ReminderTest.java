package eu.passerelle.notifications.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a reminder goes out, by the wall clock of the one who gets it. */
class ReminderTest {
    static final Optional<QuietHours> USUAL = Optional.of(QuietHours.USUAL);

    @ParameterizedTest(name = "{0} {1}: {2} before goes out {3}")
    @CsvSource({
        // By the calendar and the clock on the wall.
        "Europe/Paris, 2027-03-16T10:00, WEEK, 2027-03-09T10:00",
        "Europe/Paris, 2027-03-16T10:00, DAY, 2027-03-15T10:00",
        "Europe/Paris, 2027-03-16T10:00, HOUR, 2027-03-16T09:00",
        "Europe/Paris, 2028-03-01T10:00, DAY, 2028-02-29T10:00",
        "Europe/Paris, 2028-01-01T10:00, WEEK, 2027-12-25T10:00",
        // The first and the last minute that are not quiet.
        "Europe/Paris, 2027-03-16T07:00, DAY, 2027-03-15T07:00",
        "Europe/Paris, 2027-03-16T20:59, DAY, 2027-03-15T20:59",
        // In quiet hours: before they begin.
        "Europe/Paris, 2027-03-16T21:00, DAY, 2027-03-15T20:45",
        "Europe/Paris, 2027-03-16T22:30, DAY, 2027-03-15T20:45",
        "Europe/Paris, 2027-03-16T06:59, DAY, 2027-03-14T20:45",
        "Europe/Paris, 2027-03-16T06:00, WEEK, 2027-03-08T20:45",
        // An hour before: then too if the session begins in them, else when they end.
        "Europe/Paris, 2027-03-16T22:30, HOUR, 2027-03-16T21:30",
        "Europe/Paris, 2027-03-16T06:30, HOUR, 2027-03-16T05:30",
        "Europe/Paris, 2027-03-16T07:30, HOUR, 2027-03-16T07:00",
        "Europe/Paris, 2027-03-16T07:00, HOUR, never",
        // The nights in which the clocks change: 28 March and 31 October 2027.
        "Europe/Paris, 2027-03-29T02:30, DAY, 2027-03-27T20:45",
        "Europe/Paris, 2027-03-28T12:00, DAY, 2027-03-27T12:00",
        "Europe/Paris, 2027-10-31T12:00, DAY, 2027-10-30T12:00",
        "Europe/Bucharest, 2027-03-28T09:00, WEEK, 2027-03-21T09:00",
        "Europe/Bucharest, 2027-10-31T05:00, DAY, 2027-10-29T20:45",
        "Europe/Dublin, 2027-03-28T08:00, DAY, 2027-03-27T08:00",
        "Europe/Dublin, 2027-10-31T08:00, HOUR, 2027-10-31T07:00",
        "Atlantic/Azores, 2027-03-28T07:30, HOUR, 2027-03-28T07:00",
        "Atlantic/Azores, 2027-10-31T10:00, WEEK, 2027-10-24T10:00"
    })
    void a_reminder_goes_out_by_the_clock_of_the_one_who_gets_it(
            String zone, LocalDateTime start, Lead lead, String expected) {
        assertThat(goesOut(zone, start, lead, USUAL)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Paris, 2027-03-29T02:30, DAY, 2027-03-28T03:30",
        "Europe/Paris, 2027-11-01T02:30, DAY, 2027-10-31T02:30",
        "Europe/Bucharest, 2027-03-29T03:30, DAY, 2027-03-28T04:30",
        "Europe/Dublin, 2027-03-29T01:30, DAY, 2027-03-28T02:30",
        "Atlantic/Azores, 2027-03-29T00:30, DAY, 2027-03-28T01:30",
        "Atlantic/Azores, 2027-11-01T00:30, DAY, 2027-10-31T00:30",
        "Europe/Paris, 2027-03-28T03:30, HOUR, 2027-03-28T01:30",
        "Europe/Bucharest, 2027-03-16T03:00, DAY, 2027-03-15T03:00"
    })
    void without_quiet_hours_it_comes_at_any_time_even_in_the_night_of_a_clock_change(
            String zone, LocalDateTime start, Lead lead, String expected) {
        assertThat(goesOut(zone, start, lead, Optional.empty())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "Atlantic/Azores, 2027-03-29T09:30, DAY, 01:00, 10:30, 2027-03-27T23:45",
        "Atlantic/Azores, 2027-03-29T09:30, DAY, 00:30, 10:30, 2027-03-27T23:45",
        "Europe/Paris, 2027-03-29T04:00, DAY, 02:30, 10:00, 2027-03-28T01:45",
        "Europe/Paris, 2027-03-28T03:30, HOUR, 01:00, 02:30, 2027-03-28T03:00",
        "Europe/Paris, 2027-11-01T04:00, DAY, 02:00, 10:00, 2027-10-31T01:45"
    })
    void a_clock_change_in_quiet_hours_or_at_their_edge_wakes_nobody_and_loses_nothing(
            String zone, LocalDateTime start, Lead lead, LocalTime from, LocalTime until, String expected) {
        assertThat(goesOut(zone, start, lead, Optional.of(new QuietHours(from, until))))
                .isEqualTo(expected);
    }

    @Test
    void an_hour_is_sixty_minutes_also_when_the_clocks_are_put_back() {
        Instant secondHalfPastTwo = Instant.parse("2027-10-31T01:30:00Z");
        assertThat(Reminder.of(Lead.HOUR, secondHalfPastTwo, ZoneId.of("Europe/Paris"), Optional.empty()))
                .map(Reminder::goesOutAt)
                .contains(Instant.parse("2027-10-31T00:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"09:00, 12:00, 2027-03-16T11:00, 2027-03-15T08:45", "09:00, 12:00, 2027-03-16T12:00, 2027-03-15T12:00"})
    void quiet_hours_need_not_go_over_midnight(LocalTime from, LocalTime until, LocalDateTime start, String expected) {
        assertThat(goesOut("Europe/Paris", start, Lead.DAY, Optional.of(new QuietHours(from, until))))
                .isEqualTo(expected);
    }

    @Test
    void after_an_outage_the_nearest_reminder_goes_out_and_none_in_quiet_hours() {
        var zone = ZoneId.of("Europe/Paris");
        var all = new ReminderChoice(
                Map.of(Lead.WEEK, Instant.EPOCH, Lead.DAY, Instant.EPOCH, Lead.HOUR, Instant.EPOCH), USUAL);
        Instant start = at("2027-03-16T10:00", zone);
        assertThat(all.due(start, zone, Instant.EPOCH, at("2027-03-11T12:00", zone)))
                .containsExactly(Lead.WEEK);
        assertThat(all.due(start, zone, Instant.EPOCH, at("2027-03-15T12:00", zone)))
                .containsExactly(Lead.DAY);
        assertThat(all.due(start, zone, Instant.EPOCH, at("2027-03-16T06:00", zone)))
                .isEmpty();
        assertThat(all.due(start, zone, Instant.EPOCH, at("2027-03-16T07:00", zone)))
                .containsExactly(Lead.DAY);
        assertThat(all.due(start, zone, Instant.EPOCH, at("2027-03-16T09:30", zone)))
                .containsExactly(Lead.HOUR);
        assertThat(all.due(start, zone, Instant.EPOCH, start)).isEmpty();
    }

    @Test
    void none_goes_out_for_what_was_arranged_or_chosen_later_than_its_moment() {
        var zone = ZoneId.of("Europe/Paris");
        Instant start = at("2027-03-16T10:00", zone);
        Instant moment = at("2027-03-15T10:00", zone);
        assertThat(ReminderChoice.USUAL.due(start, zone, moment.minusSeconds(1), moment))
                .containsExactly(Lead.DAY);
        assertThat(ReminderChoice.USUAL.due(start, zone, moment, moment)).isEmpty();
        assertThat(ReminderChoice.USUAL.due(start, zone, moment.plusSeconds(60), moment.plusSeconds(120)))
                .isEmpty();
        var chosenLate = new ReminderChoice(Map.of(Lead.DAY, moment.plusSeconds(60)), USUAL);
        assertThat(chosenLate.due(start, zone, Instant.EPOCH, moment.plusSeconds(120)))
                .isEmpty();
    }

    /** A minute at a time, with a clock that is put forward and back, and outages: whatever was claimed is not sent again. */
    @Test
    void each_reminder_that_is_due_goes_out_exactly_once() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int round = 0; round < 150; round++) {
            Case one = Case.any(random);
            Map<Lead, List<Instant>> sent = one.sent();
            for (Lead lead : Lead.values()) {
                Optional<Instant> expected = one.expected(lead);
                assertThat(sent.getOrDefault(lead, List.of()))
                        .as("seed %d, %s, %s".formatted(seed, lead, one))
                        .containsExactlyElementsOf(expected.stream().toList());
            }
            assertThat(one.jumping(random))
                    .as("a clock that jumps; seed %d, %s".formatted(seed, one))
                    .allSatisfy((lead, times) -> assertThat(times).hasSize(1));
        }
    }

    record Case(ZoneId zone, Instant start, Instant arrangedAt, ReminderChoice choice) {
        static final List<String> ZONES =
                List.of("Europe/Paris", "Europe/Bucharest", "Europe/Dublin", "Atlantic/Azores", "Africa/Casablanca");

        static Case any(Random random) {
            Instant aroundAChange =
                    Instant.parse(random.nextBoolean() ? "2027-03-20T00:00:00Z" : "2027-10-24T00:00:00Z");
            Instant start = aroundAChange.plus(Duration.ofMinutes(15L * random.nextInt(4 * 24 * 14)));
            var since = new EnumMap<Lead, Instant>(Lead.class);
            for (Lead lead : Lead.values()) {
                if (random.nextInt(3) > 0) {
                    since.put(lead, Instant.EPOCH);
                }
            }
            Optional<QuietHours> quiet = random.nextInt(4) == 0
                    ? Optional.empty()
                    : Optional.of(new QuietHours(
                                    LocalTime.of(random.nextInt(24), 30 * random.nextInt(2)),
                                    LocalTime.of(random.nextInt(24), 30 * random.nextInt(2))))
                            .filter(hours -> hours.length().compareTo(QuietHours.LONGEST) <= 0);
            return new Case(
                    ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))),
                    start,
                    start.minus(Duration.ofMinutes(5 + random.nextInt(60 * 24 * 9))),
                    new ReminderChoice(since, quiet));
        }

        /** Told anew, from the rules on the page. */
        Optional<Instant> expected(Lead lead) {
            if (!choice.since().containsKey(lead)) {
                return Optional.empty();
            }
            LocalDateTime meets = LocalDateTime.ofInstant(start, zone);
            Instant planned = switch (lead) {
                case WEEK -> meets.minusDays(7).atZone(zone).toInstant();
                case DAY -> meets.minusDays(1).atZone(zone).toInstant();
                case HOUR -> start.minusSeconds(3600);
            };
            Instant sent = planned;
            if (isQuiet(planned) && lead != Lead.HOUR) {
                while (isQuiet(sent)) {
                    sent = sent.minusSeconds(60);
                }
                sent = sent.minusSeconds(14 * 60);
            } else if (isQuiet(planned) && !isQuiet(start)) {
                while (isQuiet(sent)) {
                    sent = sent.plusSeconds(60);
                }
            }
            Instant known = sent.isBefore(planned) ? sent : planned;
            return sent.isBefore(start) && arrangedAt.isBefore(known) ? Optional.of(sent) : Optional.empty();
        }

        boolean isQuiet(Instant moment) {
            LocalTime time = LocalDateTime.ofInstant(moment, zone).toLocalTime();
            return choice.quiet().stream().anyMatch(hours -> {
                int from = hours.from().toSecondOfDay();
                int length = Math.floorMod(hours.until().toSecondOfDay() - from, 86_400);
                return Math.floorMod(time.toSecondOfDay() - from, 86_400) < length;
            });
        }

        Map<Lead, List<Instant>> sent() {
            var minutes = new ArrayList<Instant>();
            for (Instant now = start.minus(Duration.ofDays(9)); now.isBefore(start.plusSeconds(3600)); ) {
                minutes.add(now);
                now = now.plusSeconds(60);
            }
            return sent(minutes.stream().filter(arrangedAt::isBefore).toList());
        }

        /** Only what goes out, not when: a clock that is wrong cannot be right about that. */
        Map<Lead, List<Instant>> jumping(Random random) {
            var clock = new ArrayList<Instant>();
            Instant now = arrangedAt;
            while (now.isBefore(start.plusSeconds(3600))) {
                clock.add(now);
                if (random.nextInt(500) == 0) {
                    Instant jumped = now.plus(Duration.ofHours(random.nextBoolean() ? 2 : -2));
                    Instant wrong = jumped;
                    IntStream.range(0, 100).forEach(minute -> clock.add(wrong.plusSeconds(60L * minute)));
                }
                now = now.plusSeconds(60);
            }
            return sent(clock);
        }

        private Map<Lead, List<Instant>> sent(List<Instant> clock) {
            var claims = new HashSet<Lead>();
            var sent = new EnumMap<Lead, List<Instant>>(Lead.class);
            clock.forEach(now -> choice.due(start, zone, arrangedAt, now)
                    .filter(claims::add)
                    .forEach(lead ->
                            sent.computeIfAbsent(lead, key -> new ArrayList<>()).add(now)));
            return sent;
        }
    }

    private static String goesOut(String zone, LocalDateTime start, Lead lead, Optional<QuietHours> quiet) {
        ZoneId here = ZoneId.of(zone);
        return Reminder.of(lead, start.atZone(here).toInstant(), here, quiet)
                .map(reminder ->
                        LocalDateTime.ofInstant(reminder.goesOutAt(), here).toString())
                .orElse("never");
    }

    private static Instant at(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }
}
