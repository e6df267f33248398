package eu.passerelle.accounts;

import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Checks e-mail and password. An unknown address and a wrong password get one answer, in one time. */
@Component
class SignInProvider implements AuthenticationProvider {
    private final Accounts accounts;
    private final Passwords passwords;
    private final SignInThrottle throttle;

    SignInProvider(Accounts accounts, Passwords passwords, SignInThrottle throttle) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String email = Accounts.normal(attempt.getName());
        String address = address(attempt);
        if (!throttle.take(email, address)) {
            throw new TooManyAttempts();
        }
        String password = String.valueOf(attempt.getCredentials());
        Account account = accounts.enabledByEmail(email).orElse(null);
        if (password.length() > Passwords.AT_MOST || !passwords.matches(password, account) || account == null) {
            throw new BadCredentialsException("Unknown address or wrong password");
        }
        throttle.giveBack(email, address);
        return UsernamePasswordAuthenticationToken.authenticated(account.signedIn(), null, List.of());
    }

    private static String address(Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
