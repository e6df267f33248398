package eu.passerelle.engagements;

import eu.passerelle.kernel.Event;

/** No answer came in time; the next on the list is to be asked. */
public record ProposalLapsed(ProposalId proposal) implements Event {}
