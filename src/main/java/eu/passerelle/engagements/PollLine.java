package eu.passerelle.engagements;

import java.time.LocalDate;

/** One poll in a list. */
public record PollLine(PollId id, PollState state, LocalDate lastDay, int answered, int asked) {}
