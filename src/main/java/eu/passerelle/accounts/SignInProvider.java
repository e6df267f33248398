package eu.passerelle.accounts;

import eu.passerelle.kernel.AccountId;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Checks e-mail and password. An unknown address and a wrong password get one answer, in one time. Where the account has a
 * passkey or an authenticator app, the right password opens nothing by itself.
 */
@Component
class SignInProvider implements AuthenticationProvider {
    private final Accounts accounts;
    private final Passwords passwords;
    private final Factors factors;
    private final SignInThrottle throttle;
    private final SignIns signIns;

    SignInProvider(Accounts accounts, Passwords passwords, Factors factors, SignInThrottle throttle, SignIns signIns) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.factors = factors;
        this.throttle = throttle;
        this.signIns = signIns;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String email = Accounts.normal(attempt.getName());
        Device device = device(attempt);
        if (!throttle.take(email, device.address())) {
            throw new TooManyAttempts();
        }
        String password = String.valueOf(attempt.getCredentials());
        Account account = accounts.enabledByEmail(email).orElse(null);
        if (password.length() > Passwords.AT_MOST || !passwords.matches(password, account) || account == null) {
            throw new BadCredentialsException("Unknown address or wrong password");
        }
        throttle.giveBack(email, device.address());
        if (factors.of(new AccountId(account.id())).any()) {
            throw new SecondFactorNeeded(account);
        }
        return signIns.begin(account, SignInMethod.PASSWORD, device.words());
    }

    private static Device device(Authentication attempt) {
        return attempt.getDetails() instanceof Device device ? device : new Device("", "");
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
