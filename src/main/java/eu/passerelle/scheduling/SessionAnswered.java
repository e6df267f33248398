package eu.passerelle.scheduling;

import eu.passerelle.kernel.Event;

/**
 * One side answered an invitation in its calendar.
 *
 * @param sequence of the session that it answered
 * @param proposes it would rather have another time
 */
public record SessionAnswered(SessionId session, int sequence, Side side, Attendance.Answer answer, boolean proposes)
        implements Event {}
