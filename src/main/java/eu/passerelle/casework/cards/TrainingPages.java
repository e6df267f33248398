package eu.passerelle.casework.cards;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.Typed;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Invented cases, and a card to try that is written nowhere: for everybody who is signed in, whether or not the module is on. */
@Controller
@RequestMapping("/casework")
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
class TrainingPages {
    private final TrainingCases cases;
    private final Assessments assessments;
    private final CaseWording wording;

    TrainingPages(TrainingCases cases, Assessments assessments, CaseWording wording) {
        this.cases = cases;
        this.assessments = assessments;
        this.wording = wording;
    }

    @GetMapping("/examples/{id}")
    ModelAndView example(Viewer viewer, @PathVariable String id, Locale locale) {
        return new ModelAndView("casework/example")
                .addObject("mayTrain", viewer.role() != Role.CITY)
                .addObject("commandId", Ids.random())
                .addObject("example", cases.get(id, locale))
                .addObject("lifeAreas", LifeArea.values())
                .addObject("month", thisMonth())
                .addObject("words", wording.of(locale));
    }

    @GetMapping("/try")
    ModelAndView empty(Locale locale) {
        return form("", TypedArea.EMPTY, List.of(), locale);
    }

    @PostMapping("/try")
    ModelAndView attempt(@RequestParam(defaultValue = "") String lifeArea, TypedArea typed, Locale locale) {
        String chosen = Typed.text(lifeArea);
        List<FieldProblem> problems = typed.problems();
        ModelAndView page = form(chosen, typed, problems, locale);
        if (!problems.isEmpty()) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        LifeArea area = Choice.of(LifeArea.class, chosen).orElse(LifeArea.HOUSING);
        return page.addObject("state", typed.state(area, thisMonth()));
    }

    private ModelAndView form(String area, TypedArea typed, List<FieldProblem> problems, Locale locale) {
        return AreaPages.fields(new ModelAndView("casework/try"), thisMonth())
                .addObject("lifeAreas", LifeArea.values())
                .addObject("lifeArea", area)
                .addObject("typed", typed)
                .addObject("problems", problems)
                .addObject("words", wording.of(locale));
    }

    private YearMonth thisMonth() {
        return YearMonth.from(assessments.today());
    }
}
