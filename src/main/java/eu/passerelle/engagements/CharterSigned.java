package eu.passerelle.engagements;

import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.Event;
import eu.passerelle.scheduling.Side;

/** One side has signed what was agreed on. @param side that has signed @param complete the other had signed before */
public record CharterSigned(EngagementId engagement, Side side, boolean complete) implements Event {}
