package eu.passerelle.scheduling;

import eu.passerelle.scheduling.recurrence.WeeklyTimes;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/** When the offices of a team are open: on weekdays, but not on the public holidays of its country. */
final class TeamHours {
    private static final LocalTime FROM = LocalTime.of(8, 0);
    private static final LocalTime UNTIL = LocalTime.of(18, 0);

    private TeamHours() {}

    static WeeklyTimes in(ZoneId zone, Optional<String> country) {
        return WeeklyTimes.onWeekdays(zone, FROM, UNTIL, Holidays.of(country));
    }
}
