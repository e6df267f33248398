package eu.passerelle.engagements;

import eu.passerelle.kernel.Event;

/** A team has asked for a mentor. */
public record RequestSubmitted(RequestId request) implements Event {}
