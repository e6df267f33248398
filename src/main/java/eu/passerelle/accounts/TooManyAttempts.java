package eu.passerelle.accounts;

import org.springframework.security.core.AuthenticationException;

/** Whether the password was right is not even looked at. */
final class TooManyAttempts extends AuthenticationException {
    TooManyAttempts() {
        super("Too many attempts to sign in");
    }
}
