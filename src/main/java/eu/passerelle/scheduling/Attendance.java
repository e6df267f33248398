package eu.passerelle.scheduling;

import java.time.Instant;
import java.util.Optional;

/**
 * How one side stands to a session.
 *
 * @param uid of the iCalendar event in everything that this side is given. It holds 128 random bits that the other side
 *     does not know, so that an answer which names it comes from somebody whom this side let read its calendar
 * @param answer as given in a calendar for the time at which the session stands now
 * @param proposedStart another time that this side would rather have
 */
public record Attendance(
        SessionId session, Side side, String uid, Optional<Answer> answer, Optional<Instant> proposedStart) {
    public enum Answer {
        ACCEPTED,
        TENTATIVE,
        DECLINED
    }
}
