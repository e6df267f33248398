package eu.passerelle.scheduling.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import eu.passerelle.testing.Hostile;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever a server calls a calendar is read as far as it can be, or refused in words. */
public class HostileCalendarsTest {
    private static final Instant NOW = Instant.parse("2027-03-01T10:00:00Z");

    /** The fuzzer begins here. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        try {
            OutsideReading.read(bytes, NOW);
        } catch (UnreadableCalendar refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    @Test
    void no_calendar_however_broken_does_more_than_be_unreadable() {
        Stream.concat(Hostile.seeds("calendars"), Hostile.variants("calendars", 3_000))
                .forEach(bytes -> assertThatNoException().isThrownBy(() -> fuzzerTestOneInput(bytes)));
    }
}
