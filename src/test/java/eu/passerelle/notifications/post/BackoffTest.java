package eu.passerelle.notifications.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    @ParameterizedTest
    @CsvSource({"1, PT30S", "2, PT1M", "3, PT2M", "8, PT64M", "12, PT17H4M", "13, PT24H", "19, PT24H", "1000, PT24H"})
    void a_pause_doubles_up_to_a_day(int attempts, Duration pause) {
        assertThat(Backoff.after(attempts)).isEqualTo(pause);
    }
}
