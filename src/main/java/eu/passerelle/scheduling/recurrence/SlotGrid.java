package eu.passerelle.scheduling.recurrence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Where slots begin: on the quarters of the hour, at a step from the first quarter of each free stretch. All zones in use
 * today differ from UTC by whole quarters, so a quarter here is a quarter everywhere.
 *
 * @param step from the start of one slot to that of the next
 */
public record SlotGrid(Duration step) {
    public static final Duration QUARTER = Duration.ofMinutes(15);
    public static final SlotGrid HALF_HOURLY = new SlotGrid(Duration.ofMinutes(30));

    public static boolean fits(Stretch stretch) {
        return isQuarter(stretch.start()) && isQuarter(stretch.end());
    }

    /** The instant, or the next that is a whole number of steps since midnight in UTC. */
    public static Instant ceiling(Instant instant, Duration step) {
        long millis = step.toMillis();
        return Instant.ofEpochMilli(Math.ceilDiv(instant.plusNanos(999_999).toEpochMilli(), millis) * millis);
    }

    /** The first slots of a length in the free time, in order. */
    public List<Stretch> slots(Stretches free, Duration length, int limit) {
        var slots = new ArrayList<Stretch>();
        for (Stretch stretch : free.asList()) {
            Instant start = ceiling(stretch.start(), QUARTER);
            while (slots.size() < limit && !start.plus(length).isAfter(stretch.end())) {
                slots.add(Stretch.of(start, length));
                start = start.plus(step);
            }
        }
        return List.copyOf(slots);
    }

    /** The quarters that a stretch on the grid is made of, by their start. */
    public static List<Instant> quarters(Stretch stretch) {
        var quarters = new ArrayList<Instant>();
        for (Instant at = stretch.start(); at.isBefore(stretch.end()); at = at.plus(QUARTER)) {
            quarters.add(at);
        }
        return List.copyOf(quarters);
    }

    private static boolean isQuarter(Instant instant) {
        return ceiling(instant, QUARTER).equals(instant);
    }
}
