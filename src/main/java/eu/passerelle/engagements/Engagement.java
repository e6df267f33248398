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
 */
public record Engagement(
        EngagementId id,
        Optional<RequestId> request,
        TeamId team,
        ExpertId expert,
        State state,
        LocalDate startedOn,
        int hours,
        Optional<EngagementId> continuedAs) {
    public enum State {
        ACTIVE,
        CLOSED
    }
}
