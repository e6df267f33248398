package eu.passerelle.scheduling;

import java.time.Duration;
import java.util.List;

/**
 * How much time an expert and a team share in a window.
 *
 * @param total of the shared time that is long enough for the length asked
 * @param first the first few slots
 */
public record FreeTime(Duration total, List<Slot> first) {
    public static final FreeTime NONE = new FreeTime(Duration.ZERO, List.of());
}
