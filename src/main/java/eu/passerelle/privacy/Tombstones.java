package eu.passerelle.privacy;

import eu.passerelle.kernel.GraphTransactions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who was erased, twice: in the graph, for all machines; and in a file beside the data of each, because an old backup of
 * the graph knows nothing of it. The file also says how far this machine has forgotten what it keeps itself.
 */
@Component
class Tombstones {
    private static final String ADD = """
            MERGE (t:Tombstone {id: $id})
            ON CREATE SET t.at = $at, t.accounts = $accounts, t.experts = $experts, t.guests = $guests
            """;
    private static final String DONE = "MATCH (t:Tombstone {id: $id}) SET t.doneAt = coalesce(t.doneAt, $now)";
    private static final String ALL = "MATCH (t:Tombstone) RETURN t ORDER BY t.at, t.id";
    private static final String UNDONE = "MATCH (t:Tombstone) WHERE t.doneAt IS NULL RETURN t ORDER BY t.at, t.id";
    private static final String FINISHED =
            "MATCH (t:Tombstone) WHERE t.doneAt IS NOT NULL AND NOT t.id IN $known RETURN t";

    private final TombstoneFile file;
    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final Clock clock;
    private final Set<String> inFile = new HashSet<>();

    Tombstones(
            PrivacyProperties properties,
            JsonMapper json,
            Neo4jClient neo4j,
            GraphTransactions transactions,
            Clock clock) {
        this.file = new TombstoneFile(properties.tombstones(), json);
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.clock = clock;
    }

    void add(Tombstone tombstone) {
        transactions.write(() -> neo4j.query(ADD)
                .bindAll(Map.of(
                        "id", tombstone.id(),
                        "at", tombstone.at().atZone(ZoneOffset.UTC),
                        "accounts", tombstone.accounts(),
                        "experts", tombstone.experts(),
                        "guests", tombstone.guests()))
                .run());
    }

    /** In the running transaction. */
    void done(String id) {
        neo4j.query(DONE)
                .bindAll(Map.of("id", id, "now", clock.instant().atZone(ZoneOffset.UTC)))
                .run();
    }

    /** What the file says and the graph does not know, as after an old backup, is in the graph from now on. */
    void bringHome() {
        Set<String> known = list(ALL).stream().map(Tombstone::id).collect(Collectors.toSet());
        file.read().stream()
                .filter(tombstone -> !known.contains(tombstone.id()))
                .forEach(this::add);
    }

    /** Those who were erased already, as the file knows, and whose erasure this graph has not seen to its end. */
    List<Tombstone> undone() {
        Set<String> erased = file.read().stream().map(Tombstone::id).collect(Collectors.toSet());
        return list(UNDONE).stream()
                .filter(tombstone -> erased.contains(tombstone.id()))
                .toList();
    }

    /** Those that are done everywhere but perhaps on this machine. */
    List<Tombstone> unknownHere() {
        if (inFile.isEmpty()) {
            file.read().forEach(tombstone -> inFile.add(tombstone.id()));
        }
        return List.copyOf(neo4j.query(FINISHED)
                .bind(List.copyOf(inFile))
                .to("known")
                .fetchAs(Tombstone.class)
                .mappedBy((types, row) -> tombstone(row))
                .all());
    }

    /** This machine has forgotten what it kept. */
    void writeHere(Tombstone tombstone) {
        file.add(tombstone);
        inFile.add(tombstone.id());
    }

    private List<Tombstone> list(String cypher) {
        return List.copyOf(neo4j.query(cypher)
                .fetchAs(Tombstone.class)
                .mappedBy((types, row) -> tombstone(row))
                .all());
    }

    private static Tombstone tombstone(Record row) {
        Value t = row.get("t");
        return new Tombstone(
                t.get("id").asString(),
                t.get("at").asZonedDateTime().toInstant(),
                t.get("accounts").asList(Value::asString),
                t.get("experts").asList(Value::asString),
                t.get("guests").asList(Value::asString, List.of()));
    }
}
