package eu.passerelle.engagements;

import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.Event;

/** The expert said yes; the engagement has begun. */
public record ProposalAccepted(ProposalId proposal, EngagementId engagement) implements Event {}
