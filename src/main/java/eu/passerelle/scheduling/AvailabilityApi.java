package eu.passerelle.scheduling;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.NeedsScope;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Scope;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.scheduling.AvailabilityReading.LimitsFields;
import eu.passerelle.scheduling.AvailabilityReading.LimitsTyped;
import eu.passerelle.scheduling.AvailabilityReading.Span;
import eu.passerelle.scheduling.recurrence.DayTimes;
import eu.passerelle.scheduling.recurrence.OwnDay;
import eu.passerelle.scheduling.recurrence.WeeklyRule;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** An expert's own availability for programs, read and replaced as a whole. */
@RestController
@RequestMapping("/api/v1/availability")
@AllowedTo(Role.EXPERT)
@NeedsScope(Scope.AVAILABILITY)
class AvailabilityApi {
    private static final int MOST = 400;
    private static final LimitsFields LIMITS = new LimitsFields(
            "minimumNoticeHours",
            "minutesBefore",
            "minutesAfter",
            "sessionsPerDay",
            "sessionsPerWeek",
            "sessionsPerMonth",
            "travelDays");

    private final Availabilities availabilities;

    AvailabilityApi(Availabilities availabilities) {
        this.availabilities = availabilities;
    }

    /**
     * @param zone an IANA time zone, such as Europe/Paris
     * @param minimumNoticeHours how long before its start a session must be booked; 24 when not given
     * @param minutesBefore kept free before each session, up to 240; 0 when not given
     * @param minutesAfter kept free after each session, up to 240; 0 when not given
     * @param sessionsPerDay most sessions that begin in a day; as many as fit when not given
     * @param sessionsPerWeek most sessions in a week, which begins on Monday
     * @param sessionsPerMonth most sessions in a month
     * @param travelDays kept free before and after the day of each session on site, up to 3; 0 when not given
     * @param onHolidays whether weekly times hold on public holidays of the country where the expert lives
     */
    record Body(
            @Nullable String zone,
            @Nullable Integer minimumNoticeHours,
            @Nullable Integer minutesBefore,
            @Nullable Integer minutesAfter,
            @Nullable Integer sessionsPerDay,
            @Nullable Integer sessionsPerWeek,
            @Nullable Integer sessionsPerMonth,
            @Nullable Integer travelDays,
            @Nullable Boolean onHolidays,
            @Nullable List<? extends @Nullable RuleBody> rules,
            @Nullable List<? extends @Nullable OwnDayBody> ownDays,
            @Nullable List<? extends @Nullable AbsenceBody> absences,
            @Nullable List<? extends @Nullable ExtraBody> extraTimes) {
        static Body of(Availability availability) {
            Limits limits = availability.limits();
            return new Body(
                    availability.zone().getId(),
                    limits.noticeHours(),
                    (int) limits.buffers().before().toMinutes(),
                    (int) limits.buffers().after().toMinutes(),
                    most(limits.caps().perDay()),
                    most(limits.caps().perWeek()),
                    most(limits.caps().perMonth()),
                    limits.travel().days(),
                    limits.onHolidays(),
                    availability.rules().stream().map(RuleBody::of).toList(),
                    availability.ownDays().stream().map(OwnDayBody::of).toList(),
                    availability.absences().stream().map(AbsenceBody::of).toList(),
                    availability.extraTimes().stream().map(ExtraBody::of).toList());
        }
    }

    private static @Nullable Integer most(OptionalInt cap) {
        return cap.isPresent() ? cap.getAsInt() : null;
    }

    /**
     * @param day MONDAY to SUNDAY
     * @param from such as 09:00
     * @param until such as 12:30, or 24:00
     * @param firstDate from which day on it holds; from the beginning when not given
     * @param lastDate until which day it holds; without an end when not given
     */
    record RuleBody(
            @Nullable String day,
            @Nullable String from,
            @Nullable String until,
            @Nullable String firstDate,
            @Nullable String lastDate) {
        static RuleBody of(WeeklyRule rule) {
            return new RuleBody(
                    rule.day().name(),
                    rule.times().from().toString(),
                    end(rule.times().until()),
                    rule.validity().from().map(LocalDate::toString).orElse(null),
                    rule.validity().until().map(LocalDate::toString).orElse(null));
        }
    }

    /** What holds on a date in place of the weekly times; @param times may be empty */
    record OwnDayBody(@Nullable String date, @Nullable List<? extends @Nullable TimesBody> times) {
        static OwnDayBody of(OwnDay day) {
            return new OwnDayBody(
                    day.date().toString(),
                    day.times().stream()
                            .map(times -> new TimesBody(times.from().toString(), end(times.until())))
                            .toList());
        }
    }

