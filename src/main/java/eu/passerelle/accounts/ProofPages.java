package eu.passerelle.accounts;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.FieldProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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

/** Asks somebody who signed in a while ago to prove it again, by what the account is opened with. */
@Controller
@RequestMapping(ProofPages.PATH)
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR, Role.AUDITOR, Role.OPERATOR})
class ProofPages {
    static final String PATH = "/account/proof";

    private final Accounts accounts;
    private final Passwords passwords;
    private final Factors factors;
    private final PasskeyChallenges challenges;
    private final SignInThrottle throttle;
    private final Entrance entrance;

    ProofPages(
            Accounts accounts,
            Passwords passwords,
            Factors factors,
            PasskeyChallenges challenges,
            SignInThrottle throttle,
            Entrance entrance) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.factors = factors;
        this.challenges = challenges;
        this.throttle = throttle;
        this.entrance = entrance;
    }

    @GetMapping
    ModelAndView ask(Viewer viewer, @RequestParam(defaultValue = "/") String next) {
        return page(viewer, next, List.of(), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView check(
            Viewer viewer,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "/") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!throttle.takeOnAccount(viewer.account())) {
            return refused(viewer, next, "accounts.signIn.notice.TOO_MANY", HttpStatus.TOO_MANY_REQUESTS);
        }
        return isProven(viewer.account(), password, code)
                ? proven(viewer, next, request, response)
                : refused(viewer, next, "accounts.proof.wrong", HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private boolean isProven(AccountId id, String password, String code) {
        Account account = accounts.enabledById(id).orElse(null);
        return password.length() <= Passwords.AT_MOST
                && passwords.matches(password, account)
                && (!factors.of(id).any() || factors.proven(id, code).isPresent());
    }

    @PostMapping("/passkey")
    ModelAndView checkPasskey(
            Viewer viewer,
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(defaultValue = "/") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Account> owner = challenges.answered(request, credential);
        return owner.filter(account -> account.id().equals(viewer.account().value()))
                        .isPresent()
                ? proven(viewer, next, request, response)
                : refused(viewer, next, "accounts.passkey.failed", HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private ModelAndView proven(Viewer viewer, String next, HttpServletRequest request, HttpServletResponse response) {
        throttle.giveBackOnAccount(viewer.account());
        entrance.proven(
                request,
                response,
                PersonalAuthentication.find()
                        .orElseThrow(() -> new InsufficientAuthenticationException("Nobody has signed in")));
        return new ModelAndView("redirect:" + ReturnPath.afterSigningIn(next).value());
    }

    private ModelAndView refused(Viewer viewer, String next, String code, HttpStatus status) {
        return page(viewer, next, List.of(FieldProblem.of("password", code)), status);
    }

    private ModelAndView page(Viewer viewer, String next, List<FieldProblem> problems, HttpStatus status) {
        return new ModelAndView("accounts/proof", status)
                .addObject("person", SignedIn.find().orElseThrow())
                .addObject("held", factors.of(viewer.account()))
                .addObject("next", ReturnPath.afterSigningIn(next).value())
                .addObject("problems", problems);
    }
}
