package eu.passerelle.engagements;

import eu.passerelle.kernel.Event;

/** The question was taken back before it was answered. */
public record ProposalWithdrawn(ProposalId proposal) implements Event {}
