package eu.passerelle.accounts;

import eu.passerelle.accounts.oidc.Providers;
import eu.passerelle.accounts.oidc.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.WebAttributes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

@Controller
@AllowedTo(Role.ANYONE)
class SignInPages {
    /** Why a passkey has opened nothing, from the page that was asked before. */
    static final String REFUSAL = "refusal";

    private final DemoSignIns demoSignIns;
    private final SignInFailures failures;
    private final Providers providers;

    SignInPages(DemoSignIns demoSignIns, SignInFailures failures, Providers providers) {
        this.demoSignIns = demoSignIns;
        this.failures = failures;
        this.providers = providers;
    }

    /** @param again the form that was sent belonged to a visit that is over; @param out the person has just signed out */
    @GetMapping("/sign-in")
    ModelAndView signIn(
            @RequestParam(defaultValue = "/") String next,
            @Nullable @RequestParam(required = false) String again,
            @Nullable @RequestParam(required = false) String out,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(name = ProviderReturn.REFUSAL, defaultValue = "") String providerRefusal,
            Model model) {
        String notice = model.getAttribute(REFUSAL) instanceof String refusal
                ? refusal
                : again != null ? "AGAIN" : out != null ? "OUT" : "NONE";
        return page(notice, email, next, HttpStatus.OK)
                .addObject("providerRefusal", Refusal.find(providerRefusal).orElse(null));
    }

    /** Spring Security forwards an attempt that has failed to here. */
    @PostMapping("/sign-in/refused")
    ModelAndView refused(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "/") String next,
            HttpServletRequest request) {
        failures.count();
        boolean tooMany = request.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION) instanceof TooManyAttempts;
        return tooMany
                ? page("TOO_MANY", email, next, HttpStatus.TOO_MANY_REQUESTS)
                : page("REFUSED", email, next, HttpStatus.UNAUTHORIZED);
    }

    private ModelAndView page(String notice, String email, String next, HttpStatus status) {
        var page = new ModelAndView("accounts/sign-in", status);
        page.addObject("notice", notice);
        page.addObject("email", email);
        page.addObject("next", ReturnPath.afterSigningIn(next).value());
        page.addObject("providers", providers.offered());
        page.addObject("demoSignIns", demoSignIns.shown());
        page.addObject("demoPassword", DemoSignIn.PASSWORD);
        return page;
    }
}
