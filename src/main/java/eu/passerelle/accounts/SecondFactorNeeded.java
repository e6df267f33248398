package eu.passerelle.accounts;

import org.springframework.security.core.AuthenticationException;

/** The password is right, and not enough. */
final class SecondFactorNeeded extends AuthenticationException {
    private final transient Account account;

    SecondFactorNeeded(Account account) {
        super("A second factor is needed");
        this.account = account;
    }

    Account account() {
        return account;
    }
}
