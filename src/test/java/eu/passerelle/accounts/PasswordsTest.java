package eu.passerelle.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

class PasswordsTest {
    private static final String LONG = ("Zwölf Boxkämpfer jagen Viktor quer über den Sylter Deich, "
                    + "și fiecare gând 🙂 își caută 7 locuri; voix ambiguë d’un cœur qui préfère les jattes de kiwis!?")
            .substring(0, 128);

    private final Passwords passwords = new Passwords();

    @Test
    void they_are_hashed_by_argon2id_at_the_cost_that_owasp_advises() {
        assertThat(passwords.hash("correct horse battery")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.hash("correct horse battery")).isNotEqualTo(passwords.hash("correct horse battery"));
    }

    @Test
    void each_sign_counts_as_it_was_typed() {
        String hash = passwords.hash("  Ünbequem und groß  ");
        var plain = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
        assertThat(plain.matches("  Ünbequem und groß  ", hash)).isTrue();
        assertThat(plain.matches("Ünbequem und groß", hash)).isFalse();
        assertThat(plain.matches("  ünbequem und groß  ", hash)).isFalse();
    }

    @Test
    void a_hundred_and_twenty_eight_signs_of_any_kind_are_taken() {
        assertThat(Passwords.problems("password", LONG)).isEmpty();
        assertThat(Passwords.problems("password", "x".repeat(129))).isNotEmpty();
    }
}
