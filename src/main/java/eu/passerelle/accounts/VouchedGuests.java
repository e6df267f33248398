package eu.passerelle.accounts;

import eu.passerelle.accounts.oidc.Errand;
import eu.passerelle.accounts.oidc.Errand.Purpose;
import eu.passerelle.accounts.oidc.Vouched;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Whom a provider has vouched for, in the session that was sent there, until a form of this site says what to do with it. So
 * nothing is linked by merely coming back: another site could have sent somebody there.
 */
@Component
class VouchedGuests {
    private static final String GUEST = "vouched-guest";
    private static final Duration WAITS = Duration.ofMinutes(10);

    private final Clock clock;

    VouchedGuests(Clock clock) {
        this.clock = clock;
    }

    private record Guest(Errand errand, Vouched person, Instant until) {}

    void keep(HttpServletRequest request, Errand errand, Vouched person) {
        request.getSession()
                .setAttribute(GUEST, new Guest(errand, person, clock.instant().plus(WAITS)));
    }

    /** Empty when nobody came back for this, or too long ago. */
    Optional<Vouched> find(HttpServletRequest request, Purpose purpose, String about) {
        return Optional.ofNullable(request.getSession(false))
                .map(session -> session.getAttribute(GUEST))
                .map(Guest.class::cast)
                .filter(guest -> guest.errand().purpose() == purpose
                        && guest.errand().about().equals(about)
                        && clock.instant().isBefore(guest.until()))
                .map(Guest::person);
    }

    void forget(HttpServletRequest request) {
        request.getSession().removeAttribute(GUEST);
    }
}
