package eu.passerelle.privacy;

import eu.passerelle.kernel.Event;

/** A guest's erasure has ended without one, because the address has become more than a guest's. */
public record ErasureDropped(String erasure) implements Event {}
