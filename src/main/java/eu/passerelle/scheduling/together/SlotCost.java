package eu.passerelle.scheduling.together;

import eu.passerelle.scheduling.recurrence.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * What is against a time: the days until then, squared, and 4 for each half hour outside nine to five on either side's
 * clock. The squares share the waiting out: two who wait three days cost 18, one who waits six costs 36. And an hour that
 * begins at eight on the first day is taken rather than a better one three days later (8 against 9), but not rather than
 * one tomorrow (8 against 1); who has waited ten days takes it rather than wait another (108 against 121).
 */
public final class SlotCost {
    private static final int HALF_HOUR_OUTSIDE = 4;
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    private static final LocalTime FROM = LocalTime.of(9, 0);
    private static final LocalTime UNTIL = LocalTime.of(17, 0);

    private SlotCost() {}

    /** @param firstDay from which the days are counted, on the team's calendar */
    public static int of(Stretch time, LocalDate firstDay, ZoneId team, ZoneId expert) {
        int days = (int) Math.max(0, ChronoUnit.DAYS.between(firstDay, LocalDate.ofInstant(time.start(), team)));
        return days * days + HALF_HOUR_OUTSIDE * (outside(time, team) + outside(time, expert));
    }

    private static int outside(Stretch time, ZoneId zone) {
        int halfHours = 0;
        for (Instant at = time.start(); at.isBefore(time.end()); at = at.plus(HALF_HOUR)) {
            LocalTime hour = LocalTime.ofInstant(at, zone);
            if (hour.isBefore(FROM) || !hour.isBefore(UNTIL)) {
                halfHours++;
            }
        }
        return halfHours;
    }
}