    record TimesBody(@Nullable String from, @Nullable String until) {}

    /** @param from first day; @param until last day, included */
    record AbsenceBody(
            @Nullable String from,
            @Nullable String until,
            @Nullable String reason) {
        static AbsenceBody of(Availability.Absence absence) {
            return new AbsenceBody(absence.from().toString(), absence.until().toString(), absence.reason());
        }
    }

    record ExtraBody(
            @Nullable String date,
            @Nullable String from,
            @Nullable String until) {
        static ExtraBody of(Availability.Extra extra) {
            return new ExtraBody(
                    extra.date().toString(),
                    extra.times().from().toString(),
                    end(extra.times().until()));
        }
    }

    private static String end(LocalTime until) {
        return until.equals(LocalTime.MIDNIGHT) ? "24:00" : until.toString();
    }

    @GetMapping
    Body get(ExpertViewer viewer) {
        return Body.of(availabilities.of(viewer.expert()));
    }

    @PutMapping
    Body put(ExpertViewer viewer, @RequestBody Body body) {
        return Body.of(availabilities.change(viewer.expert(), current -> read(current, body)));
    }

    private Availability read(Availability current, Body body) {
        var reading = new AvailabilityReading(availabilities.today(current));
        Optional<ZoneId> zone = reading.zone("zone", body.zone());
        Optional<Limits> limits = reading.limits(LIMITS, typed(body));
        List<WeeklyRule> rules = all(reading, "rules", body.rules(), (field, rule) -> rule(reading, field, rule));
        List<OwnDay> ownDays = all(reading, "ownDays", body.ownDays(), (field, day) -> ownDay(reading, field, day));
        List<Availability.Absence> absences = all(
                reading,
                "absences",
                body.absences(),
                (field, absence) -> reading.absence(
                        span(field), absence.from(), absence.until(), field + ".reason", absence.reason()));
        List<Availability.Extra> extraTimes = all(
                reading,
                "extraTimes",
                body.extraTimes(),
                (field, extra) ->
                        reading.extra(field + ".date", extra.date(), span(field), extra.from(), extra.until()));
        reading.finish();
        return current.withSettings(reading.sure(zone), reading.sure(limits))
                .withRules(rules)
                .withOwnDays(ownDays)
                .withAbsences(absences)
                .withExtraTimes(extraTimes);
    }

    private static LimitsTyped typed(Body body) {
        return new LimitsTyped(
                body.minimumNoticeHours() == null
                        ? String.valueOf(Limits.USUAL_NOTICE_HOURS)
                        : body.minimumNoticeHours().toString(),
                text(body.minutesBefore()),
                text(body.minutesAfter()),
                text(body.sessionsPerDay()),
                text(body.sessionsPerWeek()),
                text(body.sessionsPerMonth()),
                text(body.travelDays()),
                Boolean.TRUE.equals(body.onHolidays()));
    }

    private static @Nullable String text(@Nullable Integer number) {
        return number == null ? null : number.toString();
    }

    private static Optional<WeeklyRule> rule(AvailabilityReading reading, String field, RuleBody rule) {
        var weekly = reading.rule(field + ".day", rule.day(), span(field), rule.from(), rule.until());
        var validity = reading.validity(
                new Span(field + ".firstDate", field + ".lastDate"), rule.firstDate(), rule.lastDate());
        return weekly.flatMap(read -> validity.map(read::during));
    }

    private static Optional<OwnDay> ownDay(AvailabilityReading reading, String field, OwnDayBody day) {
        List<DayTimes> times = all(
                reading,
                field + ".times",
                day.times(),
                (place, span) -> reading.times(span(place), span.from(), span.until()));
        return reading.date(field + ".date", day.date()).map(date -> new OwnDay(date, times));
    }

    private static Span span(String field) {
        return new Span(field + ".from", field + ".until");
    }

    private interface Entry<B, T> {
        Optional<T> read(String field, B body);
    }

    private static <B, T> List<T> all(
            AvailabilityReading reading,
            String field,
            @Nullable List<? extends @Nullable B> bodies,
            Entry<B, T> entry) {
        if (bodies == null) {
            return List.of();
        }
        if (bodies.size() > MOST) {
            reading.problem(field, "scheduling.problem.many", MOST);
            return List.of();
        }
        var read = new ArrayList<T>();
        for (int i = 0; i < bodies.size(); i++) {
            String place = field + "[" + i + "]";
            B body = bodies.get(i);
            if (body == null) {
                reading.problem(place, "scheduling.problem.entry");
            } else {
                entry.read(place, body).ifPresent(read::add);
            }
        }
        return read;
    }
}
