package eu.passerelle.engagements;

import eu.passerelle.kernel.Event;

/** An expert is being asked. */
public record ProposalSent(ProposalId proposal) implements Event {}
