package eu.passerelle.scheduling;

import java.time.Instant;
import java.util.Optional;

/**
 * What a calendar program sent back.
 *
 * @param sequence of the session that it answers
 * @param writtenAt by the clock of that program
 */
public record CalendarAnswer(
        Attendance.Answer answer, int sequence, Instant writtenAt, Optional<Instant> proposedStart) {
    /** What became of it. All but the first two change nothing, and somebody should look. */
    public enum Outcome {
        KEPT,
        /** It was there already. */
        REPEATED,
        /** The session has moved since, or a newer answer is there. */
        STALE,
        /** It answers an invitation that was never sent. */
        UNKNOWN_INVITATION,
        CANCELLED,
        OVER,
        /** No session can begin at the time proposed. */
        UNUSABLE_TIME
    }
}
