package eu.passerelle.kernel;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Leads each follower along the outbox. The follower's place is locked while it reads, so that of many nodes one works. */
@Component
class OutboxDispatcher implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(OutboxDispatcher.class);
    private static final int BATCH = 20;
    private static final int ATTEMPTS_BEFORE_PARKING = 5;
    private static final long POLL_MILLIS = 1_000;

    private final Outbox outbox;
    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final List<OutboxFollower> followers;
    private volatile boolean running;
    private volatile Thread thread = Thread.currentThread();

    OutboxDispatcher(Outbox outbox, Neo4jClient neo4j, GraphTransactions transactions, List<OutboxFollower> followers) {
        this.outbox = outbox;
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.followers = followers;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("outbox").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try {
                followers.forEach(this::lead);
                outbox.awaitNews(POLL_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void lead(OutboxFollower follower) {
        try {
            while (running && step(follower, BATCH)) {}
        } catch (RuntimeException e) {
            leadOneByOne(follower);
        }
    }

    /** What came before the one that failed was rolled back with it: so each alone, and the failure is noted at the right one. */
    private void leadOneByOne(OutboxFollower follower) {
        try {
            for (int i = 0; i < BATCH && running && step(follower, 1); i++) {}
        } catch (RuntimeException e) {
            if (running) {
                noteFailure(follower, e);
            }
        }
    }

    /** One batch; false when there was nothing left. */
    private boolean step(OutboxFollower follower, int most) {
        return transactions.write(() -> {
            var events = outbox.after(lockedPlace(follower), most);
            for (var event : events) {
                follower.follow(event);
                moveTo(follower, event.sequence());
            }
            return !events.isEmpty();
        });
    }

    private long lockedPlace(OutboxFollower follower) {
        return neo4j.query("""
                        MERGE (c:OutboxCursor {follower: $name}) ON CREATE SET c.seq = 0, c.failures = 0
                        SET c.rev = 0
                        RETURN c.seq
                        """)
                .bind(follower.name())
                .to("name")
                .fetchAs(Long.class)
                .one()
                .orElseThrow();
    }

    private void moveTo(OutboxFollower follower, long sequence) {
        neo4j.query("MATCH (c:OutboxCursor {follower: $name}) SET c.seq = $seq, c.failures = 0")
                .bind(follower.name())
                .to("name")
                .bind(sequence)
                .to("seq")
                .run();
    }

    /** After some attempts the next event is set aside and logged, so that one bad event does not stop all those behind it. */
    private void noteFailure(OutboxFollower follower, RuntimeException failure) {
        log.error("Follower '{}' failed; it will try again", follower.name(), failure);
        try {
            transactions.write(() -> {
                neo4j.query("""
                                MATCH (c:OutboxCursor {follower: $name})
                                SET c.failures = c.failures + 1
                                WITH c WHERE c.failures >= $limit
                                MATCH (e:OutboxEvent) WHERE e.seq > c.seq
                                WITH c, e ORDER BY e.seq LIMIT 1
                                SET e.parkedFor = coalesce(e.parkedFor, []) + $name, c.seq = e.seq, c.failures = 0
                                """)
                        .bind(follower.name())
                        .to("name")
                        .bind(ATTEMPTS_BEFORE_PARKING)
                        .to("limit")
                        .run();
                return true;
            });
        } catch (RuntimeException e) {
            log.warn("The failure of follower '{}' could not be noted", follower.name(), e);
        }
    }
}
