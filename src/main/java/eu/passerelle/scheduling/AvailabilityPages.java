package eu.passerelle.scheduling;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.ShownInGuise;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.scheduling.AvailabilityReading.LimitsFields;
import eu.passerelle.scheduling.AvailabilityReading.LimitsTyped;
import eu.passerelle.scheduling.AvailabilityReading.Span;
import eu.passerelle.scheduling.recurrence.WeeklyRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where an expert says when he or she has time. Each form changes one thing, so nothing that others show is lost. */
@Controller
@RequestMapping("/availability")
@AllowedTo(Role.EXPERT)
class AvailabilityPages {
    private static final Span TIMES = new Span("from", "until");
    private static final Span VALIDITY = new Span("firstDate", "lastDate");
    private static final Span ABSENCE = new Span("absenceFrom", "absenceUntil");
    private static final LimitsFields LIMITS =
            new LimitsFields("notice", "before", "after", "perDay", "perWeek", "perMonth", "travelDays");
    private static final Span EXTRA = new Span("extraFrom", "extraUntil");

    private final Availabilities availabilities;
    private final AvailabilityView view;

    AvailabilityPages(Availabilities availabilities, AvailabilityView view) {
        this.availabilities = availabilities;
        this.view = view;
    }

    @GetMapping
    @ShownInGuise
    ModelAndView page(ExpertViewer viewer, @RequestParam(defaultValue = "") String change, Locale locale) {
        Availability availability = availabilities.of(viewer.expert());
        Map<String, String> typed = availability.rules().stream()
                .filter(rule -> AvailabilityView.key(rule).equals(change))
                .findFirst()
                .map(AvailabilityPages::changing)
                .orElse(Map.of());
        return view.page(availability, typed, List.of(), locale);
    }

    private static Map<String, String> changing(WeeklyRule rule) {
        return Map.of(
                "day", rule.day().name(),
                "from", rule.times().from().toString(),
                "until", rule.times().until().toString(),
                "firstDate", rule.validity().from().map(LocalDate::toString).orElse(""),
                "lastDate", rule.validity().until().map(LocalDate::toString).orElse(""),
                "replaces", AvailabilityView.key(rule));
    }

    @PostMapping("/rules")
    ModelAndView saveRule(
            ExpertViewer viewer, @RequestParam Map<String, String> typed, RedirectAttributes next, Locale locale) {
        return attempt(viewer, typed, next, locale, (availability, reading) -> {
            var rule = reading.rule("day", typed.get("day"), TIMES, typed.get("from"), typed.get("until"));
            var validity = reading.validity(VALIDITY, typed.get("firstDate"), typed.get("lastDate"));
            WeeklyRule added = reading.sure(rule).during(reading.sure(validity));
            List<WeeklyRule> others = without(availability, typed.get("replaces"));
            if (others.stream().anyMatch(added::joins)) {
                next.addFlashAttribute("notice", "joined");
            }
            others.add(added);
            return availability.withRules(others);
        });
    }

    @PostMapping("/rules/removal")
    ModelAndView removeRule(
            ExpertViewer viewer, @RequestParam Map<String, String> typed, RedirectAttributes next, Locale locale) {
        return attempt(
                viewer,
                typed,
                next,
                locale,
                (availability, reading) -> availability.withRules(without(availability, typed.get("replaces"))));
    }

    private static List<WeeklyRule> without(Availability availability, @Nullable String key) {
        var others = new ArrayList<>(availability.rules());
        others.removeIf(rule -> AvailabilityView.key(rule).equals(key));
        return others;
    }

    @PostMapping("/absences")
    ModelAndView addAbsence(
            ExpertViewer viewer, @RequestParam Map<String, String> typed, RedirectAttributes next, Locale locale) {
        return attempt(viewer, typed, next, locale, (availability, reading) -> {
            var added = reading.sure(reading.absence(
                    ABSENCE, typed.get("absenceFrom"), typed.get("absenceUntil"), "reason", typed.get("reason")));
            return availability.withAbsences(Stream.concat(availability.absences().stream(), Stream.of(added))
                    .toList());
        });
    }

    @PostMapping("/absences/{id}/removal")
    ModelAndView removeAbsence(
            ExpertViewer viewer,
            @PathVariable String id,
            @RequestParam Map<String, String> typed,
            RedirectAttributes next,
            Locale locale) {
        return attempt(
                viewer,
                typed,
                next,
                locale,
                (availability, reading) -> availability.withAbsences(availability.absences().stream()
                        .filter(absence -> !absence.id().equals(id))
                        .toList()));
    }

    @PostMapping("/extra-times")
    ModelAndView addExtraTime(
            ExpertViewer viewer, @RequestParam Map<String, String> typed, RedirectAttributes next, Locale locale) {
        return attempt(viewer, typed, next, locale, (availability, reading) -> {
            var added = reading.sure(reading.extra(
                    "extraDate", typed.get("extraDate"), EXTRA, typed.get("extraFrom"), typed.get("extraUntil")));
            return availability.withExtraTimes(Stream.concat(availability.extraTimes().stream(), Stream.of(added))
                    .toList());
        });
    }

    @PostMapping("/extra-times/{id}/removal")
    ModelAndView removeExtraTime(
            ExpertViewer viewer,
            @PathVariable String id,
            @RequestParam Map<String, String> typed,
            RedirectAttributes next,
            Locale locale) {
        return attempt(
                viewer,
                typed,
                next,
                locale,
                (availability, reading) -> availability.withExtraTimes(availability.extraTimes().stream()
                        .filter(extra -> !extra.id().equals(id))
                        .toList()));
    }

    @PostMapping("/settings")
    ModelAndView saveSettings(
            ExpertViewer viewer, @RequestParam Map<String, String> typed, RedirectAttributes next, Locale locale) {
        return attempt(viewer, typed, next, locale, (availability, reading) -> {
            var zone = reading.zone("zone", typed.get("zone"));
            var limits = reading.limits(
                    LIMITS,
                    new LimitsTyped(
                            typed.get("notice"),
                            typed.get("before"),
                            typed.get("after"),
                            typed.get("perDay"),
                            typed.get("perWeek"),
                            typed.get("perMonth"),
                            typed.get("travelDays"),
                            typed.containsKey("onHolidays")));
            return availability.withSettings(reading.sure(zone), reading.sure(limits));
        });
    }

    private ModelAndView attempt(
            ExpertViewer viewer,
            Map<String, String> typed,
            RedirectAttributes next,
            Locale locale,
            BiFunction<Availability, AvailabilityReading, Availability> change) {
        ExpertId expert = viewer.expert();
        try {
            availabilities.change(
                    expert, current -> change.apply(current, new AvailabilityReading(availabilities.today(current))));
        } catch (InvalidInput e) {
            ModelAndView again = view.page(availabilities.of(expert), typed, e.problems(), locale);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        if (!next.getFlashAttributes().containsKey("notice")) {
            next.addFlashAttribute("notice", "saved");
        }
        return new ModelAndView("redirect:/availability");
    }
}
