package eu.passerelle.engagements;

import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.Event;

/** A mentoring goes on with another mentor. @param earlier what is kept of the part of the one before */
public record MentorChanged(EngagementId engagement, EngagementId earlier) implements Event {}
