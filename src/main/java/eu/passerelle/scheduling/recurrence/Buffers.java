package eu.passerelle.scheduling.recurrence;

import java.time.Duration;
import java.util.Collection;

/** Time that somebody needs before and after each session. Between two sessions both count, one after the other. */
public record Buffers(Duration before, Duration after) {
    public static final Buffers NONE = new Buffers(Duration.ZERO, Duration.ZERO);

    /** What sessions take from a calendar in which another one is to find its place, with its own buffers. */
    public Stretches around(Collection<Stretch> sessions) {
        Duration between = after.plus(before);
        return Stretches.of(sessions.stream()
                .map(session -> new Stretch(
                        session.start().minus(between), session.end().plus(between)))
                .toList());
    }
}
