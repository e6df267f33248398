package eu.passerelle.engagements;

import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.Event;
import eu.passerelle.scheduling.Side;

/**
 * A mentoring is coming to its end, and this side is to say how it went.
 *
 * @param again it was asked before
 */
public record ClosingAsked(EngagementId engagement, Side side, boolean again) implements Event {}
