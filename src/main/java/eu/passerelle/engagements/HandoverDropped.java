package eu.passerelle.engagements;

import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.Event;
import eu.passerelle.scheduling.Side;

/** The mentoring goes on as it is. @param side that had asked for another mentor */
public record HandoverDropped(EngagementId engagement, Side side) implements Event {}
