package eu.passerelle.accounts;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** For one request: its principal is the person as whom a coordinator looks, and nobody who has signed in. */
final class GuiseAuthentication extends AbstractAuthenticationToken {
    private final transient Guise guise;

    GuiseAuthentication(Guise guise) {
        super(List.of());
        this.guise = guise;
        super.setAuthenticated(true);
    }

    Guise guise() {
        return guise;
    }

    @Override
    public Object getPrincipal() {
        return guise.person();
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GuiseAuthentication that && guise.equals(that.guise);
    }

    @Override
    public int hashCode() {
        return guise.hashCode();
    }
}
