package eu.passerelle.scheduling.outside;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What of a calendar does not count, and why.
 *
 * @param count of the events
 * @param first the day of the first of them, by its own clock; absent when that could not be read
 * @param detail the names of time zones that nobody knows; else empty
 */
record Skipped(Reason reason, int count, Optional<LocalDate> first, String detail) {
    private static final String SEPARATOR = "\t";

    enum Reason {
        /** No beginning, or none that can be read. */
        UNREADABLE,
        /** Ends before it begins. */
        BACKWARDS,
        UNKNOWN_ZONE,
        /** More than a year in one piece. */
        TOO_LONG,
        /** By the second or the minute, or more often than 24 times a day. */
        TOO_OFTEN,
        /** Only the first of its occurrences count. */
        TOO_MANY_OCCURRENCES,
        /** A rule that cannot be read; its first occurrence counts. */
        UNREADABLE_RULE,
        /** A change to all later occurrences was read for one. */
        LATER_CHANGES,
        /** A message that cancels something, and is no calendar. */
        CANCELLATION,
        TOO_MANY_EVENTS,
        /** The rules of all events together ask for too much reckoning. */
        TOO_MUCH_WORK,
        /** Own definitions of time zones beyond the number that is looked at. */
        TOO_MANY_ZONES,
        /** The busy times of the whole calendar are too many pieces; the nearest count. */
        TOO_MANY_TIMES
    }

    /** One line for the graph. */
    String stored() {
        return String.join(
                SEPARATOR,
                reason.name(),
                String.valueOf(count),
                first.map(LocalDate::toString).orElse(""),
                detail);
    }

    static Skipped of(String stored) {
        String[] parts = stored.split(SEPARATOR, -1);
        return new Skipped(
                Reason.valueOf(parts[0]),
                Integer.parseInt(parts[1]),
                parts[2].isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(parts[2])),
                parts[3]);
    }
}
