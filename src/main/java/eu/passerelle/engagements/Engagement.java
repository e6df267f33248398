package eu.passerelle.engagements;

import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.TeamId;
import java.time.LocalDate;

/** An accepted mentoring. */
public record Engagement(
        EngagementId id, RequestId request, TeamId team, ExpertId expert, State state, LocalDate startedOn, int hours) {
    public enum State {
        ACTIVE,
        CLOSED
    }
}
