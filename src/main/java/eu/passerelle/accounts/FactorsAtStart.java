package eu.passerelle.accounts;

import eu.passerelle.accounts.oidc.Providers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever operates the service, before people find out, that they cannot sign in by what they have or must have. */
@Component
class FactorsAtStart {
    private static final Logger log = LoggerFactory.getLogger(FactorsAtStart.class);

    private final SignInSettings settings;
    private final Passkeys passkeys;
    private final AuthenticatorApps apps;
    private final Providers providers;

    FactorsAtStart(SignInSettings settings, Passkeys passkeys, AuthenticatorApps apps, Providers providers) {
        this.providers = providers;
        this.settings = settings;
        this.passkeys = passkeys;
        this.apps = apps;
    }

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        if (apps.areUnreadable()) {
            log.error(
                    "Authenticator apps of this network cannot be read by passerelle.accounts.secrets-key."
                            + " Maybe set the one that there was; until then a passkey or a recovery code opens those accounts.");
        }
        if (!settings.rolesThatNeedAFactor().isEmpty()
                && !passkeys.offered()
                && !apps.offered()
                && !providers.vouchForFactors()) {
            log.warn("Coordinators, auditors and operators need a passkey or an authenticator app, and can add neither."
                    + " Maybe set passerelle.public-url to a name with https, or passerelle.accounts.secrets-key.");
        }
    }
}
