package eu.passerelle.accounts;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** A program that acts for a person, within the scopes of its token. */
final class BearerAuthentication extends UsernamePasswordAuthenticationToken {
    private final Set<Scope> scopes;

    BearerAuthentication(SignedIn person, Set<Scope> scopes) {
        super(person, null, List.of());
        this.scopes = Set.copyOf(scopes);
    }

    Set<Scope> scopes() {
        return scopes;
    }

    /** Empty for a person in a browser, and for nobody. */
    static Optional<BearerAuthentication> find() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(BearerAuthentication.class::isInstance)
                .map(BearerAuthentication.class::cast);
    }
}
