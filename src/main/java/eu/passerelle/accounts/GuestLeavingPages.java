package eu.passerelle.accounts;

import eu.passerelle.kernel.SecretToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where somebody without an account takes back that he or she leaves, from a mail. Looking changes nothing. */
@Controller
@RequestMapping("/leaving/{token}")
@AllowedTo(Role.ANYONE)
class GuestLeavingPages {
    private final GuestLeaving leaving;

    GuestLeavingPages(GuestLeaving leaving) {
        this.leaving = leaving;
    }

    @GetMapping
    ModelAndView show(@PathVariable String token) {
        return new ModelAndView("accounts/guest-stays")
                .addObject("dueOn", leaving.dueOn(new SecretToken(token)))
                .addObject("token", token)
                .addObject("stays", false);
    }

    @PostMapping
    ModelAndView takeBack(@PathVariable String token) {
        leaving.takeBack(new SecretToken(token));
        return new ModelAndView("accounts/guest-stays").addObject("stays", true);
    }
}
