package eu.passerelle.scheduling.together;

import eu.passerelle.scheduling.recurrence.Stretch;
import java.util.List;
import java.util.Map;

/**
 * A time for as many meetings as can be. Booked in order of time, each still finds its place.
 *
 * @param times by meeting; one that gets none is absent
 * @param others by meeting, what would do instead as long as all others stay as drafted; in order of time
 * @param proven no other draft has more meetings, or as many at less cost
 */
public record Draft(Map<String, Stretch> times, Map<String, List<Stretch>> others, boolean proven) {
    public Draft {
        times = Map.copyOf(times);
        others = Map.copyOf(others);
    }
}
