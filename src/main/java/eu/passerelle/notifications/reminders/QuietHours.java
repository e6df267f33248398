package eu.passerelle.notifications.reminders;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/**
 * When somebody wants no mail, by his or her own clock; they may go over midnight.
 *
 * @param until the first moment after them; not the same as {@code from}
 */
record QuietHours(LocalTime from, LocalTime until) {
    static final QuietHours USUAL = new QuietHours(LocalTime.of(21, 0), LocalTime.of(7, 0));
    static final Duration LONGEST = Duration.ofHours(16);

    boolean contain(Instant moment, ZoneId zone) {
        LocalTime time = LocalTime.ofInstant(moment, zone);
        return from.isBefore(until)
                ? !time.isBefore(from) && time.isBefore(until)
                : !time.isBefore(from) || time.isBefore(until);
    }

    /**
     * Their first moment, of those that contain the given one. Between two changes of the clock all days are alike; when they
     * reach back over one, what was before it is asked for itself: their beginning may not exist that night, or come twice.
     */
    Instant begin(Instant moment, ZoneId zone) {
        var local = LocalDateTime.ofInstant(moment, zone);
        LocalDate day = local.toLocalTime().isBefore(from) ? local.toLocalDate().minusDays(1) : local.toLocalDate();
        Instant begin = day.atTime(from).toInstant(zone.getRules().getOffset(moment));
        ZoneOffsetTransition change = zone.getRules().previousTransition(moment.plusNanos(1));
        if (change == null || begin.isAfter(change.getInstant())) {
            return begin;
        }
        Instant before = change.getInstant().minusNanos(1);
        return contain(before, zone) ? begin(before, zone) : change.getInstant();
    }

    /** The first moment after those that contain the given one, in the same way. */
    Instant end(Instant moment, ZoneId zone) {
        var local = LocalDateTime.ofInstant(moment, zone);
        LocalDate day = local.toLocalTime().isBefore(until)
                ? local.toLocalDate()
                : local.toLocalDate().plusDays(1);
        Instant end = day.atTime(until).toInstant(zone.getRules().getOffset(moment));
        ZoneOffsetTransition change = zone.getRules().nextTransition(moment);
        if (change == null || end.isBefore(change.getInstant())) {
            return end;
        }
        Instant after = change.getInstant();
        return contain(after, zone) ? end(after, zone) : after;
    }

    Duration length() {
        Duration length = Duration.between(from, until);
        return length.isPositive() ? length : length.plusDays(1);
    }
}
