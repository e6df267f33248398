package eu.passerelle.planning;

import eu.passerelle.kernel.Conflict;

/** Somebody else wrote or removed the same part; carries what stands there now, and what could be merged. */
final class WrittenMeanwhile extends Conflict {
    private final transient Part theirs;
    private final transient Merge merge;

    WrittenMeanwhile(Part theirs, Merge merge) {
        super(theirs.removed() ? "planning.conflict.removed" : "planning.conflict.written");
        this.theirs = theirs;
        this.merge = merge;
    }

    Part theirs() {
        return theirs;
    }

    Merge merge() {
        return merge;
    }
}
