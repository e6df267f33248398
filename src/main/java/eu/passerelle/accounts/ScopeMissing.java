package eu.passerelle.accounts;

import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;

/** A program called with a good token what that token does not open. */
final class ScopeMissing extends AccessDeniedException {
    private final Optional<Scope> scope;

    /** @param scope that would open it; empty where none does */
    ScopeMissing(Optional<Scope> scope) {
        super("The token lacks the scope " + scope.map(Scope::code).orElse("that nobody has"));
        this.scope = scope;
    }

    Optional<Scope> scope() {
        return scope;
    }
}
