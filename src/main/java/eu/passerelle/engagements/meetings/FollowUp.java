package eu.passerelle.engagements.meetings;

import eu.passerelle.scheduling.SessionId;
import eu.passerelle.scheduling.Side;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What was agreed to do after a session.
 *
 * @param text without identities; both sides and the coordinators of the network can read it
 * @param by the side that does it
 * @param due by when; may be left open
 */
record FollowUp(String id, SessionId session, String text, Side by, Optional<LocalDate> due, boolean done) {
    public boolean isOverdue(LocalDate today) {
        return !done && due.filter(today::isAfter).isPresent();
    }
}
