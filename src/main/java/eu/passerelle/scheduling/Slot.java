package eu.passerelle.scheduling;

import java.time.Duration;
import java.time.Instant;

/** A piece of time that suits all; half-open, [start, end). */
public record Slot(Instant start, Instant end) {
    public static Slot of(Instant start, Duration length) {
        return new Slot(start, start.plus(length));
    }
}
