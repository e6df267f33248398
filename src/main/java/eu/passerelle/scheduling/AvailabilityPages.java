package eu.passerelle.scheduling;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.scheduling.AvailabilityReading.Span;
import eu.passerelle.scheduling.recurrence.WeeklyRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    private static final Span ABSENCE = new Span("absenceFrom", "absenceUntil");
    private static final Span EXTRA = new Span("extraFrom", "extraUntil");

    private final Availabilities availabilities;
    private final AvailabilityView view;

    AvailabilityPages(Availabilities availabilities, AvailabilityView view) {
        this.availabilities = availabilities;
        this.view = view;
    }

    /** @param replaces the rule that is being changed; empty for a new one */
    record Typed(
            @Nullable String day,
            @Nullable String from,
            @Nullable String until,
            @Nullable String replaces,
            @Nullable String absenceFrom,
            @Nullable String absenceUntil,
            @Nullable String reason,
            @Nullable String extraDate,
            @Nullable String extraFrom,
            @Nullable String extraUntil,
            @Nullable String zone,
            @Nullable String notice) {
        static Typed changing(WeeklyRule rule) {
            return new Typed(
                    rule.day().name(),
                    rule.times().from().toString(),
                    rule.times().until().toString(),
                    AvailabilityView.key(rule),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
    }

    @GetMapping
    ModelAndView page(ExpertViewer viewer, @RequestParam(defaultValue = "") String change, Locale locale) {
        Availability availability = availabilities.of(viewer.expert());
        Typed typed = availability.weeklyRules().stream()
                .filter(rule -> AvailabilityView.key(rule).equals(change))
                .findFirst()
                .map(Typed::changing)
                .orElseGet(() -> new Typed(null, null, null, null, null, null, null, null, null, null, null, null));
        return view.page(availability, typed, List.of(), locale);
    }

    @PostMapping("/rules")
    ModelAndView saveRule(ExpertViewer viewer, Typed typed, RedirectAttributes next, Locale locale) {
        return attempt(viewer, typed, next, locale, (availability, reading) -> {
            WeeklyRule added = reading.sure(reading.rule("day", typed.day(), TIMES, typed.from(), typed.until()));
            List<WeeklyRule> others = without(availability, typed.replaces());
            if (others.stream().anyMatch(added::joins)) {
                next.addFlashAttribute("notice", "joined");
            }
            others.add(added);
            return availability.withRules(others);
        });
    }

    @PostMapping("/rules/removal")
    ModelAndView removeRule(ExpertViewer viewer, Typed typed, RedirectAttributes next, Locale locale) {
        return attempt(
                viewer,
                typed,
                next,
                locale,
                (availability, reading) -> availability.withRules(without(availability, typed.replaces())));
    }

    private static List<WeeklyRule> without(Availability availability, @Nullable String key) {
        var others = new ArrayList<>(availability.weeklyRules());
        others.removeIf(rule -> AvailabilityView.key(rule).equals(key));
        return others;
    }

    @PostMapping("/absences")
    ModelAndView addAbsence(ExpertViewer viewer, Typed typed, RedirectAttributes next, Locale locale) {
        return attempt(viewer, typed, next, locale, (availability, reading) -> {
            var added = reading.sure(
                    reading.absence(ABSENCE, typed.absenceFrom(), typed.absenceUntil(), "reason", typed.reason()));
            return availability.withAbsences(Stream.concat(availability.absences().stream(), Stream.of(added))
                    .toList());
        });
    }

    @PostMapping("/absences/{id}/removal")
    ModelAndView removeAbsence(
            ExpertViewer viewer, @PathVariable String id, Typed typed, RedirectAttributes next, Locale locale) {
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
    ModelAndView addExtraTime(ExpertViewer viewer, Typed typed, RedirectAttributes next, Locale locale) {
        return attempt(viewer, typed, next, locale, (availability, reading) -> {
            var added = reading.sure(
                    reading.extra("extraDate", typed.extraDate(), EXTRA, typed.extraFrom(), typed.extraUntil()));
            return availability.withExtraTimes(Stream.concat(availability.extraTimes().stream(), Stream.of(added))
                    .toList());
        });
    }

    @PostMapping("/extra-times/{id}/removal")
    ModelAndView removeExtraTime(
            ExpertViewer viewer, @PathVariable String id, Typed typed, RedirectAttributes next, Locale locale) {
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
    ModelAndView saveSettings(ExpertViewer viewer, Typed typed, RedirectAttributes next, Locale locale) {
        return attempt(viewer, typed, next, locale, (availability, reading) -> {
            var zone = reading.zone("zone", typed.zone());
            var notice = reading.noticeHours("notice", typed.notice());
            return availability.withSettings(reading.sure(zone), reading.sure(notice));
        });
    }

    private ModelAndView attempt(
            ExpertViewer viewer,
            Typed typed,
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
