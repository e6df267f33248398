package eu.passerelle.engagements;

import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.Event;

/** The mentor has written recommendations, and the team is to answer them. */
public record AdviceGiven(EngagementId engagement) implements Event {}
