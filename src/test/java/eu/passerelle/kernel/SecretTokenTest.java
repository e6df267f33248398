package eu.passerelle.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SecretTokenTest {
    @Test
    void a_secret_has_256_random_bits_and_a_name_128() {
        assertThat(Base64.getUrlDecoder().decode(SecretToken.random().value())).hasSize(32);
        assertThat(Ids.random().substring(1)).hasSize(22);
        assertThat(Stream.generate(SecretToken::random).limit(1_000).collect(Collectors.toSet()))
                .hasSize(1_000);
    }

    @Test
    void it_is_kept_as_a_hash_and_written_nowhere() {
        var token = new SecretToken("known");
        assertThat(token.hash()).hasSize(64).doesNotContain("known");
        assertThat(Optional.of(token).toString()).doesNotContain("known");
    }
}
