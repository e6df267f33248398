package eu.passerelle.casework.cards;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Ids;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where the module begins: a team’s cards, a new one, and for everybody the invented cases. */
@Controller
@RequestMapping("/casework")
class CaseworkPages {
    private final CaseCards cards;
    private final Assessments assessments;
    private final TrainingCases training;
    private final Exercises exercises;
    private final CaseWording wording;

    CaseworkPages(
            CaseCards cards,
            Assessments assessments,
            TrainingCases training,
            Exercises exercises,
            CaseWording wording) {
        this.cards = cards;
        this.assessments = assessments;
        this.training = training;
        this.exercises = exercises;
        this.wording = wording;
    }

    @GetMapping
    @AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
    ModelAndView start(Viewer viewer, Locale locale) {
        boolean held = assessments.areHeld();
        return new ModelAndView("casework/start")
                .addObject("role", viewer.role().name())
                .addObject("held", held)
                .addObject("cards", viewer instanceof CityViewer city && held ? cards.of(city) : List.of())
                .addObject("soon", assessments.today().plus(Assessments.GRACE))
                .addObject("examples", training.all(locale))
                .addObject("exercises", exercises.openedBy(viewer))
                .addObject("certificates", exercises.heldBy(viewer))
                .addObject("today", exercises.today())
                .addObject("words", wording.of(locale));
    }

    @GetMapping("/new")
    @AllowedTo(Role.CITY)
    ModelAndView empty(CityViewer viewer) {
        assessments.requireHeld();
        return form(TypedFacts.EMPTY, List.of(), Ids.random());
    }

    /** A combination that is rare is made only when it is asked for a second time, with the warning read. */
    @PostMapping("/new")
    @AllowedTo(Role.CITY)
    ModelAndView open(
            CityViewer viewer,
            TypedFacts typed,
            @RequestParam(defaultValue = "") String accept,
            @RequestParam(defaultValue = "") String commandId) {
        assessments.requireHeld();
        List<FieldProblem> problems = typed.problems();
        if (!problems.isEmpty()) {
            ModelAndView page = form(typed, problems, Ids.random());
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        if (!accept.equals(typed.toString()) && cards.isRare(viewer, typed.facts(), false)) {
            return form(typed, List.of(), Ids.random()).addObject("rare", true);
        }
        try {
            return new ModelAndView("redirect:/casework/cards/" + cards.open(viewer, typed.facts(), commandId));
        } catch (Conflict e) {
            ModelAndView page = form(typed, List.of(), Ids.random()).addObject("conflict", e);
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
    }

    private static ModelAndView form(TypedFacts typed, List<FieldProblem> problems, String commandId) {
        return new ModelAndView("casework/new")
                .addObject("typed", typed)
                .addObject("rare", false)
                .addObject("ages", AgeBand.values())
                .addObject("phenomena", Phenomenon.values())
                .addObject("problems", problems)
                .addObject("commandId", commandId);
    }
}
