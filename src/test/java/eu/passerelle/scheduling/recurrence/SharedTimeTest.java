package eu.passerelle.scheduling.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.scheduling.recurrence.SharedTime.Limit;
import eu.passerelle.scheduling.recurrence.SharedTime.Reason;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SharedTimeTest {
    private static final List<String> EXPERTS = List.of("Europe/Bucharest", "Europe/Dublin", "Atlantic/Azores");
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalTime EIGHT = LocalTime.of(8, 0);

    /** Over all weeks in which a clock changes between now and 2030. */
    @Test
    void every_slot_that_is_offered_can_be_booked_and_nothing_else_of_its_day() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        int offered = 0;
        for (int round = 0; round < 400; round++) {
            LocalDate monday = LocalDate.of(2026, 3, 23)
                    .plusYears(random.nextInt(5))
                    .plusWeeks(random.nextBoolean() ? 0 : 31)
                    .plusDays(random.nextInt(4) - 2);
            SharedTime shared = random(random, monday);
            var window = new DateRange(monday.minusDays(7), monday.plusDays(14)).in(PARIS);
            Stretches free = shared.within(window);
            Duration length = Duration.ofMinutes(15L * (1 + random.nextInt(12)));
            List<Stretch> slots = SlotGrid.HALF_HOURLY.slots(free, length, 1000);
            offered += slots.size();
            assertThat(slots)
                    .as("seed %d round %d", seed, round)
                    .allMatch(shared::allows)
                    .allMatch(SlotGrid::fits);
            for (Instant at : SlotGrid.quarters(window)) {
                Stretch wanted = Stretch.of(at, length);
                assertThat(shared.allows(wanted))
                        .as("seed %d round %d at %s", seed, round, at)
                        .isEqualTo(free.contains(wanted));
            }
        }
        assertThat(offered).isGreaterThan(1000);
    }

    @Test
    void nothing_overlaps_what_is_busy_or_starts_too_early() {
        Instant nine = Instant.parse("2027-03-09T08:00:00Z");
        var busy = Stretches.of(Stretch.of(nine.plusSeconds(3600), Duration.ofHours(1)));
        var shared = sharedTime(
                List.of(WeeklyTimes.onWeekdays(PARIS, LocalTime.of(9, 0), LocalTime.of(12, 0), DaysOff.NONE)),
                busy,
                nine.plusSeconds(1800));
        assertThat(shared.within(Stretch.of(nine.minusSeconds(3600), Duration.ofHours(10)))
                        .asList())
                .containsExactly(
                        new Stretch(nine.plusSeconds(1800), nine.plusSeconds(3600)),
                        new Stretch(nine.plusSeconds(7200), nine.plusSeconds(10800)));
        assertThat(shared.allows(Stretch.of(nine, Duration.ofMinutes(45)))).isFalse();
        assertThat(shared.allows(Stretch.of(nine.plusSeconds(1800), Duration.ofMinutes(45))))
                .isFalse();
        assertThat(shared.allows(Stretch.of(nine.plusSeconds(1800), Duration.ofMinutes(30))))
                .isTrue();
    }

    @Test
    void those_who_agreed_are_bound_by_their_calendars_alone() {
        Instant sunday = Instant.parse("2027-03-07T19:00:00Z");
        var agreed = sharedTime(List.of(), Stretches.NONE, sunday.minusSeconds(1));
        assertThat(agreed.allows(Stretch.of(sunday, Duration.ofHours(2)))).isTrue();
        assertThat(agreed.allows(Stretch.of(sunday.minusSeconds(2), Duration.ofHours(2))))
                .isFalse();
    }

    private static SharedTime random(Random random, LocalDate monday) {
        ZoneId zone = ZoneId.of(EXPERTS.get(random.nextInt(EXPERTS.size())));
        var rules = Stream.generate(() -> {
                    int from = random.nextInt(90);
                    int until = Math.min(96, from + 1 + random.nextInt(40));
                    return new WeeklyRule(
                            DayOfWeek.of(1 + random.nextInt(7)),
                            new DayTimes(
                                    LocalTime.MIDNIGHT.plusMinutes(15L * from),
                                    LocalTime.MIDNIGHT.plusMinutes(15L * until)));
                })
                .limit(6)
                .toList();
        int holiday = random.nextInt(40);
        var ownDay = new OwnDay(
                monday.plusDays(random.nextInt(14)), List.of(new DayTimes(LocalTime.of(1, 0), LocalTime.of(13, 45))));
        var expert = new WeeklyTimes(
                zone,
                rules,
                date -> date.getDayOfMonth() == holiday + 1,
                List.of(ownDay),
                List.of(new DateRange(monday.plusDays(2), monday.plusDays(3))),
                List.of());
        var team = WeeklyTimes.onWeekdays(PARIS, EIGHT, LocalTime.of(18, 0), date -> date.getDayOfMonth() == holiday);
        var busy = new ArrayList<Stretch>();
        Instant start = monday.atStartOfDay(PARIS).toInstant();
        for (int i = random.nextInt(12); i > 0; i--) {
            busy.add(Stretch.of(
                    start.plus(Duration.ofMinutes(15L * random.nextInt(1000))),
                    Duration.ofMinutes(15L * (1 + random.nextInt(8)))));
        }
        Instant earliest = start.minus(Duration.ofMinutes(random.nextInt(10_000)));
        var buffers = new Buffers(Duration.ofMinutes(random.nextInt(40)), Duration.ofMinutes(random.nextInt(40)));
        var caps = new Caps(cap(random, 2), cap(random, 4), cap(random, 8));
        return new SharedTime(List.of(
                new Limit(Reason.EXPERT_HOURS, expert),
                new Limit(Reason.TEAM_HOURS, team),
                new Limit(Reason.NOTICE, new Times.From(earliest)),
                new Limit(Reason.EXPERT_BOOKED, new Times.Unless(buffers.around(busy))),
                new Limit(Reason.EXPERT_FULL, new Times.Unless(caps.full(busy, zone)))));
    }

    private static OptionalInt cap(Random random, int most) {
        return random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(1 + random.nextInt(most));
    }

    private static SharedTime sharedTime(List<WeeklyTimes> people, Stretches busy, Instant earliest) {
        var limits = new ArrayList<Limit>();
        people.forEach(times -> limits.add(new Limit(Reason.EXPERT_HOURS, times)));
        limits.add(new Limit(Reason.NOTICE, new Times.From(earliest)));
        limits.add(new Limit(Reason.EXPERT_BOOKED, new Times.Unless(busy)));
        return new SharedTime(limits);
    }

    @Test
    void the_steps_end_where_the_answer_is_and_none_gives_back_what_one_before_took() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            LocalDate monday = LocalDate.of(2027, 3, 22).plusWeeks(random.nextInt(40));
            SharedTime shared = random(random, monday);
            Stretch window = new DateRange(monday.minusDays(3), monday.plusDays(9)).in(PARIS);
            List<SharedTime.Left> steps = shared.steps(window);
            Stretches free = shared.within(window);
            assertThat(steps.getLast().total())
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(free.total());
            assertThat(steps.getLast().longest())
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(free.longest());
            assertThat(steps)
                    .as("seed %d round %d", seed, round)
                    .extracting(SharedTime.Left::total)
                    .isSortedAccordingTo(Comparator.reverseOrder());
        }
    }
}
