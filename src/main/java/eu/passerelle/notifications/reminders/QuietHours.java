package eu.passerelle.notifications.reminders;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * When somebody wants no mail, by his or her own clock; they may go over midnight.
 *
 * @param until the first moment after them; not the same as {@code from}
 */
record QuietHours(LocalTime from, LocalTime until) {
    static final QuietHours USUAL = new QuietHours(LocalTime.of(21, 0), LocalTime.of(7, 0));
    static final Duration LONGEST = Duration.ofHours(16);

    boolean contain(LocalDateTime moment) {
        LocalTime time = moment.toLocalTime();
        return from.isBefore(until)
                ? !time.isBefore(from) && time.isBefore(until)
                : !time.isBefore(from) || time.isBefore(until);
    }

    /** Of those that contain the moment. */
    LocalDateTime begin(LocalDateTime moment) {
        LocalDate day = moment.toLocalDate();
        return (moment.toLocalTime().isBefore(from) ? day.minusDays(1) : day).atTime(from);
    }

    /** Of those that contain the moment. */
    LocalDateTime end(LocalDateTime moment) {
        LocalDate day = moment.toLocalDate();
        return (moment.toLocalTime().isBefore(until) ? day : day.plusDays(1)).atTime(until);
    }

    Duration length() {
        Duration length = Duration.between(from, until);
        return length.isPositive() ? length : length.plusDays(1);
    }
}
