package eu.passerelle.accounts;

import eu.passerelle.kernel.InterfaceLanguage;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * The person behind the running request.
 *
 * @param language chosen on the account; empty when never chosen
 */
public record SignedIn(Viewer viewer, String name, String email, Optional<InterfaceLanguage> language) {

    /** Empty for somebody who has not signed in. */
    public static Optional<SignedIn> find() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(Authentication::getPrincipal)
                .filter(SignedIn.class::isInstance)
                .map(SignedIn.class::cast);
    }
}
