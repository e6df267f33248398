package eu.passerelle.scheduling.together;

import eu.passerelle.scheduling.recurrence.Stretch;
import java.time.ZoneId;
import java.util.List;

/**
 * A meeting that wants a time.
 *
 * @param id no other has it
 * @param onSite the expert travels to it
 * @param free when it could be, as far as what is booked already goes; in order of time
 */
public record Meeting(String id, String expert, String team, ZoneId teamZone, boolean onSite, List<Stretch> free) {
    public Meeting {
        free = List.copyOf(free);
    }
}
