package eu.passerelle.scheduling;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.ShownInGuise;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import eu.passerelle.scheduling.recurrence.DateRange;
import eu.passerelle.scheduling.recurrence.OwnDay;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One week of an expert: a table to paint on, or a list of times where there is no room for a table. */
@Controller
@RequestMapping("/availability/week")
@AllowedTo(Role.EXPERT)
class WeekPages {
    private static final int FARTHEST_WEEKS = 104;

    private final Availabilities availabilities;

    WeekPages(Availabilities availabilities) {
        this.availabilities = availabilities;
    }

    record Cell(String value, String label, boolean free) {}

    record Row(String time, boolean fullHour, List<Cell> cells) {}

    /** @param holiday what a public holiday is called; otherwise empty */
    record Day(String field, String name, String shortName, String holiday, boolean away, String times) {}

    @GetMapping
    @ShownInGuise
    ModelAndView week(
            ExpertViewer viewer,
            @RequestParam(defaultValue = "") String start,
            @RequestParam(defaultValue = "false") boolean copy,
            Locale locale) {
        Availability availability = availabilities.of(viewer.expert());
        LocalDate monday = monday(availability, start);
        PaintedWeek week = copy
                ? PaintedWeek.of(monday.minusWeeks(1), availability.times()).plusWeeks(1)
                : PaintedWeek.of(monday, availability.times());
        return page(availability, week, Map.of(), List.of(), locale).addObject("copied", copy);
    }

    @PostMapping
    ModelAndView save(
            ExpertViewer viewer,
            @RequestParam(defaultValue = "") String start,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String scope,
            @RequestParam(defaultValue = "") String minutes,
            @RequestParam(name = "cell", defaultValue = "") List<String> cells,
            @RequestParam Map<String, String> typed,
            RedirectAttributes next,
            Locale locale) {
        Availability before = availabilities.of(viewer.expert());
        LocalDate monday = monday(before, start);
        try {
            PaintedWeek week =
                    form.equals("list") ? TypedWeek.listed(monday, typed) : TypedWeek.painted(monday, cells, minutes);
            availabilities.change(viewer.expert(), current -> changed(current, week, scope));
        } catch (InvalidInput e) {
            ModelAndView again = page(before, PaintedWeek.of(monday, before.times()), typed, e.problems(), locale);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        next.addFlashAttribute("notice", "saved");
        return new ModelAndView("redirect:/availability/week?start=" + monday);
    }

    private Availability changed(Availability current, PaintedWeek week, String scope) {
        if (scope.equals("onwards")) {
            return current.withOwnDays(week.range(), List.of())
                    .withRules(week.inPlaceOf(current.rules(), availabilities.today(current)));
        }
        return current.withOwnDays(week.range(), week.days());
    }

    /** Back to what holds every week. */
    @PostMapping("/removal")
    String forget(ExpertViewer viewer, @RequestParam(defaultValue = "") String start, RedirectAttributes next) {
        LocalDate monday = monday(availabilities.of(viewer.expert()), start);
        availabilities.change(
                viewer.expert(), current -> current.withOwnDays(new DateRange(monday, monday.plusDays(6)), List.of()));
        next.addFlashAttribute("notice", "saved");
        return "redirect:/availability/week?start=" + monday;
    }

    private ModelAndView page(
            Availability availability,
            PaintedWeek week,
            Map<String, String> typed,
            List<FieldProblem> problems,
            Locale locale) {
        var worded = new WordedTimes(locale);
        LocalDate thisWeek = PaintedWeek.mondayOf(availabilities.today(availability));
        List<Day> days = week.days().stream()
                .map(day -> day(availability, day, typed, worded, locale))
                .toList();
        return new ModelAndView("scheduling/week")
                .addObject("problems", problems)
                .addObject("zone", availability.zone().getId())
                .addObject("start", week.monday())
                .addObject("heading", worded.days(week.monday(), week.range().until()))
                .addObject(
                        "earlier",
                        week.monday().isAfter(thisWeek) ? week.monday().minusWeeks(1) : null)
                .addObject(
                        "later",
                        week.monday().plusWeeks(1).isAfter(thisWeek.plusWeeks(FARTHEST_WEEKS))
                                ? null
                                : week.monday().plusWeeks(1))
                .addObject(
                        "own",
                        availability.ownDays().stream()
                                .anyMatch(day -> week.range().contains(day.date())))
                .addObject("minutes", week.cellMinutes())
                .addObject("days", days)
                .addObject(
                        "rows",
                        week.rows().stream()
                                .map(time -> row(week, time, worded))
                                .toList());
    }

    private static Day day(
            Availability availability, OwnDay day, Map<String, String> typed, WordedTimes worded, Locale locale) {
        String field = TypedWeek.field(day.date());
        String times = day.times().stream()
                .map(span -> worded.span(span.from(), span.until()))
                .collect(Collectors.joining(", "));
        return new Day(
                field,
                worded.day(day.date()),
                worded.shortDay(day.date()),
                availability.limits().onHolidays()
                        ? ""
                        : Holidays.name(availability.country(), day.date(), locale)
                                .orElse(""),
                availability.absences().stream()
                        .anyMatch(absence -> absence.days().contains(day.date())),
                typed.getOrDefault(field, times));
    }

    private static Row row(PaintedWeek week, LocalTime time, WordedTimes worded) {
        List<Cell> cells = week.days().stream()
                .map(day -> new Cell(
                        day.date().atTime(time).toString(),
                        worded.day(day.date()) + ", " + time,
                        week.isFree(day.date(), time)))
                .toList();
        return new Row(time.toString(), time.getMinute() == 0, cells);
    }

    /** The Monday of the week of a day, from this week to two years ahead. */
    private LocalDate monday(Availability availability, String typed) {
        LocalDate thisWeek = PaintedWeek.mondayOf(availabilities.today(availability));
        return date(typed)
                .map(PaintedWeek::mondayOf)
                .filter(monday -> !monday.isBefore(thisWeek) && !monday.isAfter(thisWeek.plusWeeks(FARTHEST_WEEKS)))
                .orElse(thisWeek);
    }

    private static Optional<LocalDate> date(String typed) {
        try {
            return Optional.of(LocalDate.parse(Typed.text(typed))).filter(date -> Math.abs(date.getYear()) < 10_000);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
