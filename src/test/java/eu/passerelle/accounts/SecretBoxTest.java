package eu.passerelle.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecretBoxTest {
    private static final byte[] SECRET = {1, 2, 3, 4, 5};
    private final SecretBox box = new SecretBox("a key of more than thirty-two characters");

    @Test
    void what_was_shut_in_can_be_taken_out_by_the_same_key() {
        assertThat(new SecretBox("a key of more than thirty-two characters").open(box.shut(SECRET, "ana"), "ana"))
                .isEqualTo(SECRET);
    }

    @Test
    void the_same_secret_never_looks_the_same() {
        assertThat(box.shut(SECRET, "ana")).isNotEqualTo(box.shut(SECRET, "ana"));
    }

    @Test
    void another_key_or_another_owner_opens_nothing() {
        String shut = box.shut(SECRET, "ana");
        assertThatThrownBy(() -> new SecretBox("another key of thirty-two characters").open(shut, "ana"))
                .hasMessageContaining("Maybe passerelle.accounts.secrets-key has changed");
        assertThatThrownBy(() -> box.open(shut, "ben")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_short_key_is_refused_with_advice() {
        assertThatThrownBy(() -> new SecretBox("short")).hasMessageContaining("openssl rand -base64 32");
    }
}
