package eu.passerelle.scheduling;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.scheduling.AvailabilityReading.Span;
import eu.passerelle.scheduling.recurrence.WeeklyRule;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
class AvailabilityApi {
    private static final int MOST = 100;

    private final Availabilities availabilities;

    AvailabilityApi(Availabilities availabilities) {
        this.availabilities = availabilities;
    }

    /**
     * @param zone an IANA time zone, such as Europe/Paris
     * @param minimumNoticeHours how long before its start a session must be booked; 24 when not given
     */
    record Body(
            @Nullable String zone,
            @Nullable Integer minimumNoticeHours,
            @Nullable List<? extends @Nullable RuleBody> rules,
            @Nullable List<? extends @Nullable AbsenceBody> absences,
            @Nullable List<? extends @Nullable ExtraBody> extraTimes) {
        static Body of(Availability availability) {
            return new Body(
                    availability.zone(),
                    availability.minimumNoticeHours(),
                    availability.weeklyRules().stream().map(RuleBody::of).toList(),
                    availability.absences().stream().map(AbsenceBody::of).toList(),
                    availability.extraTimes().stream().map(ExtraBody::of).toList());
        }
    }

    /** @param day MONDAY to SUNDAY; @param from such as 09:00; @param until such as 12:30, or 24:00 */
    record RuleBody(
            @Nullable String day,
            @Nullable String from,
            @Nullable String until) {
        static RuleBody of(WeeklyRule rule) {
            return new RuleBody(
                    rule.day().name(),
                    rule.times().from().toString(),
                    end(rule.times().until()));
        }
    }

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
            return new ExtraBody(extra.date().toString(), extra.from().toString(), end(extra.until()));
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
        Optional<Integer> notice = reading.noticeHours(
                "minimumNoticeHours",
                String.valueOf(
                        body.minimumNoticeHours() == null
                                ? Availability.USUAL_NOTICE_HOURS
                                : body.minimumNoticeHours()));
        List<WeeklyRule> rules = all(
                reading,
                "rules",
                body.rules(),
                (field, rule) -> reading.rule(field + ".day", rule.day(), span(field), rule.from(), rule.until()));
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
        return current.withSettings(reading.sure(zone), reading.sure(notice))
                .withRules(rules)
                .withAbsences(absences)
                .withExtraTimes(extraTimes);
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
