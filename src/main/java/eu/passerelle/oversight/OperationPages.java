package eu.passerelle.oversight;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.OperatorViewer;
import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.privacy.AuditEntry.Change;
import eu.passerelle.privacy.AuditTrail;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whether the service runs, for those who keep it running and see no person, city or word of it. */
@Controller
@RequestMapping("/operation")
@AllowedTo(Role.OPERATOR)
class OperationPages {
    private final ServiceState state;
    private final AuditTrail trail;
    private final Commands commands;

    OperationPages(ServiceState state, AuditTrail trail, Commands commands) {
        this.state = state;
        this.trail = trail;
        this.commands = commands;
    }

    @GetMapping
    ModelAndView show() {
        return new ModelAndView("oversight/operation")
                .addObject("state", state.look())
                .addObject("commandId", Ids.random());
    }

    @PostMapping("/parked/{name}/retry")
    String retry(
            OperatorViewer viewer,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String commandId,
            RedirectAttributes next) {
        if (!state.isParkedWork(name)) {
            throw new NotFound("Parked work", name);
        }
        int retried = commands.once(viewer.account() + ":retry:" + name, commandId, Integer.class, () -> {
            int number = state.retry(name);
            trail.append(
                    viewer.account(), "parked:" + name, "RETRIED", "", List.of(new Change("number", "", "" + number)));
            return number;
        });
        next.addFlashAttribute("retried", retried);
        return "redirect:/operation";
    }
}
