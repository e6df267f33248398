package eu.passerelle.oversight;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.OperatorViewer;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.privacy.AuditEntry.Change;
import eu.passerelle.privacy.AuditTrail;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whether the service runs, for those who keep it running and see no person, city or word of it. */
@Controller
@RequestMapping("/operation")
@AllowedTo(Role.OPERATOR)
class OperationPages {
    private final ServiceState state;
    private final AuditTrail trail;

    OperationPages(ServiceState state, AuditTrail trail) {
        this.state = state;
        this.trail = trail;
    }

    @GetMapping
    ModelAndView show() {
        return new ModelAndView("oversight/operation").addObject("state", state.look());
    }

    /** Each thing in a transaction of its own; a form that is sent twice finds nothing parked the second time. */
    @PostMapping("/parked/{name}/retry")
    String retry(OperatorViewer viewer, @PathVariable String name, RedirectAttributes next) {
        if (!state.isParkedWork(name)) {
            throw new NotFound("Parked work", name);
        }
        int retried = state.retry(name);
        trail.append(
                viewer.account(), "parked:" + name, "RETRIED", "", List.of(new Change("number", "", "" + retried)));
        next.addFlashAttribute("retried", retried);
        return "redirect:/operation";
    }
}
