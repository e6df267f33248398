package eu.passerelle.webhooks;

import eu.passerelle.kernel.outbound.HttpsAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An address elsewhere that hears of chosen kinds of events.
 *
 * @param secrets to sign with, the newest first; two for a day after a rotation
 * @param failingSince when nothing was taken any more; empty while it works
 */
record Webhook(
        String id,
        String name,
        HttpsAddress address,
        List<EventKind> kinds,
        State state,
        Instant createdAt,
        Secrets secrets,
        Optional<Instant> failingSince) {

    Webhook {
        kinds = List.copyOf(kinds);
    }

    /** {@code webhooks.state.<STATE>} words each. */
    enum State {
        ACTIVE,
        /** By its owner. */
        PAUSED,
        /** By us, after days of failures. */
        PARKED,
        /** By the receiver, who answered 410. */
        GONE
    }

    record Secrets(WebhookSecret current, Instant since, Optional<Former> former) {
        /** The one before, for receivers that do not know the new one yet. */
        record Former(WebhookSecret secret, Instant until) {}

        List<WebhookSecret> at(Instant now) {
            return former.filter(before -> now.isBefore(before.until()))
                    .map(before -> List.of(current, before.secret()))
                    .orElseGet(() -> List.of(current));
        }
    }

    public boolean isActive() {
        return state == State.ACTIVE;
    }

    public String host() {
        return address.host();
    }
}
