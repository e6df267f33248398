package eu.passerelle.notifications;

import eu.passerelle.kernel.Event;

/** What waits in an inbox is to be mailed. */
record DigestDue(String owner) implements Event {}
