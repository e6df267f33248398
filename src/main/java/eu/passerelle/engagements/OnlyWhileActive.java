package eu.passerelle.engagements;

import eu.passerelle.kernel.EngagementId;
import eu.passerelle.scheduling.BookingRule;
import org.springframework.stereotype.Component;

/** Nothing is booked in a mentoring that is closed, nor in one that is being closed at this moment. */
@Component
class OnlyWhileActive implements BookingRule {
    @Override
    public void requireBookable(EngagementId engagement, String state) {
        Engagements.requireNotClosed(EngagementStore.state(state));
    }
}
