package eu.passerelle.scheduling;

import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.TeamId;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Books, moves and cancels. Each locks expert and team first, looks again, then writes session, slot cells and event in
 * one transaction. Who may do so is the caller's to decide: engagements knows whose engagement it is.
 */
@Component
public class Sessions {
    /** @throws SlotTaken with what is still free */
    public Session book(BookSession command) {
        throw new UnsupportedOperationException();
    }

    /** @throws SlotTaken with what is still free; @throws eu.passerelle.kernel.Conflict when it is cancelled */
    public Session move(String commandId, SessionId session, Instant newStart) {
        throw new UnsupportedOperationException();
    }

    public Session cancel(String commandId, SessionId session) {
        throw new UnsupportedOperationException();
    }

    /** @throws eu.passerelle.kernel.NotFound */
    public Session get(SessionId session) {
        throw new UnsupportedOperationException();
    }

    public List<Session> of(EngagementId engagement) {
        throw new UnsupportedOperationException();
    }

    /** Those that end after the instant, in order of time. */
    public List<Session> of(ExpertId expert, Instant after) {
        throw new UnsupportedOperationException();
    }

    public List<Session> of(TeamId team, Instant after) {
        throw new UnsupportedOperationException();
    }
}
