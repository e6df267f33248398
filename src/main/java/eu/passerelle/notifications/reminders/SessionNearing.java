package eu.passerelle.notifications.reminders;

import eu.passerelle.kernel.Event;
import eu.passerelle.scheduling.SessionId;

/**
 * Somebody is to be reminded of a session.
 *
 * @param sequence of the session at that moment
 * @param guest who, as {@link Guest#key()}
 */
public record SessionNearing(SessionId session, int sequence, Lead lead, String guest) implements Event {}
