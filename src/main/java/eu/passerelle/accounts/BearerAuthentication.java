package eu.passerelle.accounts;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** A program that acts for a person, within the scopes of its token. */
final class BearerAuthentication extends UsernamePasswordAuthenticationToken {
    private final transient Reach reach;

    BearerAuthentication(SignedIn person, Reach reach) {
        super(person, null, List.of());
        this.reach = reach;
    }

    Set<Scope> scopes() {
        return reach.scopes();
    }

    Reach reach() {
        return reach;
    }

    /** Empty for a person in a browser, and for nobody. */
    static Optional<BearerAuthentication> find() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(BearerAuthentication.class::isInstance)
                .map(BearerAuthentication.class::cast);
    }
}
