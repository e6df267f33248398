package eu.passerelle.accounts;

import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sets up an authenticator app. Its secret stays in the session until a code has shown that the app has it. */
@Controller
@RequestMapping(SigningInPages.PATH + "/app")
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR, Role.AUDITOR, Role.OPERATOR})
@NeedsProof
class AuthenticatorAppPages {
    /** With the account: nobody confirms what was set up for somebody else. */
    private static final String SECRET_OF = "app-secret-of-";

    private final AuthenticatorApps apps;
    private final Factors factors;
    private final SigningInPages.View view;

    AuthenticatorAppPages(AuthenticatorApps apps, Factors factors, SigningInPages.View view) {
        this.apps = apps;
        this.factors = factors;
        this.view = view;
    }

    @GetMapping
    ModelAndView show(Viewer viewer, HttpServletRequest request) {
        if (!apps.offered()) {
            throw new NotFound("Page", SigningInPages.PATH);
        }
        byte[] secret = kept(viewer, request.getSession()).orElseGet(AuthenticatorApps::newSecret);
        request.getSession().setAttribute(secretOf(viewer), secret);
        return page(secret, List.of());
    }

    @PostMapping
    Object add(
            Viewer viewer,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        Optional<byte[]> secret = kept(viewer, request.getSession());
        if (secret.isEmpty()) {
            return "redirect:" + SigningInPages.PATH + "/app";
        }
        try {
            List<String> codes = added(viewer, secret.get(), code.replaceAll("\\s", ""));
            request.getSession().removeAttribute(secretOf(viewer));
            return view.added(viewer, "", redirect, () -> codes);
        } catch (InvalidInput invalid) {
            return page(secret.get(), invalid.problems());
        }
    }

    private List<String> added(Viewer viewer, byte[] secret, String code) {
        return factors.add(viewer.account(), () -> {
            if (!apps.add(viewer.account(), secret, code)) {
                throw new InvalidInput(FieldProblem.of("code", "accounts.app.code.wrong"));
            }
        });
    }

    private static Optional<byte[]> kept(Viewer viewer, HttpSession session) {
        return Optional.ofNullable(session.getAttribute(secretOf(viewer))).map(byte[].class::cast);
    }

    private static String secretOf(Viewer viewer) {
        return SECRET_OF + viewer.account().value();
    }

    private static ModelAndView page(byte[] secret, List<FieldProblem> problems) {
        String email = SignedIn.find()
                .orElseThrow(() -> new InsufficientAuthenticationException("Nobody has signed in"))
                .email();
        String link = AuthenticatorApps.link(email, secret);
        return new ModelAndView("accounts/app", problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("qr", QrCode.of(link))
                .addObject("link", link)
                .addObject("secret", Totp.base32(secret).replaceAll("(.{4})(?=.)", "$1 "))
                .addObject("problems", problems);
    }
}
