package eu.passerelle.scheduling;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.scheduling.recurrence.DateRange;
import eu.passerelle.scheduling.recurrence.DayTimes;
import eu.passerelle.scheduling.recurrence.DaysOff;
import eu.passerelle.scheduling.recurrence.ExtraTime;
import eu.passerelle.scheduling.recurrence.OwnDay;
import eu.passerelle.scheduling.recurrence.WeeklyRule;
import eu.passerelle.scheduling.recurrence.WeeklyTimes;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When an expert has time for the network: wall clock in the expert's zone.
 *
 * @param country where the expert lives, as the directory knows it (ISO 3166-1 alpha-2): its holidays are days off
 */
record Availability(
        ExpertId expert,
        ZoneId zone,
        Optional<String> country,
        Limits limits,
        List<WeeklyRule> rules,
        List<OwnDay> ownDays,
        List<Absence> absences,
        List<Extra> extraTimes) {
    Availability {
        rules = WeeklyRule.joined(rules);
        ownDays = ownDays.stream().sorted(Comparator.comparing(OwnDay::date)).toList();
        absences = absences.stream().sorted(Comparator.comparing(Absence::from)).toList();
        extraTimes = extraTimes.stream()
                .sorted(Comparator.comparing(Extra::date).thenComparing(Extra::times))
                .toList();
    }

    /** Of somebody who has not said anything yet: never free. */
    static Availability none(ExpertId expert, ZoneId zone) {
        return new Availability(
                expert, zone, Optional.empty(), Limits.USUAL, List.of(), List.of(), List.of(), List.of());
    }

    WeeklyTimes times() {
        DaysOff holidays = limits.onHolidays() ? DaysOff.NONE : Holidays.of(country);
        return new WeeklyTimes(
                zone,
                rules,
                holidays,
                ownDays,
                absences.stream().map(Absence::days).toList(),
                extraTimes.stream().map(Extra::extra).toList());
    }

    /** Times of a day that overlap or touch become one. */
    Availability withRules(Collection<WeeklyRule> weekly) {
        return new Availability(expert, zone, country, limits, List.copyOf(weekly), ownDays, absences, extraTimes);
    }

    Availability withAbsences(List<Absence> away) {
        return new Availability(expert, zone, country, limits, rules, ownDays, away, extraTimes);
    }

    Availability withExtraTimes(List<Extra> extra) {
        return new Availability(expert, zone, country, limits, rules, ownDays, absences, extra);
    }

    Availability withSettings(ZoneId newZone, Limits newLimits) {
        return new Availability(expert, newZone, country, newLimits, rules, ownDays, absences, extraTimes);
    }

    Availability withOwnDays(List<OwnDay> days) {
        return new Availability(expert, zone, country, limits, rules, days, absences, extraTimes);
    }

    /** In place of what was said for the days of the range. */
    Availability withOwnDays(DateRange range, List<OwnDay> days) {
        Stream<OwnDay> others = ownDays.stream().filter(day -> !range.contains(day.date()));
        return withOwnDays(Stream.concat(others, days.stream()).toList());
    }

    /** What is over need not be kept. */
    Availability since(LocalDate today) {
        return new Availability(
                expert,
                zone,
                country,
                limits,
                rules.stream()
                        .filter(rule ->
                                rule.validity().until().filter(today::isAfter).isEmpty())
                        .toList(),
                ownDays.stream()
                        .filter(day -> !day.date().isBefore(today.minusWeeks(2)))
                        .toList(),
                absences.stream()
                        .filter(absence -> !absence.until().isBefore(today))
                        .toList(),
                extraTimes.stream()
                        .filter(extra -> !extra.date().isBefore(today))
                        .toList());
    }

    /** @param reason for the expert's own eyes; may be empty */
    record Absence(String id, LocalDate from, LocalDate until, String reason) {
        DateRange days() {
            return new DateRange(from, until);
        }
    }

    /** A time outside the rules, once. */
    record Extra(String id, LocalDate date, DayTimes times) {
        ExtraTime extra() {
            return new ExtraTime(date, times);
        }
    }
}
