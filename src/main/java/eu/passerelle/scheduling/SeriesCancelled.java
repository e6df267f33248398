package eu.passerelle.scheduling;

import eu.passerelle.kernel.Event;
import java.util.List;

/** @param each of several of one series that were cancelled by one act */
public record SeriesCancelled(List<SessionCancelled> each) implements Event {
    public SeriesCancelled {
        each = List.copyOf(each);
    }
}
