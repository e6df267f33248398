package eu.passerelle.scheduling;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.Ids;
import eu.passerelle.scheduling.recurrence.DateRange;
import eu.passerelle.scheduling.recurrence.DayTimes;
import eu.passerelle.scheduling.recurrence.ExtraTime;
import eu.passerelle.scheduling.recurrence.WeeklyRule;
import eu.passerelle.scheduling.recurrence.WeeklyTimes;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.springframework.data.neo4j.core.schema.Id;
import org.springframework.data.neo4j.core.schema.Node;
import org.springframework.data.neo4j.core.schema.Relationship;

/**
 * When an expert has time for the network: wall clock in the expert's zone.
 *
 * @param minimumNoticeHours how long before its start a session must be booked
 */
@Node("Availability")
record Availability(
        @Id String expertId,
        String zone,
        int minimumNoticeHours,
        @Relationship("HAS_RULE") List<Rule> rules,
        @Relationship("HAS_ABSENCE") List<Absence> absences,
        @Relationship("HAS_EXTRA_TIME") List<Extra> extraTimes) {
    static final int USUAL_NOTICE_HOURS = 24;

    /** Of somebody who has not said anything yet: never free. */
    static Availability none(ExpertId expert, ZoneId zone) {
        return new Availability(expert.value(), zone.getId(), USUAL_NOTICE_HOURS, List.of(), List.of(), List.of());
    }

    WeeklyTimes times() {
        return new WeeklyTimes(
                ZoneId.of(zone),
                weeklyRules(),
                absences.stream().map(Absence::days).toList(),
                extraTimes.stream().map(Extra::extra).toList());
    }

    /** Times of a day that overlap or touch become one. */
    Availability withRules(Collection<WeeklyRule> weekly) {
        List<Rule> joined = WeeklyRule.joined(weekly).stream().map(Rule::of).toList();
        return new Availability(expertId, zone, minimumNoticeHours, joined, absences, extraTimes);
    }

    Availability withAbsences(List<Absence> away) {
        return new Availability(expertId, zone, minimumNoticeHours, rules, away, extraTimes);
    }

    Availability withExtraTimes(List<Extra> extra) {
        return new Availability(expertId, zone, minimumNoticeHours, rules, absences, extra);
    }

    Availability withSettings(ZoneId newZone, int noticeHours) {
        return new Availability(expertId, newZone.getId(), noticeHours, rules, absences, extraTimes);
    }

    /** What is over need not be kept. */
    Availability since(LocalDate today) {
        return withAbsences(absences.stream()
                        .filter(absence -> !absence.until().isBefore(today))
                        .sorted(Comparator.comparing(Absence::from))
                        .toList())
                .withExtraTimes(extraTimes.stream()
                        .filter(extra -> !extra.date().isBefore(today))
                        .sorted(Comparator.comparing(Extra::date).thenComparing(Extra::from))
                        .toList());
    }

    List<WeeklyRule> weeklyRules() {
        return rules.stream().map(Rule::weekly).sorted().toList();
    }

    /** @param until 00:00 is the end of the day */
    @Node("AvailabilityRule")
    record Rule(@Id String id, DayOfWeek day, LocalTime from, LocalTime until) {
        static Rule of(WeeklyRule rule) {
            return new Rule(
                    Ids.random(), rule.day(), rule.times().from(), rule.times().until());
        }

        WeeklyRule weekly() {
            return new WeeklyRule(day, new DayTimes(from, until));
        }
    }

    /** @param reason for the expert's own eyes; may be empty */
    @Node("Absence")
    record Absence(@Id String id, LocalDate from, LocalDate until, String reason) {
        DateRange days() {
            return new DateRange(from, until);
        }
    }

    /** A time outside the rules, once. */
    @Node("ExtraTime")
    record Extra(@Id String id, LocalDate date, LocalTime from, LocalTime until) {
        ExtraTime extra() {
            return new ExtraTime(date, new DayTimes(from, until));
        }
    }
}
