package eu.passerelle.scheduling.icalendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.model.component.Daylight;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzName;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;

/**
 * A time zone in the one form that Outlook understands: rules that come back every year, from 1970 on. The history of the
 * zone, which ical4j would write, is long and not understood.
 *
 * <p>In Europe/Paris clocks are put forward on the last Sunday of March at two, so one of the two rules is
 *
 * <pre>
 * BEGIN:DAYLIGHT
 * DTSTART:19700329T020000
 * RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
 * TZOFFSETFROM:+0100
 * TZOFFSETTO:+0200
 * TZNAME:CEST
 * END:DAYLIGHT
 * </pre>
 */
final class ZoneDescription {
    private static final int FIRST_YEAR = 1970;

    private ZoneDescription() {}

    /** @param when a moment for which the description is true in any case, even where the zone follows no yearly rule */
    static VTimeZone of(ZoneId zone, Instant when) {
        var described = new VTimeZone(new ComponentList<>(observances(zone, when)));
        described.add(new TzId(zone.getId()));
        return described;
    }

    /** Whether the description is true for all that comes after the moment too. */
    static boolean staysTrue(ZoneId zone, Instant when) {
        return !yearly(zone).isEmpty() || zone.getRules().nextTransition(when) == null;
    }

    private static List<Observance> observances(ZoneId zone, Instant when) {
        List<Observance> yearly = yearly(zone);
        return yearly.isEmpty() ? List.of(unchanging(zone, when)) : yearly;
    }

    /** Empty where not all of it can be told. */
    private static List<Observance> yearly(ZoneId zone) {
        List<ZoneOffsetTransitionRule> rules = zone.getRules().getTransitionRules();
        List<Observance> yearly =
                rules.stream().flatMap(rule -> yearly(zone, rule).stream()).toList();
        return yearly.size() == rules.size() ? yearly : List.of();
    }

    private static Optional<Observance> yearly(ZoneId zone, ZoneOffsetTransitionRule rule) {
        ZoneOffsetTransition first = rule.createTransition(FIRST_YEAR);
        return recurrence(rule, first.getDateTimeBefore()).map(recurrence -> {
            Observance observance = observance(
                    zone, first.isGap(), first.getDateTimeBefore(), first.getOffsetBefore(), first.getOffsetAfter());
            observance.add(recurrence);
            return observance;
        });
    }

    /** Empty where the day, as the wall clock has it, cannot be told as a certain weekday of a month. */
    private static Optional<RRule<LocalDateTime>> recurrence(ZoneOffsetTransitionRule rule, LocalDateTime first) {
        int day = rule.getDayOfMonthIndicator();
        if (rule.getDayOfWeek() == null
                || rule.getDayOfWeek() != first.getDayOfWeek()
                || rule.getMonth() != first.getMonth()) {
            return Optional.empty();
        }
        boolean last = day == -1 || day == rule.getMonth().minLength() - 6 && rule.getMonth() != Month.FEBRUARY;
        if (!last && day % 7 != 1) {
            return Optional.empty();
        }
        int week = last ? -1 : day / 7 + 1;
        String weekday = first.getDayOfWeek().name().substring(0, 2);
        return Optional.of(
                new RRule<>(new Recur<>("FREQ=YEARLY;BYMONTH=" + first.getMonthValue() + ";BYDAY=" + week + weekday)));
    }

    private static Observance unchanging(ZoneId zone, Instant when) {
        ZoneOffset offset = zone.getRules().getOffset(when);
        return observance(zone, false, LocalDateTime.of(FIRST_YEAR, 1, 1, 0, 0), offset, offset);
    }

    private static Observance observance(
            ZoneId zone, boolean summer, LocalDateTime start, ZoneOffset before, ZoneOffset after) {
        Observance observance = summer ? new Daylight() : new Standard();
        observance.add(new DtStart<>(start));
        observance.add(new TzOffsetFrom(before));
        observance.add(new TzOffsetTo(after));
        observance.add(new TzName(TimeZone.getTimeZone(zone).getDisplayName(summer, TimeZone.SHORT, Locale.ENGLISH)));
        return observance;
    }
}
