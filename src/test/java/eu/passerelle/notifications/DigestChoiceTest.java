package eu.passerelle.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DigestChoiceTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final DigestChoice CHOICE = new DigestChoice(Set.of(), LocalTime.of(7, 0));

    @Test
    void it_is_due_at_the_hour_of_the_own_clock_and_until_then_since_yesterday() {
        assertThat(latest("2027-03-02T05:59:59Z")).isEqualTo("2027-03-01T06:00:00Z");
        assertThat(latest("2027-03-02T06:00:00Z")).isEqualTo("2027-03-02T06:00:00Z");
        assertThat(latest("2027-03-02T23:30:00Z")).isEqualTo("2027-03-02T06:00:00Z");
    }

    @Test
    void when_clocks_change_it_stays_at_seven_and_comes_once() {
        assertThat(latest("2027-03-28T06:00:00Z")).isEqualTo("2027-03-28T05:00:00Z");
        assertThat(latest("2027-03-28T04:59:59Z")).isEqualTo("2027-03-27T06:00:00Z");
        assertThat(latest("2027-10-31T05:30:00Z")).isEqualTo("2027-10-30T05:00:00Z");
        assertThat(latest("2027-10-31T06:00:00Z")).isEqualTo("2027-10-31T06:00:00Z");
        assertThat(DigestChoice.HOURS).allSatisfy(hour -> assertThat(hour).isAfter(LocalTime.of(4, 0)));
    }

    private static Instant latest(String now) {
        return CHOICE.latest(Instant.parse(now), PARIS);
    }
}
