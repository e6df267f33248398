package eu.passerelle.scheduling;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Which one of a series a session is. Where it was planned to be names it for good, wherever it is moved and whatever
 * rules clocks follow later: that is the RECURRENCE-ID of calendars (RFC 5545, 3.8.4.4).
 *
 * @param series the same for all of a series
 * @param first when the first of the series was planned to begin, by the clock of the team
 * @param everyWeeks 1 or more
 * @param index 0 for the first
 */
public record Occurrence(String series, LocalDateTime first, ZoneId teamZone, int everyWeeks, int index) {
    /** By that clock: where it changes for summer, a series keeps its hour. */
    public ZonedDateTime planned(ZoneId zone) {
        return begin(zone).plusWeeks((long) everyWeeks * index);
    }

    /** When the first was planned, by that clock. */
    ZonedDateTime begin(ZoneId zone) {
        return first.atZone(teamZone).withZoneSameInstant(zone);
    }

    Occurrence at(int other) {
        return new Occurrence(series, first, teamZone, everyWeeks, other);
    }
}
