package eu.passerelle.casework.cards;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Ids;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** All cards of a team at once: the one thing that a team can do with them while they are hidden, too. */
@Controller
@RequestMapping("/casework/erasure")
@AllowedTo(Role.CITY)
class ErasurePages {
    private final CaseErasure erasure;

    ErasurePages(CaseErasure erasure) {
        this.erasure = erasure;
    }

    @GetMapping
    ModelAndView ask(CityViewer viewer) {
        return page(viewer, List.of());
    }

    @PostMapping
    ModelAndView erase(
            CityViewer viewer,
            @RequestParam(defaultValue = "") String sure,
            @RequestParam(defaultValue = "") String commandId) {
        if (sure.isEmpty()) {
            ModelAndView page = page(viewer, List.of(FieldProblem.of("sure", "casework.problem.sure")));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        erasure.eraseAll(viewer, commandId);
        return new ModelAndView("redirect:/casework/erasure");
    }

    private ModelAndView page(CityViewer viewer, List<FieldProblem> problems) {
        return new ModelAndView("casework/erasure")
                .addObject("number", erasure.number(viewer))
                .addObject("problems", problems)
                .addObject("commandId", Ids.random());
    }
}
