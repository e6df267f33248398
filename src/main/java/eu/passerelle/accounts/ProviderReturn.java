package eu.passerelle.accounts;

import eu.passerelle.accounts.oidc.Errand;
import eu.passerelle.accounts.oidc.Errand.Purpose;
import eu.passerelle.accounts.oidc.Outcome;
import eu.passerelle.accounts.oidc.Refusal;
import eu.passerelle.accounts.oidc.Vouched;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Those who come back from a provider. It opens an account only where it was linked before; in all else it is shown to
 * the page that sent people there.
 */
@Component
class ProviderReturn implements Outcome {
    /** Names a {@link Refusal} to the page that people come back to. */
    static final String REFUSAL = "provider";

    private static final Duration PROOF_TAKES = Duration.ofMinutes(5);
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final Identities identities;
    private final Accounts accounts;
    private final Factors factors;
    private final Entrance entrance;
    private final VouchedGuests guests;
    private final SignInThrottle throttle;
    private final Clock clock;

    ProviderReturn(
            Identities identities,
            Accounts accounts,
            Factors factors,
            Entrance entrance,
            VouchedGuests guests,
            SignInThrottle throttle,
            Clock clock) {
        this.identities = identities;
        this.accounts = accounts;
        this.factors = factors;
        this.entrance = entrance;
        this.guests = guests;
        this.throttle = throttle;
        this.clock = clock;
    }

    @Override
    public void vouched(HttpServletRequest request, HttpServletResponse response, Errand errand, Vouched person)
            throws IOException {
        entrance.resume(request);
        throttle.giveBackTo(request.getRemoteAddr());
        if (errand.purpose() == Purpose.SIGN_IN) {
            signIn(request, response, errand, person);
        } else if (errand.purpose() != Purpose.INVITATION && !isStillHere(errand)) {
            refused(request, response, Optional.empty(), Refusal.AGAIN);
        } else if (errand.purpose() == Purpose.PROOF) {
            prove(request, response, errand, person);
        } else {
            guests.keep(request, errand, person);
            response.sendRedirect(errand.next());
        }
    }

    private static boolean isStillHere(Errand errand) {
        return PersonalAuthentication.find()
                .filter(found -> found.person().viewer().account().value().equals(errand.about()))
                .isPresent();
    }

    private void signIn(HttpServletRequest request, HttpServletResponse response, Errand errand, Vouched person)
            throws IOException {
        Optional<Identities.Owner> owner = identities.owner(person);
        Optional<Account> account = owner.flatMap(found -> accounts.enabledById(found.account()));
        if (account.isEmpty()) {
            refused(request, response, Optional.of(errand), Refusal.UNKNOWN);
            return;
        }
        identities.used(owner.orElseThrow());
        if (!person.multiFactor() && factors.of(owner.get().account()).any()) {
            String identity = owner.get().identity();
            entrance.waitForFactor(request, account.get(), identity, provenAt(person), errand.next());
            response.sendRedirect(CodePages.PATH);
        } else {
            entrance.enter(request, response, account.get(), method(person), provenAt(person));
            response.sendRedirect(errand.next());
        }
    }

    /** Into an account that was just made for the one that the provider vouches for. */
    void enter(HttpServletRequest request, HttpServletResponse response, AccountId id, Vouched person) {
        Account account = accounts.enabledById(id).orElseThrow(() -> new NotFound("Account", id.value()));
        entrance.enter(request, response, account, method(person), provenAt(person));
    }

    private static SignInMethod method(Vouched person) {
        return person.multiFactor() ? SignInMethod.PROVIDER_WITH_FACTORS : SignInMethod.PROVIDER;
    }

    /** A provider that only knows somebody from before proves nothing of who sits there now; nor does a time to come. */
    private Instant provenAt(Vouched person) {
        Instant latest = clock.instant().plus(CLOCKS_DIFFER);
        return person.authenticatedAt().filter(at -> !at.isAfter(latest)).orElse(Instant.EPOCH);
    }

    private void prove(HttpServletRequest request, HttpServletResponse response, Errand errand, Vouched person)
            throws IOException {
        var account = new AccountId(errand.about());
        boolean own = identities
                .owner(person)
                .filter(owner -> owner.account().equals(account))
                .isPresent();
        if (!own) {
            refused(request, response, Optional.of(errand), Refusal.OTHERS);
        } else if (provenAt(person).isBefore(clock.instant().minus(PROOF_TAKES))) {
            refused(request, response, Optional.of(errand), Refusal.STALE);
        } else if (person.multiFactor() || !factors.of(account).any()) {
            entrance.proven(request, response, PersonalAuthentication.find().orElseThrow());
            response.sendRedirect(errand.next());
        } else {
            guests.keep(request, errand, person);
            response.sendRedirect(ProofPages.PATH + "?next=" + encoded(errand.next()));
        }
    }

    @Override
    public void refused(HttpServletRequest request, HttpServletResponse response, Optional<Errand> errand, Refusal why)
            throws IOException {
        entrance.resume(request);
        response.sendRedirect(back(request, errand, why));
    }

    /** The page that sent somebody to a provider in vain, with the reason. */
    String back(HttpServletRequest request, Optional<Errand> errand, Refusal why) {
        String reason = "?" + REFUSAL + "=" + why;
        if (errand.isEmpty()) {
            return (SignedIn.find().isPresent() ? SigningInPages.PATH : "/sign-in") + reason;
        }
        String next = "&next=" + encoded(errand.get().next());
        return switch (errand.get().purpose()) {
            case SIGN_IN ->
                entrance.halfWay(request).isPresent() ? CodePages.PATH + reason : "/sign-in" + reason + next;
            case PROOF -> ProofPages.PATH + reason + next;
            case LINK -> SigningInPages.PATH + reason;
            case INVITATION -> errand.get().next() + reason;
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
