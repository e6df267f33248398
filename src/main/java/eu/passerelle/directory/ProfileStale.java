package eu.passerelle.directory;

import eu.passerelle.kernel.Event;
import eu.passerelle.kernel.ExpertId;

/** For a year nobody has said that an expert’s profile is right; he or she is asked. */
public record ProfileStale(ExpertId expert) implements Event {}
