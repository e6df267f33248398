package eu.passerelle.privacy;

import eu.passerelle.kernel.Event;

/** The person is to hear of it while it can still be taken back, whoever asked. */
public record ErasureAsked(String erasure) implements Event {}
