package eu.passerelle.scheduling;

import eu.passerelle.accounts.Guise;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.scheduling.recurrence.DateRange;
import eu.passerelle.scheduling.recurrence.Stretch;
import eu.passerelle.scheduling.recurrence.Stretches;
import eu.passerelle.scheduling.recurrence.Validity;
import eu.passerelle.scheduling.recurrence.WeeklyRule;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What the page of an availability shows. */
@Component
class AvailabilityView {
    private static final int PREVIEW_DAYS = 14;
    private static final int HOLIDAYS_AHEAD_DAYS = 120;
    private static final int SHOWN_HOLIDAYS = 4;
    /** Names of places; the rest of the data set are old names and offsets. Europe stands first in the list. */
    private static final List<String> PLACES =
            List.of("Europe/", "Atlantic/", "Africa/", "America/", "Asia/", "Australia/", "Pacific/", "Indian/");

    private final Calendars calendars;
    private final Availabilities availabilities;

    AvailabilityView(Calendars calendars, Availabilities availabilities) {
        this.calendars = calendars;
        this.availabilities = availabilities;
    }

    record RuleRow(String key, String day, String times, String first, String last) {}

    record AbsenceRow(String id, String days, String reason) {}

    record ExtraRow(String id, String day, String times) {}

    record FreeDay(String day, List<String> times) {}

    /** Names a rule by what it says, so that it can be found again whoever has saved in between. */
    static String key(WeeklyRule rule) {
        Validity validity = rule.validity();
        return rule.day() + "-" + rule.times().from() + "-" + rule.times().until()
                + validity.from().map(date -> "-from-" + date).orElse("")
                + validity.until().map(date -> "-until-" + date).orElse("");
    }

    ModelAndView page(
            Availability availability, Map<String, String> typed, List<FieldProblem> problems, Locale locale) {
        var worded = new WordedTimes(locale);
        return new ModelAndView("scheduling/availability")
                .addObject("problems", problems)
                .addObject("typed", typed)
                .addObject("zone", availability.zone().getId())
                .addObject("limits", Shown.of(availability.limits()))
                .addObject("holidays", holidays(availability, locale))
                .addObject("rules", rules(availability, worded))
                .addObject("absences", absences(availability, worded))
                .addObject("extraTimes", extraTimes(availability, worded))
                .addObject("free", free(availability, worded))
                .addObject("weekdays", weekdays(worded))
                .addObject("zones", zones(availability.zone().getId()));
    }

    /** As it stands in the fields. */
    record Shown(
            int notice,
            long before,
            long after,
            String perDay,
            String perWeek,
            String perMonth,
            int travelDays,
            boolean onHolidays) {
        static Shown of(Limits limits) {
            return new Shown(
                    limits.noticeHours(),
                    limits.buffers().before().toMinutes(),
                    limits.buffers().after().toMinutes(),
                    number(limits.caps().perDay()),
                    number(limits.caps().perWeek()),
                    number(limits.caps().perMonth()),
                    limits.travel().days(),
                    limits.onHolidays());
        }

        private static String number(OptionalInt cap) {
            return cap.isPresent() ? String.valueOf(cap.getAsInt()) : "";
        }
    }

    /** The next days on which weekly times do not hold. */
    private List<String> holidays(Availability availability, Locale locale) {
        if (availability.limits().onHolidays()) {
            return List.of();
        }
        var worded = new WordedTimes(locale);
        LocalDate today = availabilities.today(availability);
        return today.datesUntil(today.plusDays(HOLIDAYS_AHEAD_DAYS))
                .flatMap(
                        date -> Holidays.name(availability.country(), date, locale)
                                .map(name -> worded.day(date) + " \u00b7 " + name)
                                .stream())
                .limit(SHOWN_HOLIDAYS)
                .toList();
    }

    private static List<RuleRow> rules(Availability availability, WordedTimes worded) {
        return availability.rules().stream()
                .map(rule -> new RuleRow(
                        key(rule),
                        worded.weekday(rule.day()),
                        worded.span(rule.times().from(), rule.times().until()),
                        rule.validity().from().map(worded::date).orElse(""),
                        rule.validity().until().map(worded::date).orElse("")))
                .toList();
    }

    private static List<AbsenceRow> absences(Availability availability, WordedTimes worded) {
        return availability.absences().stream()
                .map(absence ->
                        new AbsenceRow(absence.id(), worded.days(absence.from(), absence.until()), reason(absence)))
                .toList();
    }

    /** Promised to be read by the expert alone. */
    private static String reason(Availability.Absence absence) {
        return Guise.worn().isPresent() ? "" : absence.reason();
    }

    private static List<ExtraRow> extraTimes(Availability availability, WordedTimes worded) {
        return availability.extraTimes().stream()
                .map(extra -> new ExtraRow(
                        extra.id(),
                        worded.day(extra.date()),
                        worded.span(extra.times().from(), extra.times().until())))
                .toList();
    }

    /** What teams may choose from, day by day. */
    private List<FreeDay> free(Availability availability, WordedTimes worded) {
        var zone = availability.zone();
        LocalDate today = availabilities.today(availability);
        Stretch window = new DateRange(today, today.plusDays(PREVIEW_DAYS)).in(zone);
        Stretches free = calendars.own(availability, window).within(window);
        return Stream.iterate(today, date -> date.plusDays(1))
                .limit(PREVIEW_DAYS + 1)
                .map(date -> new FreeDay(worded.day(date), times(free, date, zone, worded)))
                .filter(day -> !day.times().isEmpty())
                .toList();
    }

    private static List<String> times(Stretches free, LocalDate date, ZoneId zone, WordedTimes worded) {
        return free.intersect(Stretches.of(new DateRange(date, date).in(zone))).asList().stream()
                .map(part -> worded.span(
                        part.start().atZone(zone).toLocalTime(),
                        part.end().atZone(zone).toLocalTime()))
                .toList();
    }

    private static Map<String, String> weekdays(WordedTimes worded) {
        return Arrays.stream(DayOfWeek.values())
                .collect(Collectors.toMap(DayOfWeek::name, worded::weekday, (one, other) -> one, LinkedHashMap::new));
    }

    private static List<String> zones(String current) {
        Stream<String> known = ZoneId.getAvailableZoneIds().stream()
                .filter(id -> PLACES.stream().anyMatch(id::startsWith));
        return Stream.concat(Stream.of(current), known)
                .distinct()
                .sorted(Comparator.comparingInt(AvailabilityView::nearness).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static int nearness(String zone) {
        return zone.startsWith("Europe/") ? 0 : 1;
    }
}
