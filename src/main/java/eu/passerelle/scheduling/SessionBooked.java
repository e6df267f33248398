package eu.passerelle.scheduling;

import eu.passerelle.kernel.Event;

/** @param sequence of the session at that moment */
public record SessionBooked(SessionId session, int sequence) implements Event {}
