package eu.passerelle.notifications;

import eu.passerelle.kernel.Event;
import java.time.Instant;

/** What waits in an inbox is to be mailed. @param until before this moment it was told */
record DigestDue(String owner, Instant until) implements Event {}
