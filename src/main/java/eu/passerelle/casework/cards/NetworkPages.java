package eu.passerelle.casework.cards;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
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

/** What coordinators of the network have to do with cards: whether there may be any. They see none, and no small number. */
@Controller
@RequestMapping("/casework/network")
@AllowedTo(Role.COORDINATOR)
class NetworkPages {
    private final Assessments assessments;
    private final CaseStore store;
    private final CaseErasure erasure;
    private final CaseWording wording;

    NetworkPages(Assessments assessments, CaseStore store, CaseErasure erasure, CaseWording wording) {
        this.assessments = assessments;
        this.store = store;
        this.erasure = erasure;
        this.wording = wording;
    }

    @GetMapping
    ModelAndView show(CoordinatorViewer viewer, Locale locale) {
        return page(Assessment.Fields.EMPTY, List.of(), locale);
    }

    @PostMapping
    ModelAndView record(
            CoordinatorViewer viewer,
            Assessment.Fields typed,
            @RequestParam(defaultValue = "") String commandId,
            Locale locale) {
        List<FieldProblem> problems = typed.problems(assessments.today());
        if (!problems.isEmpty()) {
            ModelAndView page = page(typed, problems, locale);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        assessments.record(viewer, typed, commandId);
        return new ModelAndView("redirect:/casework/network");
    }

    @PostMapping("/withdrawal")
    String withdraw(CoordinatorViewer viewer, @RequestParam(defaultValue = "") String commandId) {
        assessments.withdraw(viewer, commandId);
        return "redirect:/casework/network";
    }

    private ModelAndView page(Assessment.Fields typed, List<FieldProblem> problems, Locale locale) {
        return new ModelAndView("casework/network")
                .addObject("last", assessments.latest().orElse(null))
                .addObject("held", assessments.areHeld())
                .addObject("cards", crowd(store.all(assessments.today())))
                .addObject("erased", crowd(erasure.proofs()))
                .addObject("grace", Assessments.GRACE.getDays())
                .addObject("today", assessments.today())
                .addObject("typed", typed)
                .addObject("problems", problems)
                .addObject("words", wording.of(locale))
                .addObject("commandId", Ids.random());
    }

    /** Down to the next five, so that nobody can tell one more from one less. */
    private static long crowd(long number) {
        return number - number % CaseCards.CROWD;
    }
}
