package eu.passerelle.engagements;

import eu.passerelle.kernel.Event;

/** The expert would, at other times than those proposed. */
public record ProposalCountered(ProposalId proposal) implements Event {}
