package eu.passerelle.accounts;

import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import java.time.Clock;
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
    private final Clock clock;

    LeavingsPages(Leaving leaving, Clock clock) {
        this.leaving = leaving;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(Viewer viewer) {
        return page(viewer, "", "", Ids.random(), List.of());
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
            return page(viewer, email, reason, commandId, invalid.problems());
        } catch (ApprovalMissing missing) {
            boolean asked = leaving.askToApprove(viewer.account(), email, Typed.text(reason), commandId);
            return page(viewer, email, reason, Ids.random(), List.of())
                    .addObject(asked ? "askedNow" : "aloneNow", true);
        }
    }

    @PostMapping("/{id}/taking-back")
    String takeBack(Viewer viewer, @PathVariable String id, RedirectAttributes redirect) {
        leaving.takeBackFor(viewer.account(), id);
        redirect.addFlashAttribute("notice", "TAKEN_BACK");
        return "redirect:" + PATH;
    }

    private ModelAndView page(
            Viewer viewer, String email, String reason, String commandId, List<FieldProblem> problems) {
        return new ModelAndView(
                        "accounts/leavings", problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject(
                        "leavings",
                        leaving.latest().stream().map(LeavingView::of).toList())
                .addObject("asked", leaving.asked(viewer.account()))
                .addObject("now", clock.instant())
                .addObject("email", email)
                .addObject("reason", reason)
                .addObject("commandId", commandId)
                .addObject("problems", problems);
    }
}
