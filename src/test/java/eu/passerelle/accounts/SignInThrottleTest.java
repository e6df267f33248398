package eu.passerelle.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.testing.TestClock;
import java.time.Duration;
import java.util.List;
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
    void an_address_of_ipv6_counts_as_all_of_its_subscriber() {
        taken("a@example.org", "2001:db8:1:2::1", 50);
        assertThat(throttle.take("a@example.org", "2001:db8:1:2::2")).isFalse();
        assertThat(throttle.take("a@example.org", "2001:db8:1:3::1")).isTrue();
    }

    @Test
    void one_password_for_many_accounts_is_slowed_down_too() {
        long taken = IntStream.range(0, 100)
                .filter(i -> throttle.take("a" + i + "@example.org", "10.0.0.1"))
                .count();
        assertThat(taken).isEqualTo(60);
    }

    @Test
    void digits_are_counted_from_wherever_they_come_and_codes_on_paper_by_address() {
        var account = new AccountId("a");
        for (int digits = 0; digits < 5; digits++) {
            assertThat(throttle.takeForCode(account, true, "10.0.0." + digits)).isTrue();
        }
        assertThat(throttle.takeForCode(account, true, "10.0.0.9")).isFalse();
        for (int paper = 0; paper < 5; paper++) {
            assertThat(throttle.takeForCode(account, false, "10.0.0.1")).isTrue();
        }
        assertThat(throttle.takeForCode(account, false, "10.0.0.1")).isFalse();
        assertThat(throttle.takeForCode(account, false, "10.0.0.2")).isTrue();
    }

    @Test
    void of_the_fifth_wrong_code_is_told_once_a_day_however_slowly_they_come() {
        var account = new AccountId("a");
        assertThat(wrongCodesThatAreTold(account, 40)).containsExactly(5);
        clock.advance(Duration.ofDays(1));
        assertThat(wrongCodesThatAreTold(account, 40)).containsExactly(5);
    }

    private List<Integer> wrongCodesThatAreTold(AccountId account, int typed) {
        return IntStream.rangeClosed(1, typed)
                .filter(code -> {
                    clock.advance(Duration.ofMinutes(1));
                    return throttle.isFifthWrongCodeOfADay(account);
                })
                .boxed()
                .toList();
    }

    @Test
    void an_address_that_only_asks_is_slowed_down_too() {
        assertThat(IntStream.range(0, 100).filter(i -> throttle.takeFrom("10.0.0.1")))
                .hasSize(60);
        throttle.giveBackTo("10.0.0.1");
        assertThat(throttle.takeFrom("10.0.0.1")).isTrue();
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
