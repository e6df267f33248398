package eu.passerelle.engagements;

import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.TeamId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An accepted mentoring.
 *
 * @param request it grew from; empty for those that were brought along from before
 * @param continuedAs what goes on with another mentor, of which this is the part of an earlier one
 * @param pausedUntil both meet again from that day on; it may be over
 */
public record Engagement(
        EngagementId id,
        Optional<RequestId> request,
        TeamId team,
        ExpertId expert,
        State state,
        LocalDate startedOn,
        int hours,
        Optional<EngagementId> continuedAs,
        Optional<LocalDate> pausedUntil) {
    public enum State {
        ACTIVE,
        CLOSED
    }

    public boolean isPaused(LocalDate today) {
        return state == State.ACTIVE && pausedUntil.filter(today::isBefore).isPresent();
    }
}
