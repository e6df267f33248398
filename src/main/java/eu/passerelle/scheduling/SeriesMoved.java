package eu.passerelle.scheduling;

import eu.passerelle.kernel.Event;
import java.util.List;

/** @param each of several of one series that were moved by one act */
public record SeriesMoved(List<SessionMoved> each) implements Event {
    public SeriesMoved {
        each = List.copyOf(each);
    }
}
