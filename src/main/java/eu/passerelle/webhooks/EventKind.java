package eu.passerelle.webhooks;

import eu.passerelle.accounts.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a webhook can hear of. The names are a promise to programs elsewhere: none is ever changed. */
enum EventKind {
    SESSION_BOOKED,
    SESSION_MOVED,
    SESSION_CANCELLED,
    REQUEST_SUBMITTED,
    PROPOSAL_ACCEPTED,
    PROPOSAL_DECLINED,
    HANDOVER_ASKED,
    MENTOR_CHANGED,
    MENTORING_CLOSED,
    /** Sent on demand; nobody can choose it. */
    WEBHOOK_TEST;

    /** Its name outside, such as {@code session.booked}; {@code webhooks.kind.<code>} words it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    static EventKind of(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("No kind of events is called " + code));
    }

    static Optional<EventKind> find(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    /** Those that can concern somebody of this role: an expert hears of a request when asked. */
    static List<EventKind> heardBy(Role role) {
        return Arrays.stream(values())
                .filter(kind -> kind != WEBHOOK_TEST && (kind != REQUEST_SUBMITTED || role != Role.EXPERT))
                .toList();
    }
}
