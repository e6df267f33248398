package eu.passerelle.oversight;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Approval.Kind;
import eu.passerelle.accounts.Approvals;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.AuditorViewer;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Who did what, on whom, when and why. */
@Controller
@AllowedTo(Role.AUDITOR)
class TrailPages {
    static final String PATH = "/trail";
    static final String SUBJECT = "trail";
    private static final Trail.Page NOTHING = new Trail.Page(List.of(), OptionalLong.empty());

    private final Trail trail;
    private final Actions actions;
    private final Approvals approvals;
    private final Clock clock;

    TrailPages(Trail trail, Actions actions, Approvals approvals, Clock clock) {
        this.trail = trail;
        this.actions = actions;
        this.approvals = approvals;
        this.clock = clock;
    }

    /** Without a question, only the form. */
    @GetMapping(PATH)
    ModelAndView show(
            AuditorViewer viewer,
            @RequestParam Map<String, String> form,
            @RequestParam(defaultValue = "9223372036854775807") long before,
            Locale locale) {
        TypedQuestion typed = TypedQuestion.of(form);
        if (!form.containsKey("ask")) {
            return page(viewer, typed, NOTHING, false, List.of(), locale);
        }
        try {
            return page(viewer, typed, trail.find(viewer, typed, before), true, List.of(), locale);
        } catch (InvalidInput invalid) {
            return page(viewer, typed, NOTHING, false, invalid.problems(), locale);
        }
    }

    /** Asks for a file. */
    @PostMapping("/trail/requests")
    ModelAndView ask(
            AuditorViewer viewer,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String commandId,
            Locale locale) {
        try {
            approvals.ask(viewer.account(), Kind.TRAIL, SUBJECT, Typed.text(reason), commandId);
            return new ModelAndView("redirect:/trail");
        } catch (InvalidInput invalid) {
            return page(viewer, TypedQuestion.of(Map.of()), NOTHING, false, invalid.problems(), locale)
                    .addObject("reason", reason)
                    .addObject("commandId", commandId);
        }
    }

    private ModelAndView page(
            AuditorViewer viewer,
            TypedQuestion typed,
            Trail.Page found,
            boolean asked,
            List<FieldProblem> problems,
            Locale locale) {
        return new ModelAndView(
                        "oversight/trail", problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("typed", typed)
                .addObject("rows", found.rows())
                .addObject(
                        "further",
                        found.next().isEmpty()
                                ? ""
                                : typed.addressAt(PATH) + "&before="
                                        + found.next().getAsLong())
                .addObject("asked", asked)
                .addObject("file", typed.addressAt("/trail/trail.csv"))
                .addObject("needed", approvals.areNeeded())
                .addObject("alone", approvals.hasNobodyElse(viewer.account()))
                .addObject("own", approvals.of(viewer.account(), Kind.TRAIL))
                .addObject("now", clock.instant())
                .addObject("reason", "")
                .addObject("commandId", Ids.random())
                .addObject("head", trail.head())
                .addObject("choices", actions.choices(locale))
                .addObject("actions", actions.worded(locale))
                .addObject("kinds", actions.kinds(locale))
                .addObject("problems", problems);
    }
}
