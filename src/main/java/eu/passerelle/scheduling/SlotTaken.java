package eu.passerelle.scheduling;

import eu.passerelle.kernel.Conflict;
import java.util.List;

/** Somebody else was faster, or the calendar has changed; these are the nearest times that are still free. */
public final class SlotTaken extends Conflict {
    private final transient List<Slot> alternatives;

    public SlotTaken(List<Slot> alternatives) {
        super("scheduling.conflict.slotTaken");
        this.alternatives = List.copyOf(alternatives);
    }

    public List<Slot> alternatives() {
        return alternatives;
    }
}
