package eu.passerelle.scheduling.recurrence;

import java.time.Duration;
import java.time.Instant;

/** A stretch of time, half-open: [start, end). Never empty, so two that only touch do not overlap. */
public record Stretch(Instant start, Instant end) implements Comparable<Stretch> {
    public Stretch {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException(
                    "A stretch from " + start + " to " + end + " has no length. Maybe start and end are swapped.");
        }
    }

    public static Stretch of(Instant start, Duration length) {
        return new Stretch(start, start.plus(length));
    }

    public Duration length() {
        return Duration.between(start, end);
    }

    public boolean contains(Stretch other) {
        return !start.isAfter(other.start) && !end.isBefore(other.end);
    }

    public boolean overlaps(Stretch other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    @Override
    public int compareTo(Stretch other) {
        int byStart = start.compareTo(other.start);
        return byStart == 0 ? end.compareTo(other.end) : byStart;
    }
}
