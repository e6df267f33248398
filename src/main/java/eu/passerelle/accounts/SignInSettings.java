package eu.passerelle.accounts;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people sign in, and for how long.
 *
 * @param coordinatorsNeedAFactor whether a password alone opens nothing to a coordinator, auditor or operator
 * @param signInIdle after how long without a click a sign-in is over
 * @param signInAtMost after how long it is over in any case
 * @param passkeyDomain the host that passkeys are for; none: that of the public address
 * @param passkeyOrigins the pages that may ask for a passkey; none: those at the public address
 * @param secretsKey what the secrets of authenticator apps are encrypted by; none: no such apps
 */
@ConfigurationProperties("passerelle.accounts")
record SignInSettings(
        @DefaultValue("true") boolean coordinatorsNeedAFactor,
        @DefaultValue("8h") Duration signInIdle,
        @DefaultValue("7d") Duration signInAtMost,
        @Nullable String passkeyDomain,
        @Nullable Set<String> passkeyOrigins,
        @Nullable String secretsKey) {
    private static final Pattern ADDRESS_OF_A_MACHINE = Pattern.compile("[0-9.]+|.*:.*");
    private static final Pattern TRUSTED = Pattern.compile("https://.+|http://(.+\\.)?localhost(:[0-9]+)?");

    SignInSettings {
        if (!signInIdle.isPositive() || signInAtMost.compareTo(signInIdle) < 0) {
            throw new IllegalStateException("passerelle.accounts.sign-in-idle is " + signInIdle
                    + " and sign-in-at-most is " + signInAtMost
                    + ". Maybe make both longer than nothing, and the first the shorter.");
        }
    }

    /** Who gets nowhere by a password alone. */
    Set<Role> rolesThatNeedAFactor() {
        return coordinatorsNeedAFactor ? Set.of(Role.COORDINATOR, Role.AUDITOR, Role.OPERATOR) : Set.of();
    }

    String domain(URI publicUrl) {
        return passkeyDomain == null || passkeyDomain.isBlank() ? publicUrl.getHost() : passkeyDomain;
    }

    Set<String> origins(URI publicUrl) {
        return passkeyOrigins == null || passkeyOrigins.isEmpty()
                ? Set.of(publicUrl.getScheme() + "://" + publicUrl.getAuthority())
                : passkeyOrigins;
    }

    /** Whether browsers give passkeys to these pages: at a name, and by https or on one’s own machine. */
    boolean allowPasskeys(URI publicUrl) {
        return Optional.ofNullable(domain(publicUrl))
                        .filter(host -> !ADDRESS_OF_A_MACHINE.matcher(host).matches())
                        .isPresent()
                && origins(publicUrl).stream()
                        .anyMatch(origin -> TRUSTED.matcher(origin).matches());
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "coordinators need a factor: " + coordinatorsNeedAFactor + ", idle " + signInIdle + ", at most "
                + signInAtMost;
    }
}
