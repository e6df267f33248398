package eu.passerelle.scheduling.outside;

import eu.passerelle.scheduling.outside.Skipped.Reason;

/** One event cannot be used; the others can. */
final class UnreadablePart extends RuntimeException {
    private final Reason reason;
    private final String detail;

    UnreadablePart() {
        this(Reason.UNREADABLE, "");
    }

    UnreadablePart(Reason reason, String detail) {
        super(reason.name(), null, false, false);
        this.reason = reason;
        this.detail = detail;
    }

    Reason reason() {
        return reason;
    }

    String detail() {
        return detail;
    }
}
