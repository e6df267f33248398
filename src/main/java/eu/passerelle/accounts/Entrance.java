package eu.passerelle.accounts;

import eu.passerelle.kernel.AccountId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/** The steps into a session. Each step gets a session id of its own, so that one learned before is worth nothing after. */
@Component
class Entrance {
    private static final String HALF_WAY = "half-way";
    private static final Duration HALF_WAY_HOLDS = Duration.ofMinutes(5);

    private final SignIns signIns;
    private final SignInSettings settings;
    private final CsrfTokenRepository formTokens;
    private final Clock clock;
    private final SecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    Entrance(SignIns signIns, SignInSettings settings, CsrfTokenRepository formTokens, Clock clock) {
        this.signIns = signIns;
        this.settings = settings;
        this.formTokens = formTokens;
        this.clock = clock;
    }

    /**
     * Somebody whose password was right, or whom a provider knows, and who is nobody yet.
     *
     * @param identity at the provider; empty after a password
     * @param passwordHash of the password that was typed, or that there was
     */
    record HalfWay(
            AccountId account, String identity, String passwordHash, Instant provenAt, String next, Instant until) {
        boolean isStill(Account found) {
            return passwordHash.equals(found.passwordHash());
        }

        public boolean byProvider() {
            return !identity.isEmpty();
        }

        SignInMethod with(SignInMethod second) {
            return byProvider() ? second.afterProvider() : second;
        }
    }

    void waitForFactor(HttpServletRequest request, Account account, String next) {
        waitForFactor(request, account, "", clock.instant(), next);
    }

    void waitForFactor(HttpServletRequest request, Account account, String identity, Instant provenAt, String next) {
        HttpSession session = anew(request);
        session.setMaxInactiveInterval(seconds(HALF_WAY_HOLDS));
        session.setAttribute(
                HALF_WAY,
                new HalfWay(
                        new AccountId(account.id()),
                        identity,
                        account.passwordHash(),
                        provenAt,
                        next,
                        clock.instant().plus(HALF_WAY_HOLDS)));
    }

    /** Empty when no first step was taken, or too long ago. */
    Optional<HalfWay> halfWay(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .map(session -> session.getAttribute(HALF_WAY))
                .map(HalfWay.class::cast)
                .filter(found -> clock.instant().isBefore(found.until()));
    }

    void enter(HttpServletRequest request, HttpServletResponse response, Account account, SignInMethod how) {
        enter(request, response, account, how, clock.instant());
    }

    /** @param provenAt as {@link SignIns#begin} */
    void enter(
            HttpServletRequest request,
            HttpServletResponse response,
            Account account,
            SignInMethod how,
            Instant provenAt) {
        PersonalAuthentication person =
                signIns.begin(account, how, Device.of(request).words(), provenAt);
        anew(request);
        keep(request, response, person);
        stay(request.getSession());
        formTokens.saveToken(null, request, response);
    }

    /** Whether somebody is signed in in this browser, and nothing is asked of that person any more. */
    boolean isPassed() {
        return PersonalAuthentication.find()
                .filter(person -> signIns.standing(person) == SignIns.Standing.OPEN)
                .isPresent();
    }

    /** The limit of the service, in place of the container's for those who are nobody. */
    void stay(HttpSession session) {
        session.setMaxInactiveInterval(seconds(settings.signInIdle()));
    }

    void proven(HttpServletRequest request, HttpServletResponse response, PersonalAuthentication person) {
        request.changeSessionId();
        keep(request, response, person.provenAgain(clock.instant()));
    }

    /** Whoever is signed in in this browser is so again, whatever a library has put in that place for this request. */
    void resume(HttpServletRequest request) {
        SecurityContextHolder.setContext(sessions.loadDeferredContext(request).get());
    }

    private void keep(HttpServletRequest request, HttpServletResponse response, PersonalAuthentication person) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(person);
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
    }

    private HttpSession anew(HttpServletRequest request) {
        HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        return request.getSession();
    }

    private static int seconds(Duration duration) {
        return Math.toIntExact(duration.toSeconds());
    }
}
