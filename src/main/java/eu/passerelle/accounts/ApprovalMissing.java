package eu.passerelle.accounts;

import eu.passerelle.kernel.Conflict;

/** Nobody else has approved it, or not in time, or it was used already. */
public final class ApprovalMissing extends Conflict {
    ApprovalMissing() {
        super("accounts.approval.missing");
    }
}
