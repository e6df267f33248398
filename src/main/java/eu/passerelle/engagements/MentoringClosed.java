package eu.passerelle.engagements;

import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.Event;

/** A mentoring is over; what came of it is part of the graph. */
public record MentoringClosed(EngagementId engagement) implements Event {}
