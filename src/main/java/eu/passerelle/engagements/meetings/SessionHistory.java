package eu.passerelle.engagements.meetings;

import eu.passerelle.accounts.Accounts;
import eu.passerelle.accounts.Role;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.scheduling.Session;
import eu.passerelle.scheduling.SessionTrail;
import eu.passerelle.scheduling.SessionTrail.Entry;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What became of a session, for those who meet in it: who changed it is said by role, for people leave and roles stay. */
@Component
class SessionHistory {
    private final SessionTrail trail;
    private final Accounts accounts;

    SessionHistory(SessionTrail trail, Accounts accounts) {
        this.trail = trail;
        this.accounts = accounts;
    }

    /** @param by a role, or CLOCK_RULES; ANYONE when the account is gone */
    record Line(Entry entry, String by) {}

    /** The newest first; a session that nobody has changed yet has none. */
    List<Line> of(Session session) {
        if (session.sequence() == 0) {
            return List.of();
        }
        List<Entry> entries = trail.of(session.id());
        Map<AccountId, Role> roles =
                accounts.roles(entries.stream().map(Entry::by).toList());
        return entries.stream().map(entry -> new Line(entry, by(entry, roles))).toList();
    }

    private static String by(Entry entry, Map<AccountId, Role> roles) {
        return entry.isByClockRules()
                ? "CLOCK_RULES"
                : roles.getOrDefault(entry.by(), Role.ANYONE).name();
    }
}
