package eu.passerelle.notifications;

import eu.passerelle.kernel.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What waits in an inbox is to be mailed.
 *
 * @param until before this moment it was told; absent from events of earlier versions, which meant all of it
 */
record DigestDue(String owner, @Nullable Instant until) implements Event {}
