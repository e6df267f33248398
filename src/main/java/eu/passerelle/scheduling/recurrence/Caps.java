package eu.passerelle.scheduling.recurrence;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * At most so many sessions a day, a week (which begins on Monday) and a month. A session counts on the day on which it
 * begins. Where several are named, the stricter wins.
 */
public record Caps(OptionalInt perDay, OptionalInt perWeek, OptionalInt perMonth) {
    public static final Caps NONE = new Caps(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

    private record Period(UnaryOperator<LocalDate> first, UnaryOperator<LocalDate> next) {}

    private static final Period DAY = new Period(date -> date, date -> date.plusDays(1));
    private static final Period WEEK = new Period(
            date -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), date -> date.plusWeeks(1));
    private static final Period MONTH = new Period(date -> date.withDayOfMonth(1), date -> date.plusMonths(1));

    /** The days, weeks and months of a zone in which there may be no session more. */
    public Stretches full(Collection<Stretch> sessions, ZoneId zone) {
        List<Stretch> full = Stream.of(
                        full(sessions, zone, perDay, DAY),
                        full(sessions, zone, perWeek, WEEK),
                        full(sessions, zone, perMonth, MONTH))
                .flatMap(List::stream)
                .toList();
        return Stretches.of(full);
    }

    private static List<Stretch> full(Collection<Stretch> sessions, ZoneId zone, OptionalInt most, Period period) {
        if (most.isEmpty()) {
            return List.of();
        }
        return sessions.stream()
                .map(session -> period.first.apply(LocalDate.ofInstant(session.start(), zone)))
                .collect(Collectors.groupingBy(first -> first, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(count -> count.getValue() >= most.getAsInt())
                .map(count -> new Stretch(start(count.getKey(), zone), start(period.next.apply(count.getKey()), zone)))
                .toList();
    }

    private static Instant start(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant();
    }
}
