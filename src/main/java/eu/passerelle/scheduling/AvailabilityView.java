package eu.passerelle.scheduling;

import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.scheduling.AvailabilityPages.Typed;
import eu.passerelle.scheduling.recurrence.DateRange;
import eu.passerelle.scheduling.recurrence.Stretch;
import eu.passerelle.scheduling.recurrence.Stretches;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What the page of an availability shows. */
@Component
class AvailabilityView {
    private static final int PREVIEW_DAYS = 14;
    /** Names of places; the rest of the data set are old names and offsets. Europe stands first in the list. */
    private static final List<String> PLACES =
            List.of("Europe/", "Atlantic/", "Africa/", "America/", "Asia/", "Australia/", "Pacific/", "Indian/");

    private final Calendars calendars;
    private final Availabilities availabilities;

    AvailabilityView(Calendars calendars, Availabilities availabilities) {
        this.calendars = calendars;
        this.availabilities = availabilities;
    }

    record RuleRow(String key, String day, String times) {}

    record AbsenceRow(String id, String days, String reason) {}

    record ExtraRow(String id, String day, String times) {}

    record FreeDay(String day, List<String> times) {}

    /** Names a rule by what it says, so that it can be found again whoever has saved in between. */
    static String key(WeeklyRule rule) {
        return rule.day() + "-" + rule.times().from() + "-" + rule.times().until();
    }

    ModelAndView page(Availability availability, Typed typed, List<FieldProblem> problems, Locale locale) {
        var worded = new WordedTimes(locale);
        return new ModelAndView("scheduling/availability")
                .addObject("problems", problems)
                .addObject("typed", typed)
                .addObject("zone", availability.zone())
                .addObject("noticeHours", availability.minimumNoticeHours())
                .addObject("rules", rules(availability, worded))
                .addObject("absences", absences(availability, worded))
                .addObject("extraTimes", extraTimes(availability, worded))
                .addObject("free", free(availability, worded))
                .addObject("weekdays", weekdays(worded))
                .addObject("zones", zones(availability.zone()));
    }

    private static List<RuleRow> rules(Availability availability, WordedTimes worded) {
        return availability.weeklyRules().stream()
                .map(rule -> new RuleRow(
                        key(rule),
                        worded.weekday(rule.day()),
                        worded.span(rule.times().from(), rule.times().until())))
                .toList();
    }

    private static List<AbsenceRow> absences(Availability availability, WordedTimes worded) {
        return availability.absences().stream()
                .map(absence ->
                        new AbsenceRow(absence.id(), worded.days(absence.from(), absence.until()), absence.reason()))
                .toList();
    }

    private static List<ExtraRow> extraTimes(Availability availability, WordedTimes worded) {
        return availability.extraTimes().stream()
                .map(extra ->
                        new ExtraRow(extra.id(), worded.day(extra.date()), worded.span(extra.from(), extra.until())))
                .toList();
    }

    /** What teams may choose from, day by day. */
    private List<FreeDay> free(Availability availability, WordedTimes worded) {
        var zone = ZoneId.of(availability.zone());
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
