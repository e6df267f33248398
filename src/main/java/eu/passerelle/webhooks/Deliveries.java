package eu.passerelle.webhooks;

import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.outbound.OutboundRefused;
import eu.passerelle.webhooks.DeliveryStore.Claimed;
import eu.passerelle.webhooks.DeliveryStore.Failure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends what is owed, and decides what comes of it. Nothing is sent within a transaction: a process that dies between the
 * answer and the note of it sends the same again, under the same id.
 */
@Component
class Deliveries {
    /** Longer than an attempt can take. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    static final Duration TRIED_FOR = Duration.ofDays(3);
    private static final Duration KEPT_FOR = Duration.ofDays(30);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(12);
    private static final Duration LONGEST_REST = Duration.ofMinutes(10);
    private static final Duration WHEN_CROWDED = Duration.ofSeconds(5);
    private static final int FORGOTTEN_AT_ONCE = 10_000;
    private static final double JITTER = 1.0 / 5;
    private static final int MOST_DOUBLINGS = 24;
    private static final int GONE = 410;

    private final DeliveryStore store;
    private final Sending sending;
    private final GraphTransactions transactions;
    private final Clock clock;

    Deliveries(DeliveryStore store, Sending sending, GraphTransactions transactions, Clock clock) {
        this.store = store;
        this.sending = sending;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Those that are due; another node takes others. */
    List<Claimed> claim(int most) {
        Instant now = clock.instant();
        return transactions.write(() -> store.claim(now, now.plus(LEASE), most));
    }

    /** Whatever comes of it is kept. */
    void send(Claimed claimed) {
        if (!claimed.entitled()) {
            transactions.write(() -> store.dropped(claimed, clock.instant()));
            return;
        }
        try {
            int status = post(claimed);
            Instant now = clock.instant();
            if (status >= 200 && status < 300) {
                transactions.write(() -> store.delivered(claimed, status, now));
            } else {
                failed(claimed, OutboundRefused.Reason.STATUS, Optional.of(status), now);
            }
        } catch (OutboundRefused refused) {
            failed(claimed, Sending.told(refused), Optional.empty(), clock.instant());
        }
    }

    private int post(Claimed claimed) {
        Delivery delivery = claimed.delivery();
        Instant now = clock.instant();
        byte[] body = delivery.body();
        String signatures = claimed.webhook().secrets().at(now).stream()
                .map(secret -> secret.sign(delivery.id(), now, body))
                .collect(Collectors.joining(" "));
        Map<String, String> headers = Map.of(
                "webhook-id", delivery.id(),
                "webhook-timestamp", String.valueOf(now.getEpochSecond()),
                "webhook-signature", signatures);
        return sending.post(claimed.webhook().address(), headers, body);
    }

    private void failed(Claimed claimed, OutboundRefused.Reason reason, Optional<Integer> status, Instant now) {
        if (reason == OutboundRefused.Reason.CROWDED) {
            transactions.write(() -> store.later(claimed, now.plus(WHEN_CROWDED)));
            return;
        }
        int attempts = claimed.delivery().attempts() + 1;
        Instant again = now.plus(pause(attempts));
        boolean gone = status.equals(Optional.of(GONE));
        boolean over = gone || again.isAfter(claimed.delivery().at().plus(TRIED_FOR));
        Optional<Webhook.State> ends = gone
                ? Optional.of(Webhook.State.GONE)
                : Optional.of(Webhook.State.PARKED).filter(parked -> over && !claimed.workedSince());
        Duration rest = pause(attempts);
        var failure = new Failure(
                reason.name(),
                status,
                over ? Optional.empty() : Optional.of(again),
                ends,
                now.plus(rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST));
        transactions.write(() -> store.failed(claimed, failure, now));
    }

    /** Ten seconds, three times as long after each attempt, up to twelve hours; a little more or less. */
    static Duration pause(int attempts) {
        double seconds = FIRST_PAUSE.toSeconds() * Math.pow(3, Math.min(attempts, MOST_DOUBLINGS) - 1);
        double part = 1 + ThreadLocalRandom.current().nextDouble(-JITTER, JITTER);
        return Duration.ofSeconds((long) (Math.min(seconds, LONGEST_PAUSE.toSeconds()) * part));
    }

    /** In pieces, so that no transaction grows with what has gathered. */
    @Scheduled(cron = "0 47 * * * *")
    void forget() {
        Instant before = clock.instant().minus(KEPT_FOR);
        while (transactions.write(() -> store.forget(before, FORGOTTEN_AT_ONCE)) == FORGOTTEN_AT_ONCE) {
            // There may be more.
        }
        while (transactions.write(() -> store.forgetOrphans(FORGOTTEN_AT_ONCE)) == FORGOTTEN_AT_ONCE) {
            // There may be more.
        }
    }
}
