package eu.passerelle.accounts.oidc;

import java.time.Instant;
import java.util.Optional;

/**
 * What a provider says of somebody. Issuer and subject together are who it is; the e-mail address may pass to somebody else
 * there, and is for showing only.
 *
 * @param provider its name in the settings
 * @param label by which people know their own account there again
 * @param multiFactor whether it says, in words of the settings, that two factors were shown
 * @param authenticatedAt when that person last did more there than being known; empty when it does not tell
 */
public record Vouched(
        String provider,
        String issuer,
        String subject,
        String label,
        boolean multiFactor,
        Optional<Instant> authenticatedAt) {}
