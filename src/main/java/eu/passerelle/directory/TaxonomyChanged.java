package eu.passerelle.directory;

import eu.passerelle.kernel.Event;

/** Concepts, their labels or their relations are no longer what they were; what was derived from them is stale. */
public record TaxonomyChanged() implements Event {}
