package eu.passerelle.accounts.oidc;

import eu.passerelle.accounts.oidc.OidcSettings.Provider;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.web.client.ResourceAccessException;

/** Reads what a provider says. */
final class Claims {
    private static final Logger log = LoggerFactory.getLogger(Claims.class);
    private static final int LABEL_AT_MOST = 200;

    private Claims() {}

    static Vouched vouched(String id, Provider provider, OidcIdToken token) {
        return new Vouched(
                id,
                provider.issuer(),
                Objects.requireNonNull(token.getSubject()),
                label(token),
                isMultiFactor(provider, token),
                Optional.ofNullable(token.getAuthenticatedAt()));
    }

    private static boolean isMultiFactor(Provider provider, OidcIdToken token) {
        return provider.multiFactorAcr()
                        .contains(Optional.ofNullable(token.getAuthenticationContextClass())
                                .orElse(""))
                || Optional.ofNullable(token.getAuthenticationMethods()).orElse(List.of()).stream()
                        .anyMatch(provider.multiFactorAmr()::contains);
    }

    private static String label(OidcIdToken token) {
        String found = Stream.of("email", "preferred_username", "name", "sub")
                .flatMap(claim -> Optional.ofNullable(token.getClaimAsString(claim)).stream())
                .map(claim -> claim.replaceAll("\\p{Cntrl}", "").strip())
                .filter(claim -> !claim.isEmpty())
                .findFirst()
                .orElse("");
        return found.substring(0, Math.min(found.length(), LABEL_AT_MOST));
    }

    /**
     * Codes of the standards and of Spring Security; what the provider words itself is shown to nobody. The address that
     * people come back to can be made up by anybody, so nothing else of it is logged.
     */
    static Refusal reason(String code, Exception failure) {
        Refusal reason = switch (code) {
            case "access_denied",
                    "login_required",
                    "interaction_required",
                    "consent_required",
                    "account_selection_required" -> Refusal.CANCELLED;
            case "temporarily_unavailable", "server_error" -> Refusal.UNREACHABLE;
            case "authorization_request_not_found", "invalid_state_parameter", "invalid_grant", "invalid_nonce" ->
                Refusal.AGAIN;
            default -> isOutOfReach(failure) ? Refusal.UNREACHABLE : Refusal.DISBELIEVED;
        };
        if (reason == Refusal.DISBELIEVED || reason == Refusal.UNREACHABLE) {
            Throwable cause = Optional.ofNullable(failure.getCause()).orElse(failure);
            log.warn(
                    "Nobody came in by a sign-in provider: {}, {} ({})",
                    reason,
                    code.replaceAll("[^a-z_]", ""),
                    cause.getClass().getName());
        }
        return reason;
    }

    private static boolean isOutOfReach(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(ResourceAccessException.class::isInstance);
    }
}
