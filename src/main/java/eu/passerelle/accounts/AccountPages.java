package eu.passerelle.accounts;

import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A person's own account, and the tokens of his or her programs. */
@Controller
@RequestMapping("/account")
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR, Role.AUDITOR, Role.OPERATOR})
class AccountPages {
    private static final List<Integer> LIVES_DAYS = List.of(7, 30, 90, 365);
    private static final int USUAL_DAYS = 90;
    /** Early enough to make another one, and to give it to the program. */
    private static final Duration SOON = Duration.ofDays(14);

    private final AccessTokens tokens;
    private final Accounts accounts;
    private final Guises guises;
    private final Clock clock;

    AccountPages(AccessTokens tokens, Accounts accounts, Guises guises, Clock clock) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.guises = guises;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView account(Viewer viewer, Model model) {
        return page(viewer, InterruptedForm.find(model, "days").map(Entered::of).orElse(Entered.NOTHING), List.of());
    }

    @PostMapping("/tokens")
    @AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
    @NeedsProof(page = "/account")
    Object make(
            Viewer viewer,
            @RequestParam(defaultValue = "") String name,
            @Nullable @RequestParam(required = false) Integer days,
            @RequestParam(defaultValue = "") List<String> scopes,
            RedirectAttributes redirect) {
        try {
            AccessTokens.Made made = tokens.make(viewer.account(), name, days, scopes, Reach.OF_A_PERSON);
            redirect.addFlashAttribute("made", made.token());
            redirect.addFlashAttribute("secret", made.secret().value());
            return "redirect:/account";
        } catch (InvalidInput invalid) {
            var entered = new Entered(name, days == null ? USUAL_DAYS : days, scopes);
            return page(viewer, entered, invalid.problems());
        }
    }

    @PostMapping("/tokens/{id}/revocation")
    @AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
    String revoke(Viewer viewer, @PathVariable String id, RedirectAttributes redirect) {
        tokens.revoke(viewer.account(), id);
        redirect.addFlashAttribute("notice", "REVOKED");
        return "redirect:/account";
    }

    @PostMapping("/password")
    Object changePassword(
            Viewer viewer,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String replacement,
            RedirectAttributes redirect) {
        try {
            accounts.changePassword(viewer.account(), current, replacement);
            redirect.addFlashAttribute("notice", "PASSWORD");
            return "redirect:/account";
        } catch (InvalidInput invalid) {
            return page(viewer, Entered.NOTHING, invalid.problems());
        }
    }

    /** Of the form for a token. */
    private record Entered(String name, int days, List<String> scopes) {
        static final Entered NOTHING = new Entered("", USUAL_DAYS, List.of(Scope.READ.code()));

        static Entered of(InterruptedForm form) {
            int days = LIVES_DAYS.stream()
                    .filter(choice -> String.valueOf(choice).equals(form.text("days")))
                    .findFirst()
                    .orElse(USUAL_DAYS);
            return new Entered(form.text("name"), days, form.all("scopes"));
        }
    }

    private ModelAndView page(Viewer viewer, Entered entered, List<FieldProblem> problems) {
        SignedIn person =
                SignedIn.find().orElseThrow(() -> new InsufficientAuthenticationException("Nobody has signed in"));
        var page = new ModelAndView("accounts/account");
        page.setStatus(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        page.addObject("person", person);
        page.addObject("role", viewer.role().name());
        page.addObject("takesPart", !(viewer instanceof Viewer.Overseer));
        page.addObject("looks", guises.looksAs(viewer.account()));
        page.addObject("tokens", tokens.list(viewer.account()));
        page.addObject("now", clock.instant());
        page.addObject("fresh", PersonalAuthentication.isProven(clock.instant()));
        page.addObject("lives", LIVES_DAYS);
        page.addObject("soon", clock.instant().plus(SOON));
        page.addObject("scopes", Scope.usefulTo(viewer.role()));
        page.addObject("name", entered.name());
        page.addObject("days", entered.days());
        page.addObject("ticked", entered.scopes());
        page.addObject("hasPassword", accounts.hasPassword(viewer.account()));
        page.addObject("passwordAtLeast", Passwords.AT_LEAST);
        page.addObject("problems", problems);
        return page;
    }
}
