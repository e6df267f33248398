package eu.passerelle.kernel.outbound;

/**
 * An address that is not fetched, or could not be. Neither message nor cause carries the address, which may be a secret.
 */
public final class OutboundRefused extends RuntimeException {
    private final Reason reason;
    private final String detail;

    OutboundRefused(Reason reason) {
        this(reason, "");
    }

    OutboundRefused(Reason reason, String detail) {
        super(reason + " " + detail, null, false, false);
        this.reason = reason;
        this.detail = detail;
    }

    /** Why; those up to {@link #NOT_PUBLIC} will not pass by waiting. */
    public enum Reason {
        MALFORMED,
        TOO_LONG,
        NOT_HTTPS,
        OTHER_PORT,
        CREDENTIALS,
        NOT_PUBLIC,
        UNKNOWN_HOST,
        REDIRECTED,
        STATUS,
        TOO_BIG,
        TOO_SLOW,
        NOT_TRUSTED,
        UNREACHABLE,
        CROWDED
    }

    public Reason reason() {
        return reason;
    }

    /** The status code for {@link Reason#STATUS}; else empty. */
    public String detail() {
        return detail;
    }
}
