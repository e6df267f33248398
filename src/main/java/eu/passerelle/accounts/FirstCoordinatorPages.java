package eu.passerelle.accounts;

import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.SecretToken;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

@Controller
@RequestMapping("/first-coordinator/{token}")
@AllowedTo(Role.ANYONE)
class FirstCoordinatorPages {
    private final FirstCoordinator first;

    FirstCoordinatorPages(FirstCoordinator first) {
        this.first = first;
    }

    @GetMapping
    ModelAndView show(@PathVariable String token) {
        first.requireOpen(new SecretToken(token));
        return page(token, "", "", List.of());
    }

    @PostMapping
    ModelAndView signUp(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password) {
        try {
            first.signUp(new SecretToken(token), name, email, password);
            return new ModelAndView("redirect:/sign-in");
        } catch (InvalidInput invalid) {
            return page(token, name, email, invalid.problems());
        }
    }

    private static ModelAndView page(String token, String name, String email, List<FieldProblem> problems) {
        var page = new ModelAndView("accounts/first-coordinator");
        page.setStatus(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        page.addObject("token", token);
        page.addObject("name", name);
        page.addObject("email", email);
        page.addObject("passwordAtLeast", Passwords.AT_LEAST);
        page.addObject("problems", problems);
        return page;
    }
}
