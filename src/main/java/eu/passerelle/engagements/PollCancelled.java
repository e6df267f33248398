package eu.passerelle.engagements;

import eu.passerelle.kernel.Event;

/** Nobody needs to answer any more. */
public record PollCancelled(PollId poll) implements Event {}
