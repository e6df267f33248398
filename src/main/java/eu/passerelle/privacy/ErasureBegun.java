package eu.passerelle.privacy;

import eu.passerelle.kernel.Event;

/** The last mail to somebody is to be written, while there is still an address. */
public record ErasureBegun(String erasure) implements Event {}
