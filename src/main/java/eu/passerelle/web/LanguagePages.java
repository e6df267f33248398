package eu.passerelle.web;

import eu.passerelle.accounts.Accounts;
import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.ReturnPath;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.SignedIn;
import eu.passerelle.kernel.InterfaceLanguage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@AllowedTo(Role.ANYONE)
class LanguagePages {
    private final LanguageChoice choice;
    private final Accounts accounts;

    LanguagePages(LanguageChoice choice, Accounts accounts) {
        this.choice = choice;
        this.accounts = accounts;
    }

    /** Chooses the language of this browser, and of the account when somebody is signed in. */
    @PostMapping("/language")
    ResponseEntity<Void> choose(
            @RequestParam("language") String code,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        InterfaceLanguage.find(code).ifPresent(language -> {
            choice.setLocale(request, response, language.locale());
            SignedIn.find()
                    .ifPresent(person -> accounts.chooseLanguage(person.viewer().account(), language));
        });
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(ReturnPath.of(back).value()))
                .build();
    }
}
