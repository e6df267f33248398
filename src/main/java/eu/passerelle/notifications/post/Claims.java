package eu.passerelle.notifications.post;

import eu.passerelle.kernel.GraphTransactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/**
 * Who sends which mail. A claim is a lease: the mail becomes due again when its holder has not said in time what became
 * of it. Each transition locks all mails of the thread first, then looks, so that of many senders one wins and a later
 * mail never overtakes an earlier one.
 */
@Component
class Claims {
    static final int ATTEMPTS_BEFORE_PARKING = 20;
    private static final int BATCH = 20;
    /** Beyond the time limit of an attempt, for what comes before and after it. */
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(15);

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final Clock clock;
    private final Duration lease;

    Claims(Neo4jClient neo4j, GraphTransactions transactions, Clock clock, MailProperties properties) {
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.clock = clock;
        this.lease = properties.sendTimeout().plus(LEASE_MARGIN);
    }

    /** Oldest first; a hint only, taken without locks. */
    List<String> due() {
        return List.copyOf(neo4j.query("""
                        MATCH (m:Mail {state: 'NEW'}) WHERE m.nextAttemptAt <= $now
                          AND NOT EXISTS { MATCH (e:Mail {thread: m.thread}) WHERE e.position < m.position AND e.state = 'NEW' }
                        RETURN m.id ORDER BY m.position LIMIT $limit
                        """)
                .bind(clock.instant().atZone(ZoneOffset.UTC))
                .to("now")
                .bind(BATCH)
                .to("limit")
                .fetchAs(String.class)
                .all());
    }

    Optional<Claimed> claim(String id) {
        String claim = UUID.randomUUID().toString();
        Instant now = clock.instant();
        return transactions
                .write(() -> neo4j.query("""
                                MATCH (m:Mail {id: $id})
                                MATCH (t:Mail {thread: m.thread})
                                WITH m, t ORDER BY t.position
                                SET t.rev = 0
                                WITH m, collect(t) AS thread
                                WHERE m.state = 'NEW' AND m.nextAttemptAt <= $now
                                  AND none(t IN thread WHERE t.position < m.position AND t.state = 'NEW')
                                SET m.claim = $claim, m.attempts = m.attempts + 1, m.nextAttemptAt = $leaseEnd
                                RETURN m {.*} AS mail
                                """)
                        .bindAll(Map.of(
                                "id",
                                id,
                                "claim",
                                claim,
                                "now",
                                now.atZone(ZoneOffset.UTC),
                                "leaseEnd",
                                now.plus(lease).atZone(ZoneOffset.UTC)))
                        .fetchAs(Mail.class)
                        .mappedBy((types, row) -> Mail.from(row.get("mail")))
                        .one())
                .map(mail -> new Claimed(claim, mail));
    }

    /** What the mail said goes with it: a link that opens something must not stay in the graph. */
    void sent(Claimed claimed) {
        settle(claimed, """
                SET m.state = 'SENT', m.sentAt = $now
                REMOVE m.claim, m.error, m.text, m.html, m.iCalendar
                """, Map.of());
    }

    void park(Claimed claimed, String reason) {
        settle(claimed, "SET m.state = 'PARKED', m.error = $reason REMOVE m.claim", Map.of("reason", reason));
    }

    void postpone(Claimed claimed, String reason) {
        if (claimed.mail().attempts() >= ATTEMPTS_BEFORE_PARKING) {
            park(claimed, reason);
            return;
        }
        settle(
                claimed,
                "SET m.nextAttemptAt = $next, m.error = $reason REMOVE m.claim",
                Map.of(
                        "reason",
                        reason,
                        "next",
                        clock.instant()
                                .plus(Backoff.after(claimed.mail().attempts()))
                                .atZone(ZoneOffset.UTC)));
    }

    /** As if it had never been claimed. */
    void release(Claimed claimed, String reason) {
        settle(
                claimed,
                "SET m.nextAttemptAt = $now, m.attempts = m.attempts - 1, m.error = $reason REMOVE m.claim",
                Map.of("reason", reason));
    }

    /** A claim that has run out and was taken by another sender settles nothing. */
    private void settle(Claimed claimed, String change, Map<String, Object> parameters) {
        transactions.write(() -> neo4j.query("""
                        MATCH (m:Mail {id: $id})
                        SET m.rev = 0
                        WITH m WHERE m.claim = $claim
                        """ + change)
                .bind(claimed.mail().id())
                .to("id")
                .bind(claimed.claim())
                .to("claim")
                .bind(clock.instant().atZone(ZoneOffset.UTC))
                .to("now")
                .bindAll(parameters)
                .run());
    }
}
