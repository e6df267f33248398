package eu.passerelle.scheduling;

import eu.passerelle.kernel.Conflict;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Somebody else was faster, or the calendar has changed; there are the nearest times that are still free. */
public final class SlotTaken extends Conflict {
    private final transient Instant wanted;
    private final transient Supplier<List<Slot>> alternatives;
    private final String field;

    /** @param alternatives asked for after the transaction, when nobody waits for its locks any more */
    SlotTaken(Instant wanted, Supplier<List<Slot>> alternatives) {
        this(wanted, alternatives, "start");
    }

    private SlotTaken(Instant wanted, Supplier<List<Slot>> alternatives, String field) {
        super("scheduling.conflict.slotTaken");
        this.wanted = wanted;
        this.alternatives = alternatives;
        this.field = field;
    }

    /** The same, where the time stood in a field of another name. */
    public SlotTaken in(String otherField) {
        return new SlotTaken(wanted, alternatives, otherField);
    }

    /** When it would have begun. */
    public Instant wanted() {
        return wanted;
    }

    /** In which field the time stood. */
    String field() {
        return field;
    }

    /** Looked up anew each time. */
    public List<Slot> alternatives() {
        return alternatives.get();
    }
}
