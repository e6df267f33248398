package eu.passerelle.scheduling;

import eu.passerelle.kernel.Event;

/** @param sequence of the session at that moment */
public record SessionMoved(SessionId session, int sequence) implements Event {}
