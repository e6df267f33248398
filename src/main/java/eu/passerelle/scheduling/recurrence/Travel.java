package eu.passerelle.scheduling.recurrence;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;

/**
 * Days on which somebody is on the way to a session on site, or back.
 *
 * @param days before the session's day, and as many after it; the day itself is always one of them unless this is 0
 */
public record Travel(int days) {
    public static final Travel NONE = new Travel(0);

    /** The whole days that sessions on site take; nothing for somebody who needs no days for it. */
    public Stretches around(Collection<Stretch> sessions, ZoneId zone) {
        if (days == 0) {
            return Stretches.of(List.of());
        }
        return Stretches.of(sessions.stream()
                .map(session -> new DateRange(
                                LocalDate.ofInstant(session.start(), zone).minusDays(days),
                                LocalDate.ofInstant(session.end(), zone).plusDays(days))
                        .in(zone))
                .toList());
    }
}
