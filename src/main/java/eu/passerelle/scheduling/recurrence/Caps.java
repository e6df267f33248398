package eu.passerelle.scheduling.recurrence;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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

    private record Period(UnaryOperator<LocalDate> first, UnaryOperator<LocalDate> next) {
        Stretch from(LocalDate date, ZoneId zone) {
            return new Stretch(start(date, zone), start(next.apply(date), zone));
        }
    }

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
        return counts(sessions, zone, period).entrySet().stream()
                .filter(count -> count.getValue() >= most.getAsInt())
                .map(count -> period.from(count.getKey(), zone))
                .toList();
    }

    /** A day, week or month in which so many sessions more may begin. */
    public record Room(Stretch period, int left) {
        public boolean holds(Stretch session) {
            return !session.start().isBefore(period.start()) && session.start().isBefore(period.end());
        }
    }

    /** What is left beside the sessions, of each capped day, week and month in which one of the candidates begins. */
    public List<Room> rooms(Collection<Stretch> sessions, Collection<Stretch> candidates, ZoneId zone) {
        return Stream.of(
                        rooms(sessions, candidates, zone, perDay, DAY),
                        rooms(sessions, candidates, zone, perWeek, WEEK),
                        rooms(sessions, candidates, zone, perMonth, MONTH))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Room> rooms(
            Collection<Stretch> sessions,
            Collection<Stretch> candidates,
            ZoneId zone,
            OptionalInt most,
            Period period) {
        if (most.isEmpty()) {
            return List.of();
        }
        Map<LocalDate, Long> counts = counts(sessions, zone, period);
        return counts(candidates, zone, period).keySet().stream()
                .sorted()
                .map(first -> new Room(
                        period.from(first, zone), (int) Math.max(0, most.getAsInt() - counts.getOrDefault(first, 0L))))
                .toList();
    }

    private static Map<LocalDate, Long> counts(Collection<Stretch> sessions, ZoneId zone, Period period) {
        return sessions.stream()
                .map(session -> period.first.apply(LocalDate.ofInstant(session.start(), zone)))
                .collect(Collectors.groupingBy(first -> first, Collectors.counting()));
    }

    private static Instant start(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant();
    }
}
