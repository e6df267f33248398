package eu.passerelle.privacy;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Closing;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private static final String OF_SUBJECT = """
            MATCH (a:AuditEntry {subject: $subject})
            RETURN a ORDER BY a.number DESC LIMIT $limit
            """;

    private static final String OF_SUBJECT_AND_ACTION = """
            MATCH (a:AuditEntry {subject: $subject}) WHERE a.action IN $actions
            RETURN a ORDER BY a.number DESC LIMIT $limit
            """;

    private static final String NEWEST_CHANGE = """
            MATCH (a:AuditEntry {subject: $subject})
            WHERE a.action IN $actions AND any(field IN a.fields WHERE field IN $fields)
            RETURN a ORDER BY a.number DESC LIMIT 1
            """;

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final Closing closing;
    private final Clock clock;

    AuditTrail(Neo4jClient neo4j, GraphTransactions transactions, Closing closing, Clock clock) {
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.closing = closing;
        this.clock = clock;
    }

    /** To be called in the transaction that makes the change: both happen, or neither. It is read once that is committed. */
    public void append(AccountId actor, String subject, String action, String reason, List<AuditEntry.Change> changes) {
        List<AuditEntry.Change> kept = List.copyOf(changes);
        String salt = Ids.random();
        transactions.write(() -> closing.chain(last -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            return stored(new AuditEntry(last.number() + 1, now, actor, subject, action, reason, kept), last, salt);
        }));
    }

    private static Map<String, Object> stored(AuditEntry entry, Closing.Place last, String salt) {
        String words = AuditHash.words(salt, entry);
        return Map.ofEntries(
                Map.entry("number", entry.number()),
                Map.entry("at", entry.at().atZone(ZoneOffset.UTC)),
                Map.entry("actor", entry.actor().value()),
                Map.entry("subject", entry.subject()),
                Map.entry("action", entry.action()),
                Map.entry("reason", entry.reason()),
                Map.entry("fields", texts(entry.changes(), AuditEntry.Change::field)),
                Map.entry("before", texts(entry.changes(), AuditEntry.Change::before)),
                Map.entry("after", texts(entry.changes(), AuditEntry.Change::after)),
                Map.entry("salt", salt),
                Map.entry("words", words),
                Map.entry("hash", AuditHash.entry(last.hash(), entry, words)));
    }

    /** The newest first. */
    public List<AuditEntry> of(String subject, int limit) {
        return entries(OF_SUBJECT, Map.of("subject", subject, "limit", limit));
    }

    /** Those of these actions alone, the newest first. */
    public List<AuditEntry> of(String subject, List<String> actions, int limit) {
        return entries(OF_SUBJECT_AND_ACTION, Map.of("subject", subject, "actions", actions, "limit", limit));
    }

    /** The newest of these actions that has changed one of the fields. */
    public Optional<AuditEntry> newest(String subject, List<String> actions, List<String> fields) {
        return entries(NEWEST_CHANGE, Map.of("subject", subject, "actions", actions, "fields", fields)).stream()
                .findFirst();
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
