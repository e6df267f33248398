package eu.passerelle.engagements.requests;

import eu.passerelle.kernel.Conflict;

/** The same part was saved elsewhere, in another window or by a colleague; carries what stands there now. */
final class ChangedMeanwhile extends Conflict {
    private final transient Request stored;

    ChangedMeanwhile(Request stored) {
        super("engagements.conflict.changedMeanwhile");
        this.stored = stored;
    }

    Request stored() {
        return stored;
    }
}
