package eu.passerelle.engagements;

import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.Event;

/** Either side asks the network for another mentor. */
public record HandoverAsked(EngagementId engagement) implements Event {}
