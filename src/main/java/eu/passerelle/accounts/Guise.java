package eu.passerelle.accounts;

import eu.passerelle.kernel.AccountId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * A coordinator looks at the product as somebody else sees it, to help, and changes nothing.
 *
 * @param by the coordinator
 * @param person as whom
 */
public record Guise(AccountId by, SignedIn person, Instant until) {

    /** Whether the running request is such a look. */
    public static Optional<Guise> worn() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof GuiseAuthentication look
                ? Optional.of(look.guise())
                : Optional.empty();
    }

    public ZonedDateTime end() {
        return until.atZone(ZoneOffset.UTC);
    }

    AccountId account() {
        return person.viewer().account();
    }
}
