package eu.passerelle.engagements;

import eu.passerelle.kernel.Event;

/** Several people are asked which times suit them. */
public record PollOpened(PollId poll) implements Event {}
