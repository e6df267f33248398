package eu.passerelle.toolbox;

import eu.passerelle.kernel.Event;

/** The last day for answers has come near. */
public record AssessmentNearing(AssessmentId assessment) implements Event {}
