package eu.passerelle.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.kernel.FieldProblem;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPasswordsTest {
    private static final String[] OWN = {"marit.solberg@example.org", "Marit Solberg"};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "P4ssw0rd!2027",
                "Passwort2027!",
                "MotDePasse123",
                "2027-Parola-Mea",
                "qwertyuiop123",
                "azertyuiop2027",
                "123456789012",
                "987654321098",
                "abcdefghijkl",
                "aaaaaaaaaaaa",
                "abcabcabcabc",
                "letmeinletmein",
                "Welcome!!!!!!!",
                "iloveyou12345",
                "maritsolberg27",
                "Marit Solberg 1",
                "Radicalisation1",
                "Passerelle2027"
            })
    void what_is_guessed_first_is_refused_however_it_is_dressed_up(String password) {
        assertThat(Passwords.problems("password", password, OWN))
                .containsExactly(FieldProblem.of("password", "accounts.password.common"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a password never used",
                "four words without sense",
                "tulpe regal nordwind acht",
                "Xq7#pLm2vR9z",
                "la pluie aime les violons",
                "plouă rar peste biblioteci",
                "ein altes Radio singt leise"
            })
    void what_nobody_guesses_is_taken_without_rules_on_signs(String password) {
        assertThat(Passwords.problems("password", password, OWN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "elevenchars"})
    void what_is_short_is_told_to_be_short(String password) {
        assertThat(Passwords.problems("password", password, OWN))
                .isEqualTo(List.of(FieldProblem.of("password", "accounts.password.length", 12, 128)));
    }
}
