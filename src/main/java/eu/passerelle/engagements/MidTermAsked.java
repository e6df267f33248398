package eu.passerelle.engagements;

import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.Event;
import eu.passerelle.scheduling.Side;

/** Half of a mentoring is over, and this side is to say how it goes. @param again it was asked before */
public record MidTermAsked(EngagementId engagement, Side side, boolean again) implements Event {
    /** Opens the page on which one side answers without signing in. */
    public static final String LINK_PURPOSE = "mid-term";
}
