package eu.passerelle.accounts;

import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.SecretToken;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

@Controller
@AllowedTo(Role.ANYONE)
class RecoveryPages {
    private final Recovery recovery;

    RecoveryPages(Recovery recovery) {
        this.recovery = recovery;
    }

    @GetMapping("/forgotten-password")
    ModelAndView forgotten() {
        return new ModelAndView("accounts/forgotten").addObject("asked", false);
    }

    @PostMapping("/forgotten-password")
    ModelAndView ask(@RequestParam(defaultValue = "") String email, HttpServletRequest request) {
        recovery.ask(email, request.getRemoteAddr());
        return new ModelAndView("accounts/forgotten").addObject("asked", true);
    }

    @GetMapping("/new-password/{token}")
    ModelAndView show(@PathVariable String token) {
        recovery.requireOpen(new SecretToken(token));
        return page(token, List.of());
    }

    @PostMapping("/new-password/{token}")
    ModelAndView choose(@PathVariable String token, @RequestParam(defaultValue = "") String password) {
        try {
            recovery.choose(new SecretToken(token), password);
            return new ModelAndView("redirect:/sign-in");
        } catch (InvalidInput invalid) {
            return page(token, invalid.problems());
        }
    }

    private static ModelAndView page(String token, List<FieldProblem> problems) {
        var page = new ModelAndView("accounts/new-password");
        page.setStatus(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page.addObject("token", token)
                .addObject("passwordAtLeast", Passwords.AT_LEAST)
                .addObject("problems", problems);
    }
}
