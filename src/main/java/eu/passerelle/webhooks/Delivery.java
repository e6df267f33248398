package eu.passerelle.webhooks;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * One event for one webhook.
 *
 * @param id the same at every attempt: receivers know by it what they have had
 * @param data the ids of what it happened to, a JSON object
 * @param at of the event
 * @param triedAt of the last attempt
 * @param status of the last answer; empty where there was none
 * @param failure why the last attempt failed; {@code webhooks.failure.<failure>} words each
 */
record Delivery(
        String id,
        EventKind kind,
        String data,
        Instant at,
        State state,
        int attempts,
        Optional<Instant> triedAt,
        Optional<Integer> status,
        Optional<String> failure) {

    /** {@code webhooks.delivery.<STATE>} words each. */
    enum State {
        PENDING,
        DELIVERED,
        GIVEN_UP
    }

    /** Made anew for each attempt, and equal each time. */
    byte[] body() {
        return ("{\"type\":\"" + kind.code() + "\",\"timestamp\":\"" + at + "\",\"data\":" + data + "}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
