package eu.passerelle.engagements.policies;

import eu.passerelle.accounts.Accounts;
import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import eu.passerelle.matching.Factor;
import eu.passerelle.matching.Matching;
import eu.passerelle.matching.Policies;
import eu.passerelle.matching.Policy;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What counts when mentors are ranked: the policy that holds, those before it, and a new one with what it would change. */
@Controller
@RequestMapping("/policies")
@AllowedTo(Role.COORDINATOR)
class PolicyPages {
    private final Policies policies;
    private final PolicyPreview preview;
    private final Accounts accounts;
    private final Matching matching;

    PolicyPages(Policies policies, PolicyPreview preview, Accounts accounts, Matching matching) {
        this.policies = policies;
        this.preview = preview;
        this.accounts = accounts;
        this.matching = matching;
    }

    @GetMapping
    ModelAndView policies() {
        List<Policies.Adopted> history = policies.history();
        return new ModelAndView("engagements/policies")
                .addObject(
                        "current",
                        history.isEmpty() ? Policy.FIRST : history.getFirst().policy())
                .addObject("history", history)
                .addObject("modelProblem", matching.modelProblem().orElse(null))
                .addObject(
                        "names",
                        accounts.names(
                                history.stream().map(Policies.Adopted::by).toList()))
                .addObject("utc", ZoneOffset.UTC);
    }

    @GetMapping("/new")
    ModelAndView draft(CoordinatorViewer viewer, @RequestParam Map<String, String> typed, Locale locale) {
        Policy current = policies.current();
        TypedPolicy draft =
                typed.containsKey(Factor.Name.COVERAGE.name()) ? TypedPolicy.read(typed) : TypedPolicy.of(current);
        try {
            return form(draft, "", List.of())
                    .addObject("draft", draft.checked())
                    .addObject(
                            "compared",
                            preview.compare(current, draft.checked(), viewer, InterfaceLanguage.of(locale)));
        } catch (InvalidInput e) {
            return form(draft, "", e.problems());
        }
    }

    @PostMapping
    ModelAndView adopt(CoordinatorViewer viewer, @RequestParam Map<String, String> typed) {
        TypedPolicy draft = TypedPolicy.read(typed);
        String reason = Typed.text(typed.get("reason"));
        try {
            policies.adopt(draft.checked(), TypedPolicy.checkedReason(reason), viewer.account());
            return new ModelAndView("redirect:/policies");
        } catch (InvalidInput e) {
            ModelAndView again = form(draft, reason, e.problems());
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
    }

    private static ModelAndView form(TypedPolicy typed, String reason, List<FieldProblem> problems) {
        return new ModelAndView("engagements/policy")
                .addObject("typed", typed)
                .addObject("reason", reason)
                .addObject("factors", Factor.Name.values())
                .addObject("problems", problems)
                .addObject("compared", List.of());
    }
}
