package eu.passerelle.scheduling.outside;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** A beginning and a length by the wall clock. */
record Span(When start, Duration length) {
    /**
     * {@code 20270309T080000Z/20270309T090000Z}, or with a duration behind the stroke.
     *
     * @throws UnreadablePart for anything else
     */
    static Span of(String period, Optional<ZoneId> zone) {
        String[] ends = period.strip().split("/", -1);
        if (ends.length != 2) {
            throw new UnreadablePart();
        }
        When start = When.of(ends[0], zone);
        Duration length = ends[1].startsWith("P")
                ? Event.duration(ends[1])
                : Duration.between(start.local(), When.of(ends[1], zone).by(start));
        if (length.isNegative()) {
            throw new UnreadablePart();
        }
        return new Span(start, length);
    }
}
