package eu.passerelle.accounts;

import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who is about to be erased and how far it is, and the form for those who asked by letter. */
@Controller
@RequestMapping(LeavingsPages.PATH)
@AllowedTo(Role.COORDINATOR)
@NeedsProof(page = LeavingsPages.PATH)
class LeavingsPages {
    static final String PATH = "/erasures";

    private final Leaving leaving;

    LeavingsPages(Leaving leaving) {
        this.leaving = leaving;
    }

    @GetMapping
    ModelAndView show() {
        return page("", "", Ids.random(), List.of());
    }

    @PostMapping
    Object ask(
            Viewer viewer,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String commandId,
            RedirectAttributes redirect) {
        try {
            leaving.askFor(viewer.account(), email, Typed.text(reason), commandId);
            redirect.addFlashAttribute("notice", "ASKED");
            return "redirect:" + PATH;
        } catch (InvalidInput invalid) {
            return page(email, reason, commandId, invalid.problems());
        }
    }

    @PostMapping("/{id}/taking-back")
    String takeBack(Viewer viewer, @PathVariable String id, RedirectAttributes redirect) {
        leaving.takeBackFor(viewer.account(), id);
        redirect.addFlashAttribute("notice", "TAKEN_BACK");
        return "redirect:" + PATH;
    }

    private ModelAndView page(String email, String reason, String commandId, List<FieldProblem> problems) {
        return new ModelAndView(
                        "accounts/leavings", problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject(
                        "leavings",
                        leaving.latest().stream().map(LeavingView::of).toList())
                .addObject("email", email)
                .addObject("reason", reason)
                .addObject("commandId", commandId)
                .addObject("problems", problems);
    }
}
