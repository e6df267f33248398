package eu.passerelle.accounts;

import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/lost-factors")
@AllowedTo(Role.COORDINATOR)
@NeedsProof(page = "/lost-factors")
class LostFactorPages {
    private final LostFactors lost;

    LostFactorPages(LostFactors lost) {
        this.lost = lost;
    }

    @GetMapping
    ModelAndView show(Model model) {
        return InterruptedForm.find(model, "reason")
                .map(typed -> page(typed.text("email"), typed.text("reason"), Ids.random(), List.of()))
                .orElseGet(() -> page("", "", Ids.random(), List.of()));
    }

    @PostMapping
    Object reset(
            Viewer viewer,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String commandId,
            RedirectAttributes redirect) {
        try {
            lost.reset(viewer.account(), email, Typed.text(reason), commandId);
            redirect.addFlashAttribute("done", Typed.text(email));
            return "redirect:/lost-factors";
        } catch (InvalidInput invalid) {
            return page(email, reason, commandId, invalid.problems());
        }
    }

    private static ModelAndView page(String email, String reason, String commandId, List<FieldProblem> problems) {
        return new ModelAndView(
                        "accounts/lost-factors", problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("email", email)
                .addObject("reason", reason)
                .addObject("commandId", commandId)
                .addObject("problems", problems);
    }
}
