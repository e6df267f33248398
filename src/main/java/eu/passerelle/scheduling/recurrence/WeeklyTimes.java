package eu.passerelle.scheduling.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * When somebody has time: rules that come back every week on the wall clock of a zone, but not on days off; dates on
 * which other times hold in their place, days off or not; less whole days of absence; and extra times, which count even
 * on a day of absence because they were named on purpose.
 *
 * <p>Expanded for each date on the calendar, never by adding 24 hours. An example: Tuesdays 09:00 to 11:00 in Paris, away
 * from 23 to 25 October 2026, and once on Saturday 24 October from 14:00 to 15:00. Between 19 October and 1 November that
 * is
 *
 * <pre>
 * 2026-10-20T07:00Z – 09:00Z   Tuesday in summer time, two hours ahead of UTC
 * 2026-10-24T12:00Z – 13:00Z   the extra time
 * 2026-10-27T08:00Z – 10:00Z   Tuesday after the clock was put back on the 25th: still nine o'clock in Paris
 * </pre>
 */
public record WeeklyTimes(
        ZoneId zone,
        List<WeeklyRule> rules,
        DaysOff daysOff,
        List<OwnDay> ownDays,
        List<DateRange> absences,
        List<ExtraTime> extraTimes)
        implements Times {
    public WeeklyTimes {
        rules = List.copyOf(rules);
        ownDays = List.copyOf(ownDays);
        absences = List.copyOf(absences);
        extraTimes = List.copyOf(extraTimes);
    }

    /** Where every week is like the other. */
    public WeeklyTimes(ZoneId zone, List<WeeklyRule> rules, List<DateRange> absences, List<ExtraTime> extraTimes) {
        this(zone, rules, DaysOff.NONE, List.of(), absences, extraTimes);
    }

    /** Monday to Friday at the same times. */
    public static WeeklyTimes onWeekdays(ZoneId zone, LocalTime from, LocalTime until, DaysOff daysOff) {
        var times = new DayTimes(from, until);
        return new WeeklyTimes(
                zone,
                Stream.of(DayOfWeek.values())
                        .filter(day -> day.compareTo(DayOfWeek.SATURDAY) < 0)
                        .map(day -> new WeeklyRule(day, times))
                        .toList(),
                daysOff,
                List.of(),
                List.of(),
                List.of());
    }

    @Override
    public Stretches within(Stretch window) {
        // The day before too: where the clock is put forward around midnight, its last hour is shifted into this day.
        LocalDate first = LocalDate.ofInstant(window.start(), zone).minusDays(1);
        LocalDate last = LocalDate.ofInstant(window.end(), zone);
        return regular(first, last)
                .subtract(away(window))
                .union(extra(first, last))
                .intersect(Stretches.of(window));
    }

    private Stretches regular(LocalDate first, LocalDate last) {
        var found = new ArrayList<Stretch>();
        for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
            for (DayTimes times : timesOf(date)) {
                times.on(date, zone).ifPresent(found::add);
            }
        }
        return Stretches.of(found);
    }

    /** Before absences and extra times. */
    public List<DayTimes> timesOf(LocalDate date) {
        for (OwnDay own : ownDays) {
            if (own.date().equals(date)) {
                return own.times();
            }
        }
        if (daysOff.on(date)) {
            return List.of();
        }
        var times = new ArrayList<DayTimes>(1);
        for (WeeklyRule rule : rules) {
            if (rule.holdsOn(date)) {
                times.add(rule.times());
            }
        }
        return List.copyOf(times);
    }

    private Stretches away(Stretch window) {
        return Stretches.of(absences.stream()
                .map(days -> days.in(zone))
                .filter(window::overlaps)
                .toList());
    }

    private Stretches extra(LocalDate first, LocalDate last) {
        Collection<Stretch> found = extraTimes.stream()
                .filter(extra -> !extra.date().isBefore(first) && !extra.date().isAfter(last))
                .flatMap(extra -> extra.times().on(extra.date(), zone).stream())
                .toList();
        return Stretches.of(found);
    }
}
