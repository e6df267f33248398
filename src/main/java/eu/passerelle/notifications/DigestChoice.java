package eu.passerelle.notifications;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which news somebody wants once a day and not at once, and when.
 *
 * @param hour by his or her own clock: one that clocks never leave out or repeat when they are changed
 */
record DigestChoice(Set<NoticeGroup> daily, LocalTime hour) {
    /** In the morning, when most begin to work. */
    static final DigestChoice USUAL = new DigestChoice(Set.of(), LocalTime.of(7, 0));

    static final List<LocalTime> HOURS =
            IntStream.rangeClosed(5, 20).mapToObj(hour -> LocalTime.of(hour, 0)).toList();

    DigestChoice {
        daily = Set.copyOf(daily);
    }

    /** When news were to be gathered for the last time: what was told before then is due. */
    Instant latest(Instant now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        Instant todays = at(today, zone);
        return todays.isAfter(now) ? at(today.minusDays(1), zone) : todays;
    }

    private Instant at(LocalDate day, ZoneId zone) {
        return day.atTime(hour).atZone(zone).toInstant();
    }
}
