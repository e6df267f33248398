package eu.passerelle.oversight;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.AuditorViewer;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Who did what, on whom, when and why. */
@Controller
@AllowedTo(Role.AUDITOR)
class TrailPages {
    static final String PATH = "/trail";
    private static final Trail.Page NOTHING = new Trail.Page(List.of(), OptionalLong.empty());

    private final Trail trail;
    private final Actions actions;

    TrailPages(Trail trail, Actions actions) {
        this.trail = trail;
        this.actions = actions;
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
            return page(typed, NOTHING, false, List.of(), locale);
        }
        try {
            return page(typed, trail.find(viewer, typed, before), true, List.of(), locale);
        } catch (InvalidInput invalid) {
            return page(typed, NOTHING, false, invalid.problems(), locale);
        }
    }

    private ModelAndView page(
            TypedQuestion typed, Trail.Page found, boolean asked, List<FieldProblem> problems, Locale locale) {
        return new ModelAndView(
                        "oversight/trail", problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("typed", typed)
                .addObject("rows", found.rows())
                .addObject(
                        "further",
                        found.next().isEmpty()
                                ? ""
                                : typed.addressAt(PATH) + "&before=" + found.next().getAsLong())
                .addObject("asked", asked)
                .addObject("head", trail.head())
                .addObject("choices", actions.choices(locale))
                .addObject("actions", actions.worded(locale))
                .addObject("kinds", actions.kinds(locale))
                .addObject("problems", problems);
    }
}
