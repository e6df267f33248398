package eu.passerelle.accounts;

import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What others ask for and this coordinator may approve. */
@Controller
@RequestMapping("/approvals")
@AllowedTo(Role.COORDINATOR)
class ApprovalPages {
    private final Approvals approvals;
    private final Accounts accounts;

    ApprovalPages(Approvals approvals, Accounts accounts) {
        this.approvals = approvals;
        this.accounts = accounts;
    }

    @GetMapping
    ModelAndView show(CoordinatorViewer viewer, Model model) {
        return InterruptedForm.find(model, "approval")
                .map(form -> page(viewer, form.text("approval"), form.text("why"), List.of()))
                .orElseGet(() -> page(viewer, "", "", List.of()));
    }

    @PostMapping("/{id}/decision")
    @NeedsProof(page = "/approvals")
    ModelAndView decide(
            CoordinatorViewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "") String commandId) {
        try {
            approvals.decide(viewer, id, decision.equals("approve"), Typed.text(why), commandId);
            return new ModelAndView("redirect:/approvals");
        } catch (InvalidInput invalid) {
            return page(viewer, id, why, invalid.problems());
        } catch (Conflict conflict) {
            ModelAndView page = page(viewer, id, why, List.of()).addObject("conflict", conflict);
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
    }

    /** @param decided the one that {@code why} was typed for; may be empty */
    private ModelAndView page(CoordinatorViewer viewer, String decided, String why, List<FieldProblem> problems) {
        List<Approval> open = approvals.open(viewer);
        Map<AccountId, String> names =
                accounts.names(open.stream().map(Approval::by).toList());
        return new ModelAndView(
                        "accounts/approvals", problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject(
                        "open",
                        open.stream()
                                .map(approval -> new Row(approval, names.getOrDefault(approval.by(), ""), Ids.random()))
                                .toList())
                .addObject("decided", decided)
                .addObject("why", why)
                .addObject("problems", problems);
    }

    record Row(Approval approval, String name, String commandId) {}
}
