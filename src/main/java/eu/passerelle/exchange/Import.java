package eu.passerelle.exchange;

import eu.passerelle.kernel.AccountId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A file on its way into the network.
 *
 * @param mapping for each column of the file the name of a column of the table, or empty when it is left out
 * @param counts of the present pass
 * @param total rows of the file, known once it was checked
 * @param failure a message key, when the file turned out to be unreadable; else empty
 */
record Import(
        String id,
        AccountId account,
        Table table,
        String fileName,
        State state,
        Instant at,
        List<String> mapping,
        Counts counts,
        long total,
        String failure,
        List<String> failureArguments) {
    /** The message key {@code exchange.state.<state>} words each. */
    enum State {
        /** Somebody says what the columns hold. */
        CHOOSING,
        /** Every row is read and compared; nothing is written. */
        CHECKING,
        CHECKED,
        IMPORTING,
        DONE,
        CANCELLED,
        FAILED
    }

    /**
     * @param rows read so far
     * @param brokenBytes how long the list of broken rows was when these counts were true
     */
    record Counts(long rows, long fresh, long changed, long same, long broken, long brokenBytes) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);
    }

    public boolean isUnderWay() {
        return state == State.CHECKING || state == State.IMPORTING;
    }

    public LocalDate day() {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    public int percent() {
        return total == 0 ? 0 : (int) Math.min(100, 100 * counts.rows() / total);
    }
}
