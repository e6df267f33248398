package eu.passerelle.scheduling.recurrence;

import java.time.LocalDate;
import java.time.ZoneId;

/** Whole days, both ends included. */
public record DateRange(LocalDate from, LocalDate until) {
    public DateRange {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("Days from " + from + " until " + until + " are none. Maybe swapped.");
        }
    }

    public boolean contains(LocalDate date) {
        return !date.isBefore(from) && !date.isAfter(until);
    }

    public Stretch in(ZoneId zone) {
        return new Stretch(
                from.atStartOfDay(zone).toInstant(),
                until.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
