package eu.passerelle.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.TestClock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {
    final TestClock clock = new TestClock();
    final SignInThrottle throttle = new SignInThrottle(clock);

    @Test
    void the_sixth_wrong_password_must_wait_a_minute() {
        assertThat(taken("a@example.org", "10.0.0.1", 6)).isEqualTo(5);
        clock.advance(Duration.ofSeconds(59));
        assertThat(throttle.take("a@example.org", "10.0.0.1")).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(throttle.take("a@example.org", "10.0.0.1")).isTrue();
    }

    @Test
    void nobody_locks_somebody_else_out() {
        taken("a@example.org", "10.0.0.1", 50);
        assertThat(throttle.take("a@example.org", "10.0.0.2")).isTrue();
    }

    @Test
    void one_password_for_many_accounts_is_slowed_down_too() {
        long taken = IntStream.range(0, 100)
                .filter(i -> throttle.take("a" + i + "@example.org", "10.0.0.1"))
                .count();
        assertThat(taken).isEqualTo(60);
    }

    @Test
    void whoever_gets_it_right_starts_afresh() {
        taken("a@example.org", "10.0.0.1", 5);
        throttle.giveBack("a@example.org", "10.0.0.1");
        assertThat(taken("a@example.org", "10.0.0.1", 6)).isEqualTo(5);
    }

    private long taken(String email, String address, int attempts) {
        return IntStream.range(0, attempts)
                .filter(i -> throttle.take(email, address))
                .count();
    }
}
