package eu.passerelle.privacy;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.GraphTransactions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/**
 * The trail of decisions: only added to, never changed. Each entry carries a SHA-256 over itself and the entry before, so
 * that an entry which was changed, removed or slipped in shows when the trail is verified.
 */
@Component
public class AuditTrail {
    /** Stands in no text: what people type has no control characters. */
    private static final String SEPARATOR = "\u001F";

    private static final String HEAD = """
            MERGE (h:AuditHead {id: 'head'})
            SET h.rev = coalesce(h.rev, 0) + 1
            RETURN coalesce(h.number, 0) AS number, coalesce(h.hash, '') AS hash
            """;
    private static final String APPEND = """
            MATCH (h:AuditHead {id: 'head'})
            SET h.number = $number, h.hash = $hash
            CREATE (a:AuditEntry {number: $number, at: $at, actor: $actor, subject: $subject, action: $action,
              reason: $reason, fields: $fields, before: $before, after: $after, hash: $hash})
            """;
    private static final String OF_SUBJECT = """
            MATCH (a:AuditEntry {subject: $subject})
            RETURN a ORDER BY a.number DESC LIMIT $limit
            """;

    /** The last entry that was let go, as its time was over. */
    private static final String GONE = """
            OPTIONAL MATCH (h:AuditHead {id: 'head'})
            RETURN coalesce(h.goneNumber, 0) AS number, coalesce(h.goneHash, '') AS hash
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
            Link last = link(HEAD);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var entry = new AuditEntry(last.number() + 1, now, actor, subject, action, reason, changes);
            neo4j.query(APPEND)
                    .bindAll(Map.of(
                            "number", entry.number(),
                            "at", now.atZone(ZoneOffset.UTC),
                            "actor", actor.value(),
                            "subject", subject,
                            "action", action,
                            "reason", reason,
                            "fields", texts(changes, AuditEntry.Change::field),
                            "before", texts(changes, AuditEntry.Change::before),
                            "after", texts(changes, AuditEntry.Change::after),
                            "hash", hash(last.hash(), entry)))
                    .run();
        });
    }

    /** The newest first. */
    public List<AuditEntry> of(String subject, int limit) {
        return List.copyOf(neo4j.query(OF_SUBJECT)
                .bindAll(Map.of("subject", subject, "limit", limit))
                .fetchAs(AuditEntry.class)
                .mappedBy((types, row) -> entry(row.get("a")))
                .all());
    }

    /** The number of the first entry that is not as it was written, or is missing; empty when the trail is whole. */
    public OptionalLong firstBroken() {
        return new AuditVerification(neo4j, "")
                .verify().broken().stream()
                        .mapToLong(AuditVerification.Broken::number)
                        .findFirst();
    }

    private record Link(long number, String hash) {}

    static AuditEntry entry(Value a) {
        List<String> fields = a.get("fields").asList(Value::asString);
        List<String> before = a.get("before").asList(Value::asString);
        List<String> after = a.get("after").asList(Value::asString);
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

    /**
     * What the hash of a stored entry must be.
     *
     * @throws IllegalArgumentException when its lists do not belong together
     */
    static String hash(String previous, Value a) {
        int fields = a.get("fields").size();
        if (a.get("before").size() != fields || a.get("after").size() != fields) {
            throw new IllegalArgumentException("An entry with fields and values that differ in number");
        }
        return hash(previous, entry(a));
    }

    private static String hash(String previous, AuditEntry entry) {
        Stream<Object> head = Stream.of(
                previous, entry.number(), entry.at(), entry.actor(), entry.subject(), entry.action(), entry.reason());
        Stream<Object> changes =
                entry.changes().stream().flatMap(change -> Stream.of(change.field(), change.before(), change.after()));
        String whole = Stream.concat(head, changes)
                .map(String::valueOf)
                .reduce((one, other) -> one + SEPARATOR + other)
                .orElseThrow();
        return HexFormat.of().formatHex(sha256().digest(whole.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
