package eu.passerelle.scheduling;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.scheduling.Calendars.Meeting;
import eu.passerelle.scheduling.recurrence.DateRange;
import eu.passerelle.scheduling.recurrence.SharedTime;
import eu.passerelle.scheduling.recurrence.SlotGrid;
import eu.passerelle.scheduling.recurrence.Stretch;
import eu.passerelle.scheduling.recurrence.Stretches;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** The times that suit everybody. What is offered here is what {@link Sessions} books: one function decides both. */
@Component
public class Slots {
    private static final int LONGEST_WINDOW_YEARS = 2;
    static final int LOOKED_AHEAD_WEEKS = 26;
    /** How far from its pattern one of a series may be. */
    public static final Duration NEAR = Duration.ofDays(3);

    private static final int ALTERNATIVES = 5;
    private static final int LOOKED_AT_FOR_ALTERNATIVES = 500;
    private static final Duration BEFORE_WANTED = Duration.ofDays(3);
    private static final Duration AFTER_WANTED = Duration.ofDays(28);

    private final Calendars calendars;

    Slots(Calendars calendars) {
        this.calendars = calendars;
    }

    /**
     * In order of time.
     *
     * @throws InvalidInput for a window that ends before it begins or is longer than two years, or for a length that is
     *     not offered; a window in the past is empty
     */
    public List<Slot> free(SlotQuery query) {
        requireLength(query.length());
        Stretch window = window(query.from(), query.until(), query.teamZone());
        Stretches shared = calendars
                .sharedByBoth(Meeting.of(query), window, Optional.empty())
                .within(window);
        return slots(shared, query.length(), query.limit());
    }

