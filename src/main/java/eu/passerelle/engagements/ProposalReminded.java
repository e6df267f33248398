package eu.passerelle.engagements;

import eu.passerelle.kernel.Event;

/** The expert has not answered yet, and the time to do so is running out. */
public record ProposalReminded(ProposalId proposal) implements Event {}
