package eu.passerelle.accounts;

import eu.passerelle.kernel.FieldProblem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes and checks passwords by Argon2id, with the cost that OWASP advises: 19 MiB, two passes, one lane. */
@Component
class Passwords {
    static final int AT_LEAST = 12;
    static final int AT_MOST = 128;

    private final PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
    private final String hashOfNobody = hash("nobody has this password");

    String hash(String password) {
        String hash = argon2.encode(password);
        if (hash == null) {
            throw new IllegalArgumentException("There is no password to hash");
        }
        return hash;
    }

    /**
     * Long enough, and not what is guessed first. There are no rules on kinds of signs: they make passwords worse.
     *
     * @param own what is known of the person: name and address
     */
    static List<FieldProblem> problems(String field, String password, String... own) {
        if (password.length() < AT_LEAST || password.length() > AT_MOST) {
            return List.of(FieldProblem.of(field, "accounts.password.length", AT_LEAST, AT_MOST));
        }
        return CommonPasswords.isCommon(password, List.of(own))
                ? List.of(FieldProblem.of(field, "accounts.password.common"))
                : List.of();
    }

    /** Takes the same time for an account that does not exist or has none, so that the clock does not tell either. */
    boolean matches(String password, @Nullable Account account) {
        Optional<String> hash =
                Optional.ofNullable(account).filter(Account::hasPassword).map(Account::passwordHash);
        boolean right = argon2.matches(password, hash.orElse(hashOfNobody));
        return right && hash.isPresent();
    }
}
