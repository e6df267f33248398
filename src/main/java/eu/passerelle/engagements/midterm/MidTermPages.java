package eu.passerelle.engagements.midterm;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.engagements.Engagement;
import eu.passerelle.engagements.Engagements;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import eu.passerelle.scheduling.Side;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The middle of one mentoring, for those who are signed in. */
@Controller
@RequestMapping("/engagements/{id}/mid-term")
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
class MidTermPages {
    private final MidTerms checks;
    private final Engagements engagements;

    MidTermPages(MidTerms checks, Engagements engagements) {
        this.checks = checks;
        this.engagements = engagements;
    }

    @GetMapping
    ModelAndView show(Viewer viewer, @PathVariable String id, Locale locale) {
        return page(viewer, engagements.get(viewer, new EngagementId(id)), locale);
    }

    @PostMapping
    @AllowedTo({Role.CITY, Role.EXPERT})
    ModelAndView answer(Viewer viewer, @PathVariable String id, MidTermForms.Fields typed, Locale locale) {
        Engagement engagement = engagements.get(viewer, new EngagementId(id));
        return MidTermForms.attempt(
                address(engagement.id()),
                () -> page(viewer, engagement, locale).addObject("typed", typed),
                () -> checks.answer(
                        engagement.id(),
                        MidTerms.sideOf(viewer),
                        typed.read(),
                        viewer.account(),
                        Typed.text(typed.commandId())));
    }

    @PostMapping("/agreed")
    @AllowedTo({Role.CITY, Role.EXPERT})
    ModelAndView agree(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String agreed,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(defaultValue = "") String commandId,
            Locale locale) {
        Engagement engagement = engagements.get(viewer, new EngagementId(id));
        return MidTermForms.attempt(
                address(engagement.id()),
                () -> page(viewer, engagement, locale).addObject("mine", Typed.text(agreed)),
                () -> {
                    var problems = new ArrayList<FieldProblem>();
                    String words = MidTermForms.tooLong("agreed", agreed, problems);
                    if (!problems.isEmpty()) {
                        throw new InvalidInput(problems);
                    }
                    long rev = seen.matches("[0-9]{1,18}") ? Long.parseLong(seen) : -1;
                    checks.agree(viewer, engagement.id(), words, rev, commandId);
                });
    }

    private static String address(EngagementId id) {
        return "/engagements/" + id + "/mid-term";
    }

    private ModelAndView page(Viewer viewer, Engagement engagement, Locale locale) {
        Optional<Side> side =
                viewer instanceof CoordinatorViewer ? Optional.empty() : Optional.of(MidTerms.sideOf(viewer));
        return MidTermForms.page(checks.find(engagement.id()), side, address(engagement.id()), locale)
                .addObject("g", engagement)
                .addObject("active", engagement.state() == Engagement.State.ACTIVE)
                .addObject("mine", null);
    }
}
