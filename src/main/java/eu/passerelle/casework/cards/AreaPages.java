package eu.passerelle.casework.cards;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.casework.cards.AreaState.Evidence;
import eu.passerelle.casework.cards.AreaState.Tendency;
import eu.passerelle.casework.cards.Measure.Status;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.Typed;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One area of a card: where it stands this month, and what is done about it. */
@Controller
@RequestMapping("/casework/cards/{id}/areas/{area}")
@AllowedTo(Role.CITY)
class AreaPages {
    private final CaseCards cards;
    private final CaseWording wording;

    AreaPages(CaseCards cards, CaseWording wording) {
        this.cards = cards;
        this.wording = wording;
    }

    @GetMapping
    ModelAndView show(CityViewer viewer, @PathVariable String id, @PathVariable String area, Locale locale) {
        return page(viewer, id, LifeArea.get(area), locale);
    }

    @PostMapping
    ModelAndView say(
            CityViewer viewer,
            @PathVariable String id,
            @PathVariable String area,
            TypedArea typed,
            @RequestParam(defaultValue = "") String commandId,
            Locale locale) {
        LifeArea wanted = LifeArea.get(area);
        ModelAndView page = page(viewer, id, wanted, locale).addObject("typed", typed);
        return attempt(page, typed.problems(), () -> {
            cards.say(viewer, id, typed.state(wanted, thisMonth()), commandId);
            return "redirect:/casework/cards/" + id;
        });
    }

    @PostMapping("/measures")
    ModelAndView plan(
            CityViewer viewer,
            @PathVariable String id,
            @PathVariable String area,
            TypedMeasure typed,
            @RequestParam(defaultValue = "") String commandId,
            Locale locale) {
        LifeArea wanted = LifeArea.get(area);
        ModelAndView page = page(viewer, id, wanted, locale).addObject("measure", typed);
        Map<String, String> agencies = wording.agencies(viewer.team(), locale);
        return attempt(page, typed.problems(agencies.keySet(), thisMonth()), () -> {
            cards.plan(viewer, id, typed.measure(Ids.random(), wanted), commandId);
            return "redirect:/casework/cards/" + id + "/areas/" + wanted + "#measures";
        });
    }

    @PostMapping("/measures/{measure}")
    ModelAndView follow(
            CityViewer viewer,
            @PathVariable String id,
            @PathVariable String area,
            @PathVariable String measure,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String review,
            @RequestParam(defaultValue = "") String commandId,
            Locale locale) {
        LifeArea wanted = LifeArea.get(area);
        Optional<Status> chosen = Choice.of(Status.class, Typed.text(status));
        Optional<YearMonth> month = Choice.month(Typed.text(review), thisMonth());
        var problems = new ArrayList<FieldProblem>();
        if (chosen.isEmpty()) {
            problems.add(FieldProblem.of("status-" + measure, "casework.problem.status"));
        }
        if (month.isEmpty()) {
            problems.add(FieldProblem.of("review-" + measure, "casework.problem.review"));
        }
        return attempt(page(viewer, id, wanted, locale), problems, () -> {
            cards.follow(viewer, id, measure, chosen.orElseThrow(), month.orElseThrow(), commandId);
            return "redirect:/casework/cards/" + id + "/areas/" + wanted + "#measures";
        });
    }

    private interface Work {
        String run();
    }

    private static ModelAndView attempt(ModelAndView page, List<FieldProblem> problems, Work work) {
        if (!problems.isEmpty()) {
            page.addObject("problems", problems).setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        try {
            return new ModelAndView(work.run());
        } catch (Conflict e) {
            page.addObject("conflict", e).setStatus(HttpStatus.CONFLICT);
            return page;
        }
    }

    private ModelAndView page(CityViewer viewer, String id, LifeArea area, Locale locale) {
        CaseCard card = cards.get(viewer, id);
        return fields(new ModelAndView("casework/area"), thisMonth())
                .addObject("card", card)
                .addObject("area", area)
                .addObject(
                        "readers",
                        card.views().stream()
                                .filter(view ->
                                        view.isOpen(cards.now()) && view.areas().contains(area))
                                .toList())
                .addObject("typed", card.now(area).map(TypedArea::of).orElse(TypedArea.EMPTY))
                .addObject("measure", TypedMeasure.EMPTY)
                .addObject("agencies", wording.agencies(viewer.team(), locale))
                .addObject("words", wording.of(locale))
                .addObject("problems", List.of())
                .addObject("commandId", Ids.random());
    }

    /** The choices of the two forms. */
    static ModelAndView fields(ModelAndView page, YearMonth now) {
        return page.addObject("levels", List.of(0, 1, 2, 3, LifeArea.BEST))
                .addObject("tendencies", Tendency.values())
                .addObject("evidences", Evidence.values())
                .addObject("kinds", Measure.Kind.values())
                .addObject("statuses", Status.values())
                .addObject("longest", NoteChecks.LONGEST)
                .addObject("month", now)
                .addObject("months", Choice.months(now));
    }

    private YearMonth thisMonth() {
        return YearMonth.from(cards.today());
    }
}
