package eu.passerelle.engagements;

import eu.passerelle.kernel.Event;

/** One of its times was chosen, and is booked. */
public record PollClosed(PollId poll) implements Event {}
