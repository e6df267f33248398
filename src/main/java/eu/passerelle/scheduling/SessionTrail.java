package eu.passerelle.scheduling;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.privacy.AuditEntry;
import eu.passerelle.privacy.AuditTrail;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What became of a session, by whom and why: one entry of the audit trail for each change. */
@Component
public class SessionTrail {
    /** Moves sessions that stay where they are on the clock when the clock's rules change. It is nobody's account. */
    static final AccountId CLOCK_RULES = new AccountId("clock-rules");

    private static final int MOST_SHOWN = 100;
    private static final String START = "startsAt";

    private final AuditTrail trail;

    SessionTrail(AuditTrail trail) {
        this.trail = trail;
    }

    /** The action of an entry. */
    public enum Action {
        SESSION_BOOKED,
        SESSION_MOVED,
        SESSION_CANCELLED
    }

    /** @param from where it stood before, if it stood anywhere; @param to where it stands, unless it was cancelled */
    public record Entry(
            Action action, Instant at, AccountId by, String reason, Optional<Instant> from, Optional<Instant> to) {
        public boolean isByClockRules() {
            return by.equals(CLOCK_RULES);
        }
    }

    /** The newest first. */
    public List<Entry> of(SessionId session) {
        return trail.of(subject(session), MOST_SHOWN).stream()
                .map(SessionTrail::entry)
                .toList();
    }

    void booked(Session session, AccountId by) {
        append(session, by, Action.SESSION_BOOKED, "", "", session.startsAt().toString());
    }

    /** @param before the instant that calendars had so far */
    void moved(Instant before, Session after, AccountId by, String reason) {
        String now = after.startsAt().toString();
        append(after, by, Action.SESSION_MOVED, reason, before.toString(), now);
    }

    void cancelled(Session session, AccountId by, String reason) {
        append(session, by, Action.SESSION_CANCELLED, reason, session.startsAt().toString(), "");
    }

    private void append(Session session, AccountId by, Action action, String reason, String before, String after) {
        trail.append(
                by, subject(session.id()), action.name(), reason, List.of(new AuditEntry.Change(START, before, after)));
    }

    private static String subject(SessionId session) {
        return "session:" + session;
    }

    private static Entry entry(AuditEntry kept) {
        AuditEntry.Change start = kept.changes().getFirst();
        return new Entry(
                Action.valueOf(kept.action()),
                kept.at(),
                kept.actor(),
                kept.reason(),
                instant(start.before()),
                instant(start.after()));
    }

    private static Optional<Instant> instant(String kept) {
        return kept.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(kept));
    }
}
