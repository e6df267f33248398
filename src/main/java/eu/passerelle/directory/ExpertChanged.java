package eu.passerelle.directory;

import eu.passerelle.kernel.Event;
import eu.passerelle.kernel.ExpertId;

/** An expert's profile, status or load is no longer what it was; followers read the present state. */
public record ExpertChanged(ExpertId expert) implements Event {}
