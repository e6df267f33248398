package eu.passerelle.bench;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.scheduling.outside.StoredMonths;
import eu.passerelle.scheduling.recurrence.DaysOff;
import eu.passerelle.scheduling.recurrence.SharedTime;
import eu.passerelle.scheduling.recurrence.SharedTime.Limit;
import eu.passerelle.scheduling.recurrence.SharedTime.Reason;
import eu.passerelle.scheduling.recurrence.SlotGrid;
import eu.passerelle.scheduling.recurrence.Stretch;
import eu.passerelle.scheduling.recurrence.Stretches;
import eu.passerelle.scheduling.recurrence.Times;
import eu.passerelle.scheduling.recurrence.WeeklyTimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;

/**
 * The free hours of people with full calendars elsewhere: of each with a team, and of all with the team at once, by the
 * product's reckoning on what it keeps of those calendars, and by expanding them with iCal4j. Both must say the same.
 */
class SlotsBenchmark {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 200);
    private static final int WARM_UP = 60;
    private static final int PLAIN_EVERY = 5;
    private static final LocalDate MONDAY = LocalDate.of(2027, 3, 8);
    private static final Instant NOW = Instant.parse("2027-03-01T08:00:00Z");
    private static final ZoneId TEAM = ZoneId.of("Europe/Brussels");
    private static final Duration LENGTH = Duration.ofMinutes(30);

    final List<String> report = new ArrayList<>();

    private record Scale(int people, int weeks, int events) {}

    /** @param each slots of each person with the team; @param all of everybody together */
    private record Answer(List<List<Stretch>> each, List<Stretch> all) {}

    @Test
    void slots_beside_a_plain_expansion() throws IOException {
        report.add(
                "| people | weeks | events each | times busy | product median ms | p99 ms | iCal4j median ms | ÷ product |"
                        + " reading once ms |");
        report.add("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (Scale scale : List.of(
                new Scale(8, 12, 300),
                new Scale(1, 12, 300),
                new Scale(32, 12, 300),
                new Scale(8, 4, 300),
                new Scale(8, 52, 300),
                new Scale(8, 12, 100),
                new Scale(8, 12, 1_000))) {
            measure(scale);
        }
        Files.write(Path.of("target/benchmark-slots.md"), report);
        report.forEach(System.out::println);
    }

    private void measure(Scale scale) {
        Stretch window = new Stretch(
                MONDAY.atStartOfDay(TEAM).toInstant(),
                MONDAY.plusWeeks(scale.weeks()).atStartOfDay(TEAM).toInstant());
        List<GeneratedCalendar> calendars = IntStream.range(0, scale.people())
                .mapToObj(person -> GeneratedCalendar.of(person, scale.events(), MONDAY, scale.weeks()))
                .toList();
        long began = System.nanoTime();
        List<StoredMonths> stored = calendars.stream()
                .map(calendar -> StoredMonths.read(calendar.file(), calendar.zone(), NOW))
                .toList();
        double reading = (System.nanoTime() - began) / 1e6;
        List<PlainExpansion> plain = calendars.stream()
                .map(calendar -> PlainExpansion.of(calendar, MONDAY, 9, 17))
                .toList();
        VEvent office = PlainExpansion.hours(TEAM, MONDAY, 8, 18);
        Answer answer = product(stored, window);
        assertThat(answer).isEqualTo(plain(plain, office, window));
        assertThat(answer.each()).noneMatch(List::isEmpty);
        var timings = new Timings();
        run(timings, WARM_UP, stored, plain, office, window);
        timings.forget();
        run(timings, ROUNDS, stored, plain, office, window);
        report.add(String.format(
                Locale.ROOT,
                "| %d | %d | %d | %,d | %.2f | %.2f | %.1f | %.0f | %.1f |",
                scale.people(),
                scale.weeks(),
                scale.events(),
                stored.stream().mapToInt(one -> one.within(window).size()).sum(),
                timings.median("product"),
                timings.quantile("product", 0.99),
                timings.median("plain"),
                timings.median("plain") / timings.median("product"),
                reading));
    }

    private static void run(
            Timings timings,
            int rounds,
            List<StoredMonths> stored,
            List<PlainExpansion> plain,
            VEvent office,
            Stretch window) {
        for (int round = 0; round < rounds; round++) {
            timings.timed("product", () -> product(stored, window));
            if (round % PLAIN_EVERY == 0) {
                timings.timed("plain", () -> plain(plain, office, window));
            }
        }
    }

    /** As the calendars of the product put it together, without the query for the rows. */
    private static Answer product(List<StoredMonths> people, Stretch window) {
        Stretches hours = WeeklyTimes.onWeekdays(TEAM, LocalTime.of(8, 0), LocalTime.of(18, 0), DaysOff.NONE)
                .within(window);
        List<Stretches> free = people.stream()
                .map(person -> new SharedTime(List.of(
                                new Limit(
                                        Reason.EXPERT_HOURS,
                                        WeeklyTimes.onWeekdays(
                                                person.zone(), LocalTime.of(9, 0), LocalTime.of(17, 0), DaysOff.NONE)),
                                new Limit(Reason.TEAM_HOURS, hours),
                                new Limit(Reason.NOTICE, new Times.From(NOW.plus(Duration.ofDays(1)))),
                                new Limit(Reason.EXPERT_BOOKED, new Times.Unless(Stretches.of(person.within(window))))))
                        .within(window))
                .toList();
        return new Answer(
                free.stream().map(SlotsBenchmark::slots).toList(),
                slots(free.stream().reduce(Stretches::intersect).orElseThrow()));
    }

    private static List<Stretch> slots(Stretches free) {
        return SlotGrid.HALF_HOURLY.slots(free, LENGTH, Integer.MAX_VALUE);
    }

    private static Answer plain(List<PlainExpansion> people, VEvent office, Stretch window) {
        List<Stretch> hours = PlainExpansion.expanded(office, window, TEAM);
        List<List<Stretch>> free =
                people.stream().map(person -> person.free(window, hours)).toList();
        return new Answer(
                free.stream().map(one -> PlainExpansion.slots(one, LENGTH)).toList(),
                PlainExpansion.slots(
                        free.stream().reduce(PlainExpansion::common).orElseThrow(), LENGTH));
    }
}
