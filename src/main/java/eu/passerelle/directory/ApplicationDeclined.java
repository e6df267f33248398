package eu.passerelle.directory;

import eu.passerelle.kernel.Event;
import eu.passerelle.kernel.ExpertId;

/** Somebody who wanted to join was not taken in; no expert has this id any more. */
public record ApplicationDeclined(ExpertId applicant) implements Event {}
