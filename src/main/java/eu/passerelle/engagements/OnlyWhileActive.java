package eu.passerelle.engagements;

import eu.passerelle.kernel.EngagementId;
import eu.passerelle.scheduling.BookingRule;
import org.springframework.stereotype.Component;

/** Nothing is booked in a mentoring that is closed, nor in one that is being closed at this moment. */
@Component
class OnlyWhileActive implements BookingRule {
    private final Engagements engagements;

    OnlyWhileActive(Engagements engagements) {
        this.engagements = engagements;
    }

    @Override
    public void requireBookable(EngagementId engagement) {
        engagements.requireNotClosed(engagement);
    }
}
