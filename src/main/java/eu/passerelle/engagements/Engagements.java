package eu.passerelle.engagements;

import eu.passerelle.kernel.EngagementId;
import org.springframework.stereotype.Component;

/** Mentoring that is under way. */
@Component
public class Engagements {
    /** Whoever asks: for followers. @throws eu.passerelle.kernel.NotFound */
    public Engagement get(EngagementId engagement) {
        throw new UnsupportedOperationException();
    }
}
