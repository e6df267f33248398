package eu.passerelle.privacy;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/**
 * The trail of decisions: only added to, never changed. Each entry carries a SHA-256 over itself and the entry before, so
 * that an entry which was changed, removed or slipped in shows when the trail is verified.
 */
@Component
public class AuditTrail {
    private static final String HEAD = """
            MERGE (h:AuditHead {id: 'head'})
            SET h.rev = coalesce(h.rev, 0) + 1
            RETURN coalesce(h.number, 0) AS number, coalesce(h.hash, '') AS hash
            """;
    private static final String APPEND = """
            MATCH (h:AuditHead {id: 'head'})
            SET h.number = $number, h.hash = $hash
            CREATE (a:AuditEntry {number: $number, at: $at, actor: $actor, subject: $subject, action: $action,
              reason: $reason, fields: $fields, before: $before, after: $after, salt: $salt, words: $words, hash: $hash})
            """;
    private static final String OF_SUBJECT = """
            MATCH (a:AuditEntry {subject: $subject})
            RETURN a ORDER BY a.number DESC LIMIT $limit
            """;

    private static final String OF_SUBJECT_AND_ACTION = """
            MATCH (a:AuditEntry {subject: $subject}) WHERE a.action IN $actions
            RETURN a ORDER BY a.number DESC LIMIT $limit
            """;

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final Clock clock;

    AuditTrail(Neo4jClient neo4j, GraphTransactions transactions, Clock clock) {
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** To be called in the transaction that makes the change: both happen, or neither. */
    public void append(AccountId actor, String subject, String action, String reason, List<AuditEntry.Change> changes) {
        transactions.write(() -> {
            Link last = neo4j.query(HEAD)
                    .fetchAs(Link.class)
                    .mappedBy((types, row) ->
                            new Link(row.get("number").asLong(), row.get("hash").asString()))
                    .one()
                    .orElseThrow();
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var entry = new AuditEntry(last.number() + 1, now, actor, subject, action, reason, changes);
            append(entry, last.hash());
        });
    }

    private void append(AuditEntry entry, String previous) {
        String salt = Ids.random();
        String words = AuditHash.words(salt, entry);
        neo4j.query(APPEND)
                .bindAll(Map.of("salt", salt, "words", words, "hash", AuditHash.entry(previous, entry, words)))
                .bindAll(Map.of(
                        "number", entry.number(),
                        "at", entry.at().atZone(ZoneOffset.UTC),
                        "actor", entry.actor().value(),
                        "subject", entry.subject(),
                        "action", entry.action(),
                        "reason", entry.reason(),
                        "fields", texts(entry.changes(), AuditEntry.Change::field),
                        "before", texts(entry.changes(), AuditEntry.Change::before),
                        "after", texts(entry.changes(), AuditEntry.Change::after)))
                .run();
    }

    /** The newest first. */
    public List<AuditEntry> of(String subject, int limit) {
        return entries(OF_SUBJECT, Map.of("subject", subject, "limit", limit));
    }

    /** Those of these actions alone, the newest first. */
    public List<AuditEntry> of(String subject, List<String> actions, int limit) {
        return entries(OF_SUBJECT_AND_ACTION, Map.of("subject", subject, "actions", actions, "limit", limit));
    }

    private List<AuditEntry> entries(String query, Map<String, Object> parameters) {
        return List.copyOf(neo4j.query(query)
                .bindAll(parameters)
                .fetchAs(AuditEntry.class)
                .mappedBy((types, row) -> entry(row.get("a")))
                .all());
    }

    /**
     * The number of the first entry that is not as it was written, or is missing; empty when the trail is whole. An entry
     * without words is as it was written when a tombstone says why they are gone.
     */
    public OptionalLong firstBroken() {
        return new AuditVerification(neo4j, "")
                .verify().broken().stream()
                        .mapToLong(AuditVerification.Broken::number)
                        .findFirst();
    }

    private record Link(long number, String hash) {}

    /** @throws IllegalArgumentException when its lists do not belong together */
    static AuditEntry entry(Value a) {
        List<String> fields = a.get("fields").asList(Value::asString);
        List<String> before = a.get("before").asList(Value::asString);
        List<String> after = a.get("after").asList(Value::asString);
        if (before.size() != fields.size() || after.size() != fields.size()) {
            throw new IllegalArgumentException("An entry with fields and values that differ in number");
        }
        return new AuditEntry(
                a.get("number").asLong(),
                a.get("at").asZonedDateTime().toInstant(),
                new AccountId(a.get("actor").asString()),
                a.get("subject").asString(),
                a.get("action").asString(),
                a.get("reason").asString(),
                IntStream.range(0, fields.size())
                        .mapToObj(i -> new AuditEntry.Change(fields.get(i), before.get(i), after.get(i)))
                        .toList());
    }

    private static List<String> texts(List<AuditEntry.Change> changes, Function<AuditEntry.Change, String> part) {
        return changes.stream().map(part).toList();
    }
}
