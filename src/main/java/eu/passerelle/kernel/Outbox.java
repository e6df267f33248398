package eu.passerelle.kernel;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.Assert;
import tools.jackson.databind.json.JsonMapper;

/**
 * The word of every change, in order, written in the transaction of the change itself.
 *
 * <p>The sequence is one locked counter, held until commit: so order of sequence is order of commit, and a reader that
 * has seen n can never miss one below n. {@link Closing} counts when the rest of the transaction is done.
 */
@Component
public class Outbox {
    private static final String MODULE_ROOT = "eu.passerelle.";

    private final Neo4jClient neo4j;
    private final JsonMapper json;
    private final Closing closing;
    private final Semaphore news = new Semaphore(0);

    Outbox(Neo4jClient neo4j, JsonMapper json, Closing closing) {
        this.neo4j = neo4j;
        this.json = json;
        this.closing = closing;
    }

    /** @throws IllegalArgumentException outside a transaction */
    public void append(Event event) {
        append(List.of(event));
    }

    /**
     * In this order, after those that the transaction has appended so far.
     *
     * @throws IllegalArgumentException outside a transaction
     */
    public void append(Collection<? extends Event> events) {
        Assert.isTrue(
                TransactionSynchronizationManager.isActualTransactionActive(),
                "An event is written in the transaction of its change");
        if (events.isEmpty()) {
            return;
        }
        List<Map<String, String>> told = events.stream()
                .map(event -> Map.of("type", typeOf(event), "payload", json.writeValueAsString(event)))
                .toList();
        closing.tell(told, news::release);
    }

    /** The events after a place, oldest first. */
    public List<RecordedEvent> after(long sequence, int limit) {
        return List.copyOf(neo4j.query("""
                                MATCH (e:OutboxEvent) WHERE e.seq > $after
                                RETURN e.seq AS seq, e.type AS type, e.payload AS payload, e.at AS at ORDER BY e.seq LIMIT $limit
                                """)
                .bind(sequence)
                .to("after")
                .bind(limit)
                .to("limit")
                .fetchAs(RecordedEvent.class)
                .mappedBy((types, row) -> new RecordedEvent(
                        row.get("seq").asLong(),
                        row.get("at").asZonedDateTime().toInstant(),
                        read(row.get("type").asString(), row.get("payload").asString())))
                .all());
    }

    /** The place of the newest event; 0 when there is none. */
    public long latest() {
        return neo4j.query("OPTIONAL MATCH (s:OutboxSequence {name: 'outbox'}) RETURN coalesce(s.value, 0)")
                .fetchAs(Long.class)
                .one()
                .orElse(0L);
    }

    /** Whether something that happened after a place has been forgotten since: whoever stands there has missed it. */
    public boolean hasForgottenAfter(long place) {
        return latest() > place
                && neo4j.query("RETURN NOT EXISTS { (:OutboxEvent {seq: $place + 1}) }")
                        .bind(place)
                        .to("place")
                        .fetchAs(Boolean.class)
                        .one()
                        .orElse(false);
    }

    /** Waits for an event committed by this process, or until the time is up; other processes are seen by polling. */
    void awaitNews(long millis) throws InterruptedException {
        if (news.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        }
    }

    private static String typeOf(Event event) {
        return event.getClass().getName().substring(MODULE_ROOT.length());
    }

    private Event read(String type, String payload) {
        try {
            return json.readValue(payload, Class.forName(MODULE_ROOT + type).asSubclass(Event.class));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("Event type '" + type + "' is unknown. Maybe it was renamed.", e);
        }
    }
}
