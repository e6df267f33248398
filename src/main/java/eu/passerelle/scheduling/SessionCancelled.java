package eu.passerelle.scheduling;

import eu.passerelle.kernel.Event;
import java.util.Set;

/**
 * @param sequence of the session at that moment
 * @param told the sides that get a mail of it
 */
public record SessionCancelled(SessionId session, int sequence, Set<Side> told) implements Event {
    public SessionCancelled {
        told = Side.orBoth(told);
    }
}
