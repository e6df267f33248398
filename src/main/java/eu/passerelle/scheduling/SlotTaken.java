package eu.passerelle.scheduling;

import eu.passerelle.kernel.Conflict;
import java.time.Instant;
import java.util.List;

/** Somebody else was faster, or the calendar has changed; these are the nearest times that are still free. */
public final class SlotTaken extends Conflict {
    private final transient Instant wanted;
    private final transient List<Slot> alternatives;

    public SlotTaken(Instant wanted, List<Slot> alternatives) {
        super("scheduling.conflict.slotTaken");
        this.wanted = wanted;
        this.alternatives = List.copyOf(alternatives);
    }

    /** When it would have begun. */
    public Instant wanted() {
        return wanted;
    }

    public List<Slot> alternatives() {
        return alternatives;
    }
}
