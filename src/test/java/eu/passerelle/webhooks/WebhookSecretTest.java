package eu.passerelle.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** @see <a href="https://github.com/standard-webhooks/standard-webhooks">Standard Webhooks and its libraries</a> */
class WebhookSecretTest {
    /** The vector that the libraries of the specification test themselves with; computed anew with Python’s hmac. */
    @Test
    void signs_as_the_libraries_of_standard_webhooks_do() {
        var secret = new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assertThat(secret.sign(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1_614_265_330),
                        "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void a_new_one_is_as_long_as_the_specification_wants_and_shows_nothing_in_a_log() {
        WebhookSecret secret = WebhookSecret.random();
        assertThat(secret.value())
                .startsWith("whsec_")
                .isNotEqualTo(WebhookSecret.random().value());
        assertThat(Base64.getDecoder().decode(secret.value().substring("whsec_".length())))
                .hasSizeBetween(24, 64);
        assertThat(secret).hasToString("whsec_…");
    }

    /** 10 s, 30 s, 90 s, 4.5 min, … 9 h, 12 h, 12 h: about a dozen attempts in three days. */
    @Test
    void attempts_become_rarer_and_end_within_three_days() {
        LongStream pauses = IntStream.rangeClosed(1, 14)
                .mapToLong(attempt -> Deliveries.pause(attempt).toSeconds());
        assertThat(pauses.sum()).isBetween(60L * 3_600, 100L * 3_600);
        assertThat(Deliveries.pause(1).toSeconds()).isBetween(8L, 12L);
        assertThat(Deliveries.pause(1_000).toHours()).isBetween(9L, 15L);
    }
}
