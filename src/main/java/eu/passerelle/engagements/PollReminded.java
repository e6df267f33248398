package eu.passerelle.engagements;

import eu.passerelle.kernel.Event;

/** Whoever has not answered yet is asked once more. */
public record PollReminded(PollId poll) implements Event {}
