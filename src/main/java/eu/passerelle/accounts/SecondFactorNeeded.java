package eu.passerelle.accounts;

import eu.passerelle.kernel.AccountId;
import org.springframework.security.core.AuthenticationException;

/** The password is right, and not enough. */
final class SecondFactorNeeded extends AuthenticationException {
    private final transient AccountId account;

    SecondFactorNeeded(AccountId account) {
        super("A second factor is needed");
        this.account = account;
    }

    AccountId account() {
        return account;
    }
}
