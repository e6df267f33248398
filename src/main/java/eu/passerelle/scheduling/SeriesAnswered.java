package eu.passerelle.scheduling;

import eu.passerelle.kernel.Event;
import java.util.List;

/** @param each of several of one series that one side answered at once */
public record SeriesAnswered(List<SessionAnswered> each) implements Event {
    public SeriesAnswered {
        each = List.copyOf(each);
    }
}
