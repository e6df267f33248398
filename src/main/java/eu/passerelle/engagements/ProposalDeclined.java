package eu.passerelle.engagements;

import eu.passerelle.kernel.Event;

/** The expert said no. */
public record ProposalDeclined(ProposalId proposal) implements Event {}