    /**
     * Those of these starts at which a session could be booked now, by the rule that {@link Sessions} asks.
     *
     * @param query its window and limit do not matter
     */
    public Set<Instant> bookable(SlotQuery query, Collection<Instant> starts) {
        requireLength(query.length());
        if (starts.isEmpty()) {
            return Set.of();
        }
        var window =
                new Stretch(Collections.min(starts), Collections.max(starts).plus(query.length()));
        SharedTime shared = calendars.sharedByBoth(Meeting.of(query), window, Optional.empty());
        return starts.stream()
                .filter(start -> fits(shared, Stretch.of(start, query.length())))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean fits(SharedTime shared, Stretch wanted) {
        return SlotGrid.fits(wanted) && shared.allows(wanted);
    }

    /**
     * What leaves no time in a window that has none, by the same reckoning, and the first time after it.
     *
     * @throws InvalidInput as for {@link #free}
     */
    public WhyNone whyNone(SlotQuery query) {
        requireLength(query.length());
        Stretch window = window(query.from(), query.until(), query.teamZone());
        SharedTime shared = calendars.sharedByBoth(
                Meeting.of(query),
                new Stretch(
                        window.start(), later(query.until(), query.teamZone()).end()),
                Optional.empty());
        return whyNone(shared, new DateRange(query.from(), query.until()), query.teamZone(), query.length());
    }

    /** @param shared good for the days and for half a year after them */
    static WhyNone whyNone(SharedTime shared, DateRange days, ZoneId zone, Duration length) {
        return new WhyNone(
                shared.steps(days.in(zone)),
                slots(shared.within(later(days.until(), zone)), length, 1).stream()
                        .findFirst());
    }

    private static Stretch later(LocalDate until, ZoneId zone) {
        LocalDate after = until.plusDays(1);
        return new DateRange(after, after.plusWeeks(LOOKED_AHEAD_WEEKS)).in(zone);
    }

    /**
     * For many experts with one team: four queries, however many experts.
     *
     * @throws InvalidInput as for {@link #free}
     */
    public Map<ExpertId, FreeTime> freeTimes(FreeTimesQuery query) {
        requireLength(query.length());
        Stretch window = window(query.from(), query.until(), query.teamZone());
        var meeting = new Meeting(query.experts(), query.team(), query.teamZone(), query.onSite());
        var times = new LinkedHashMap<ExpertId, FreeTime>();
        calendars
                .shared(meeting, window, Optional.empty())
                .forEach((expert, shared) ->
                        times.put(expert, freeTime(shared, window, query.length(), query.slotsEach())));
        return times;
    }

    private static FreeTime freeTime(SharedTime shared, Stretch window, Duration length, int limit) {
        Stretches longEnough = shared.within(window).atLeast(length);
        return new FreeTime(longEnough.total(), slots(longEnough, length, limit));
    }

    /**
     * One of a series that is planned.
     *
     * @param near the free times nearest to a start that is not free, in order of time
     */
    public record Planned(int index, Instant start, boolean free, List<Slot> near) {}

    /**
     * What becomes of a series: which of it is free, and what there is instead. The limits of the expert are those of
     * today, as if none of the series were booked yet.
     *
     * @param query for the first day, with the length; its window and limit do not matter
     * @param times 1 or more; the last at most two years after the first
     */
    public List<Planned> series(SlotQuery query, Instant first, int everyWeeks, int times) {
        requireLength(query.length());
        ZonedDateTime begin = first.atZone(query.teamZone());
        List<Instant> starts = IntStream.range(0, times)
                .mapToObj(index -> begin.plusWeeks((long) everyWeeks * index).toInstant())
                .toList();
        var window = new Stretch(first.minus(NEAR), starts.getLast().plus(NEAR).plus(query.length()));
        SharedTime shared = calendars.sharedByBoth(Meeting.of(query), window, Optional.empty());
        return IntStream.range(0, times)
                .mapToObj(index -> planned(index, starts.get(index), shared, query.length()))
                .toList();
    }

    private static Planned planned(int index, Instant start, SharedTime shared, Duration length) {
        Stretch wanted = Stretch.of(start, length);
        if (shared.allows(wanted)) {
            return new Planned(index, start, true, List.of());
        }
        var around = new Stretch(start.minus(NEAR), wanted.end().plus(NEAR));
        return new Planned(index, start, false, nearest(shared.within(around), wanted));
    }

    /** The free slots nearest to a wanted one, in order of time. */
    List<Slot> nearest(Meeting meeting, Stretch wanted, Optional<SessionId> moving) {
        var window =
                new Stretch(wanted.start().minus(BEFORE_WANTED), wanted.start().plus(AFTER_WANTED));
        Stretches free = calendars.sharedByBoth(meeting, window, moving).within(window);
        return nearest(free, wanted);
    }

    private static List<Slot> nearest(Stretches free, Stretch wanted) {
        return slots(free, wanted.length(), LOOKED_AT_FOR_ALTERNATIVES).stream()
                .sorted(Comparator.comparing(slot -> distance(slot.start(), wanted.start())))
                .limit(ALTERNATIVES)
                .sorted(Comparator.comparing(Slot::start))
                .toList();
    }

    private static Duration distance(Instant one, Instant other) {
        return Duration.between(one, other).abs();
    }

    private static List<Slot> slots(Stretches free, Duration length, int limit) {
        return SlotGrid.HALF_HOURLY.slots(free, length, limit).stream()
                .map(slot -> new Slot(slot.start(), slot.end()))
                .toList();
    }

    private static Stretch window(LocalDate from, LocalDate until, ZoneId zone) {
        if (until.isBefore(from)) {
            throw new InvalidInput(FieldProblem.of("until", "scheduling.problem.window.order"));
        }
        if (until.isAfter(from.plusYears(LONGEST_WINDOW_YEARS))) {
            throw new InvalidInput(FieldProblem.of("until", "scheduling.problem.window.long"));
        }
        return new DateRange(from, until).in(zone);
    }

    static void requireLength(Duration length) {
        boolean inQuarters = length.toSeconds() % SlotGrid.QUARTER.toSeconds() == 0;
        if (!inQuarters || !length.isPositive() || length.compareTo(SessionStore.LONGEST) > 0) {
            throw new InvalidInput(FieldProblem.of("minutes", "scheduling.problem.minutes"));
        }
    }
}
