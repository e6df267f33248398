package eu.passerelle.accounts;

import eu.passerelle.accounts.Entrance.HalfWay;
import eu.passerelle.accounts.oidc.Refusal;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.FieldProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The step after a right password: a code of an app or of paper, or a passkey. Until then nobody has signed in. */
@Controller
@RequestMapping(CodePages.PATH)
@AllowedTo(Role.ANYONE)
class CodePages {
    static final String PATH = "/sign-in/code";

    private final Entrance entrance;
    private final Factors factors;
    private final Accounts accounts;
    private final Identities identities;
    private final SignInThrottle throttle;
    private final SignInFailures failures;

    CodePages(
            Entrance entrance,
            Factors factors,
            Accounts accounts,
            Identities identities,
            SignInThrottle throttle,
            SignInFailures failures) {
        this.failures = failures;
        this.entrance = entrance;
        this.factors = factors;
        this.identities = identities;
        this.accounts = accounts;
        this.throttle = throttle;
    }

    @GetMapping
    ModelAndView ask(
            @RequestParam(name = ProviderReturn.REFUSAL, defaultValue = "") String providerRefusal,
            HttpServletRequest request) {
        return entrance.halfWay(request)
                .map(halfWay -> page(halfWay, List.of(), HttpStatus.OK)
                        .addObject(
                                "providerRefusal", Refusal.find(providerRefusal).orElse(null)))
                .orElseGet(CodePages::fromTheStart);
    }

    @PostMapping
    ModelAndView check(
            @RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response) {
        Optional<HalfWay> halfWay = entrance.halfWay(request);
        Optional<Account> account = halfWay.flatMap(
                found -> accounts.enabledById(found.account()).filter(present -> isStill(found, present)));
        return account.isPresent()
                ? check(halfWay.orElseThrow(), account.get(), code, request, response)
                : fromTheStart();
    }

    private boolean isStill(HalfWay halfWay, Account account) {
        return halfWay.isStill(account)
                && (!halfWay.byProvider()
                        || identities.list(halfWay.account()).stream()
                                .anyMatch(identity -> identity.id().equals(halfWay.identity())));
    }

    private ModelAndView check(
            HalfWay halfWay, Account account, String code, HttpServletRequest request, HttpServletResponse response) {
        String address = request.getRemoteAddr();
        if (!throttle.takeForCode(halfWay.account(), Factors.isOfAnApp(code), address)) {
            return page(
                    halfWay,
                    List.of(FieldProblem.of("code", "accounts.signIn.notice.TOO_MANY")),
                    HttpStatus.TOO_MANY_REQUESTS);
        }
        Optional<SignInMethod> how = factors.proven(halfWay.account(), code);
        if (how.isEmpty()) {
            failures.count();
            warnOfWrongCodes(halfWay.account());
            return page(
                    halfWay, List.of(FieldProblem.of("code", "accounts.code.wrong")), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        throttle.giveBackForCode(halfWay.account(), address);
        entrance.enter(request, response, account, halfWay.with(how.get()), halfWay.provenAt());
        return new ModelAndView("redirect:" + halfWay.next());
    }

    private void warnOfWrongCodes(AccountId account) {
        if (throttle.isFifthWrongCodeOfADay(account)) {
            factors.warnOfWrongCodes(account);
        }
    }

    private ModelAndView page(HalfWay halfWay, List<FieldProblem> problems, HttpStatus status) {
        return new ModelAndView("accounts/code", status)
                .addObject("held", factors.of(halfWay.account()))
                .addObject("byProvider", halfWay.byProvider())
                .addObject("providers", identities.providersOf(halfWay.account()))
                .addObject("next", halfWay.next())
                .addObject("problems", problems);
    }

    private static ModelAndView fromTheStart() {
        return new ModelAndView("redirect:/sign-in?again");
    }
}
