package eu.passerelle.web;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.ShownInGuise;
import eu.passerelle.accounts.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
@AllowedTo(Role.ANYONE)
class StartPages {
    /** Those who are signed in start where their work is. */
    @GetMapping("/")
    @ShownInGuise
    String start() {
        return SignedIn.find()
                .map(person -> "redirect:" + Places.startOf(person.viewer().role()))
                .orElse("web/welcome");
    }
}
