package eu.passerelle.scheduling.outside;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Set;

/**
 * A set of moments to look occurrences up in, however each was written: with the zone of the event, in UTC, without a zone,
 * or as a day, which means all that begins on it.
 */
final class Moments {
    private final Set<Instant> instants = new HashSet<>();
    private final Set<LocalDateTime> byTheClock = new HashSet<>();
    private final Set<LocalDate> days = new HashSet<>();

    void add(When moment) {
        if (moment.wholeDay()) {
            days.add(moment.date());
        } else if (moment.zone().isPresent()) {
            instants.add(moment.instant());
        } else {
            byTheClock.add(moment.local());
        }
    }

    boolean contains(When occurrence) {
        return days.contains(occurrence.date())
                || byTheClock.contains(occurrence.local())
                || occurrence.zone().isPresent() && instants.contains(occurrence.instant());
    }
}
