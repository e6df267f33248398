package eu.passerelle.scheduling;

import eu.passerelle.scheduling.recurrence.SlotGrid;
import eu.passerelle.scheduling.recurrence.Stretch;
import eu.passerelle.scheduling.together.SlotCost;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which of the free times suit both sides best: soon, at good hours by both clocks, and where they tear no free stretch
 * apart. One of a day, because three in a row are no choice.
 */
public final class SlotRanking {
    private static final Duration STEP = SlotGrid.HALF_HOURLY.step();
    /** Less than half an hour outside nine to five, and as much as waiting from today until tomorrow. */
    private static final int TORN_APART = 1;

    private SlotRanking() {}

    /**
     * @param free in steps of half an hour, as they are offered
     * @param firstDay from which waiting is counted, on the team's calendar
     * @return the best first; of equal ones the earlier
     */
    public static List<Slot> best(Collection<Slot> free, LocalDate firstDay, ZoneId team, ZoneId expert, int most) {
        Set<Instant> starts = free.stream().map(Slot::start).collect(Collectors.toSet());
        return free.stream()
                .collect(Collectors.groupingBy(slot -> LocalDate.ofInstant(slot.start(), team)))
                .values()
                .stream()
                .flatMap(day -> day.stream().min(order(starts, firstDay, team, expert)).stream())
                .sorted(order(starts, firstDay, team, expert))
                .limit(most)
                .toList();
    }

    private static Comparator<Slot> order(Set<Instant> starts, LocalDate firstDay, ZoneId team, ZoneId expert) {
        return Comparator.<Slot>comparingInt(slot ->
                        SlotCost.of(new Stretch(slot.start(), slot.end()), firstDay, team, expert) + torn(slot, starts))
                .thenComparing(Slot::start);
    }

    private static int torn(Slot slot, Set<Instant> starts) {
        boolean between = starts.contains(slot.start().minus(STEP))
                && starts.contains(slot.start().plus(STEP));
        return between ? TORN_APART : 0;
    }
}
