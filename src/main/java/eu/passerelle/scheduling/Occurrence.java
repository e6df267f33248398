package eu.passerelle.scheduling;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Which one of a series a session is. Where it was planned to be names it for good, wherever it is moved: that is the
 * RECURRENCE-ID of calendars (RFC 5545, 3.8.4.4).
 *
 * @param series the same for all of a series
 * @param first when the first of the series was planned to begin
 * @param everyWeeks 1 or more
 * @param index 0 for the first
 */
public record Occurrence(String series, Instant first, int everyWeeks, int index) {
    /** By that clock: where it changes for summer, a series keeps its hour. */
    public ZonedDateTime planned(ZoneId zone) {
        return first.atZone(zone).plusWeeks((long) everyWeeks * index);
    }
}
