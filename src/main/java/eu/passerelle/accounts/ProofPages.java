package eu.passerelle.accounts;

import eu.passerelle.accounts.oidc.Errand.Purpose;
import eu.passerelle.accounts.oidc.Refusal;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.FieldProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    private final Identities identities;
    private final VouchedGuests guests;
    private final SignInThrottle throttle;
    private final Entrance entrance;

    ProofPages(
            Accounts accounts,
            Passwords passwords,
            Factors factors,
            PasskeyChallenges challenges,
            Identities identities,
            VouchedGuests guests,
            SignInThrottle throttle,
            Entrance entrance) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.factors = factors;
        this.challenges = challenges;
        this.identities = identities;
        this.guests = guests;
        this.throttle = throttle;
        this.entrance = entrance;
    }

    @GetMapping
    ModelAndView ask(
            Viewer viewer,
            @RequestParam(defaultValue = "/") String next,
            @RequestParam(name = ProviderReturn.REFUSAL, defaultValue = "") String providerRefusal,
            HttpServletRequest request) {
        return page(viewer, next, request, List.of(), HttpStatus.OK)
                .addObject("providerRefusal", Refusal.find(providerRefusal).orElse(null));
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
            return refused(viewer, next, request, "accounts.signIn.notice.TOO_MANY", HttpStatus.TOO_MANY_REQUESTS);
        }
        return isProven(viewer.account(), password, code, request)
                ? proven(viewer, next, request, response)
                : refused(viewer, next, request, "accounts.proof.wrong", HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** A password or what a provider says is the first step; a code the second, where there is a factor. */
    private boolean isProven(AccountId id, String password, String code, HttpServletRequest request) {
        Account account = accounts.enabledById(id).orElse(null);
        return (isVouchedFor(id, request) || isPassword(password, account))
                && (!factors.of(id).any() || factors.proven(id, code).isPresent());
    }

    private boolean isPassword(String typed, @Nullable Account account) {
        return typed.length() <= Passwords.AT_MOST && passwords.matches(typed, account);
    }

    private boolean isVouchedFor(AccountId id, HttpServletRequest request) {
        return guests.find(request, Purpose.PROOF, id.value()).isPresent();
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
                : refused(viewer, next, request, "accounts.passkey.failed", HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private ModelAndView proven(Viewer viewer, String next, HttpServletRequest request, HttpServletResponse response) {
        throttle.giveBackOnAccount(viewer.account());
        guests.forget(request);
        entrance.proven(
                request,
                response,
                PersonalAuthentication.find()
                        .orElseThrow(() -> new InsufficientAuthenticationException("Nobody has signed in")));
        return new ModelAndView("redirect:" + ReturnPath.afterSigningIn(next).value());
    }

    private ModelAndView refused(
            Viewer viewer, String next, HttpServletRequest request, String code, HttpStatus status) {
        String field = isVouchedFor(viewer.account(), request) ? "code" : "password";
        return page(viewer, next, request, List.of(FieldProblem.of(field, code)), status);
    }

    private ModelAndView page(
            Viewer viewer, String next, HttpServletRequest request, List<FieldProblem> problems, HttpStatus status) {
        return new ModelAndView("accounts/proof", status)
                .addObject("person", SignedIn.find().orElseThrow())
                .addObject("held", factors.of(viewer.account()))
                .addObject("vouchedFor", isVouchedFor(viewer.account(), request))
                .addObject("providers", identities.providersOf(viewer.account()))
                .addObject("next", ReturnPath.afterSigningIn(next).value())
                .addObject("problems", problems);
    }
}
