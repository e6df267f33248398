package eu.passerelle.scheduling;

import eu.passerelle.kernel.Event;
import java.util.List;

/** @param sessions in order of their numbers in the series */
public record SeriesBooked(List<SessionId> sessions) implements Event {
    public SeriesBooked {
        sessions = List.copyOf(sessions);
    }
}
