package eu.passerelle.engagements;

import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.Event;

/** Nothing has happened in a mentoring for long, and nothing is ahead. */
public record MentoringDormant(EngagementId engagement) implements Event {}
