package eu.passerelle.engagements.polls;

import eu.passerelle.engagements.PollId;
import eu.passerelle.engagements.PollReminded;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Whoever has not answered is asked once more, the day before answers end. */
@Component
class PollReminding {
    private static final Logger log = LoggerFactory.getLogger(PollReminding.class);
    private static final int BATCH = 200;
    /** Whoever was asked since yesterday has not forgotten it. */
    private static final Duration STILL_FRESH = Duration.ofDays(1);

    private static final String ENDING = """
            MATCH (p:Poll {state: 'OPEN'})
            WHERE p.remindedAt IS NULL AND p.lastDay <= $until AND p.lastDay >= $from AND p.openedAt <= $openedBefore
            RETURN p.id ORDER BY p.lastDay LIMIT $batch
            """;
    private static final String CLAIM = """
            MATCH (p:Poll {id: $id}) SET p.rev = 0
            WITH p WHERE p.state = 'OPEN' AND p.remindedAt IS NULL
            SET p.remindedAt = $now
            RETURN p.id
            """;

    private final Neo4jClient neo4j;
    private final PollStore store;
    private final GraphTransactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    PollReminding(Neo4jClient neo4j, PollStore store, GraphTransactions transactions, Outbox outbox, Clock clock) {
        this.neo4j = neo4j;
        this.store = store;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT40S")
    void run() {
        ending().forEach(this::alone);
    }

    /** By the day in any zone; the poll itself knows better. */
    private Collection<PollId> ending() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return neo4j.query(ENDING)
                .bindAll(Map.of(
                        "from", today.minusDays(1),
                        "until", today.plusDays(2),
                        "openedBefore", now.minus(STILL_FRESH).atZone(ZoneOffset.UTC),
                        "batch", BATCH))
                .fetchAs(PollId.class)
                .mappedBy((types, row) -> new PollId(row.get(0).asString()))
                .all();
    }

    /** One that fails does not hold up those behind it. */
    private void alone(PollId id) {
        try {
            remind(id);
        } catch (RuntimeException e) {
            log.error("Nobody could be reminded of poll {}; it will be tried again", id, e);
        }
    }

    private void remind(PollId id) {
        Instant now = clock.instant();
        if (store.find(id).filter(poll -> poll.needsReminder(now)).isPresent()) {
            transactions.write(() -> {
                if (claim(id, now)) {
                    outbox.append(new PollReminded(id));
                }
            });
        }
    }

    private boolean claim(PollId id, Instant now) {
        return neo4j.query(CLAIM)
                .bindAll(Map.of("id", id.value(), "now", now.atZone(ZoneOffset.UTC)))
                .fetchAs(String.class)
                .one()
                .isPresent();
    }
}
