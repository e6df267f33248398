package eu.passerelle.accounts;

import eu.passerelle.kernel.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * What one person asked for and another has to approve.
 *
 * @param subject what exactly is asked for, within its kind
 * @param reason why, as the one who asks wrote it
 * @param why as the one who decided wrote it; may be empty
 */
public record Approval(
        String id,
        Kind kind,
        String subject,
        String reason,
        AccountId by,
        Instant at,
        State state,
        String why,
        Instant decidedAt) {
    static final Duration DECIDED_WITHIN = Duration.ofDays(7);
    static final Duration USED_WITHIN = Duration.ofHours(24);

    /** The message keys {@code accounts.approval.kind.<kind>} word each. */
    public enum Kind {
        /** A table of the whole directory as a file; the subject names the table. */
        EXPORT,
        /** The trail as a file. */
        TRAIL,
        /** A further coordinator or auditor; the subject names role and address. */
        PERSON,
        /** That somebody who wrote a letter is erased; the subject is the address. */
        ERASURE
    }

    /** The message keys {@code accounts.approval.state.<state>} word each. */
    public enum State {
        ASKED,
        APPROVED,
        DECLINED,
        USED,
        /** Nobody decided in time, or it was not used in time. It is never stored. */
        LAPSED
    }

    /** What it has become by now. */
    public State stateAt(Instant now) {
        return switch (state) {
            case ASKED -> at.plus(DECIDED_WITHIN).isAfter(now) ? state : State.LAPSED;
            case APPROVED -> decidedAt.plus(USED_WITHIN).isAfter(now) ? state : State.LAPSED;
            case DECLINED, USED, LAPSED -> state;
        };
    }

    /** Until when it is to be decided, or used. */
    public ZonedDateTime until() {
        Instant end = state == State.ASKED ? at.plus(DECIDED_WITHIN) : decidedAt.plus(USED_WITHIN);
        return end.atZone(ZoneOffset.UTC);
    }
}
