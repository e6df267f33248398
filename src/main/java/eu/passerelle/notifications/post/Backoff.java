package eu.passerelle.notifications.post;

import java.time.Duration;

/** Pauses that double from half a minute to a day: 30 s, 1 min, 2 min, 4 min … 17 h, 24 h, 24 h. */
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(24);

    private Backoff() {}

    /** @param attempts made so far, 1 or more */
    static Duration after(int attempts) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(attempts - 1, 20));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }
}
