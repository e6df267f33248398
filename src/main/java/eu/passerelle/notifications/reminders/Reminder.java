package eu.passerelle.notifications.reminders;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * One reminder of one session for one person, as time goes.
 *
 * <p>A session on Tuesday at 22:30, quiet hours from 21:00 to 07:00: the day before, 22:30, lies in them, so the reminder
 * goes out before they begin, on Monday at 20:45. The hour before, 21:30, lies in them too, but so does the session: that
 * reminder goes out at 21:30. Were the session at 07:30, the hour before would be 06:30, and the reminder would wait for
 * 07:00. Were it at seven, there would be none an hour before.
 *
 * @param plannedAt the week, day or hour before, whatever the quiet hours
 * @param goesOutAt the same, but for quiet hours
 * @param overAt from when on it is useless: the next nearer one would be due, or the session begins
 */
record Reminder(Lead lead, Instant plannedAt, Instant goesOutAt, Instant overAt) {
    /** Before the quiet hours, so that a mail server that takes its time does not wake anybody. */
    static final Duration MARGIN = Duration.ofMinutes(15);

    /** @return empty when quiet hours leave no time for it */
    static Optional<Reminder> of(Lead lead, Instant start, ZoneId zone, Optional<QuietHours> quiet) {
        Instant planned = planned(lead, start, zone);
        Instant over = switch (lead) {
            case WEEK -> planned(Lead.DAY, start, zone);
            case DAY -> planned(Lead.HOUR, start, zone);
            case HOUR -> start;
        };
        Instant goesOut =
                quiet.map(hours -> aside(lead, planned, start, zone, hours)).orElse(planned);
        return goesOut.isBefore(over) ? Optional.of(new Reminder(lead, planned, goesOut, over)) : Optional.empty();
    }

    private static Instant planned(Lead lead, Instant start, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(start, zone);
        return switch (lead) {
            case WEEK -> local.minusWeeks(1).atZone(zone).toInstant();
            case DAY -> local.minusDays(1).atZone(zone).toInstant();
            case HOUR -> start.minus(Duration.ofHours(1));
        };
    }

    private static Instant aside(Lead lead, Instant planned, Instant start, ZoneId zone, QuietHours quiet) {
        if (!quiet.contain(planned, zone)) {
            return planned;
        }
        if (lead != Lead.HOUR) {
            return quiet.begin(planned, zone).minus(MARGIN);
        }
        return quiet.contain(start, zone) ? planned : quiet.end(planned, zone);
    }

    /**
     * Whether it goes out now. After an outage it may be late, but never in quiet hours, and never once it is useless.
     *
     * @param knownSince when the session was arranged, or the reminder chosen: the later of the two
     */
    boolean isDue(Instant now, Instant knownSince, ZoneId zone, Optional<QuietHours> quiet) {
        Instant first = plannedAt.isBefore(goesOutAt) ? plannedAt : goesOutAt;
        if (now.isBefore(goesOutAt) || !now.isBefore(overAt) || !knownSince.isBefore(first)) {
            return false;
        }
        return lead == Lead.HOUR || quiet.stream().noneMatch(hours -> hours.contain(now, zone));
    }
}
