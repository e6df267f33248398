package eu.passerelle.engagements;

import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.Event;

/** The team has said what becomes of the mentor’s recommendations. */
public record AdviceAnswered(EngagementId engagement) implements Event {}
