package eu.passerelle.privacy;

import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.privacy.PersonRegister.Entry;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Takes the name of a person out of what stays: the words of plans, sessions, mails to others. */
@Component
class Sweep {
    private static final int AT_ONCE = 200;
    private static final String NAMING = """
            WITH n, [key IN keys(n) WHERE key <> 'id' AND any(word IN $words WHERE CASE
              WHEN n[key] IS :: STRING NOT NULL THEN toLower(n[key]) CONTAINS word
              WHEN n[key] IS :: LIST<STRING NOT NULL> NOT NULL THEN any(text IN n[key] WHERE toLower(text) CONTAINS word)
              ELSE false END)] AS named
            WHERE named <> []
            WITH elementId(n) AS element, n, named ORDER BY element LIMIT $most
            UNWIND named AS key
            RETURN element, key, n[key] AS value ORDER BY element, key
            """;
    private static final String NODES = "MATCH (n:$($kind)) WHERE elementId(n) > $after\n" + NAMING;
    private static final String RELATIONS = "MATCH ()-[n:$($kind)]->() WHERE elementId(n) > $after\n" + NAMING;
    /** The first SET locks, whether there is a revision or not: what is compared then stays as it is. */
    private static final String UNLESS_CHANGED = """
            SET n.rev = n.rev + 1
            WITH n, row WHERE n[row.key] = row.old
            SET n[row.key] = row.value
            """;

    private static final String WRITE_NODES =
            "UNWIND $rows AS row MATCH (n) WHERE elementId(n) = row.element\n" + UNLESS_CHANGED;
    private static final String WRITE_RELATIONS =
            "UNWIND $rows AS row MATCH ()-[n]->() WHERE elementId(n) = row.element\n" + UNLESS_CHANGED;

    private final PersonRegister register;
    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;

    Sweep(PersonRegister register, Neo4jClient neo4j, GraphTransactions transactions) {
        this.register = register;
        this.neo4j = neo4j;
        this.transactions = transactions;
    }

    void take(Naming naming) {
        if (!naming.isEmpty()) {
            register.all().stream().filter(Entry::swept).forEach(entry -> take(naming, entry));
        }
    }

    /** Again until nothing is left to change: what somebody wrote meanwhile was not overwritten, and may name the person. */
    private void take(Naming naming, Entry entry) {
        boolean changed = true;
        while (changed) {
            changed = pass(naming, entry);
        }
    }

    private boolean pass(Naming naming, Entry entry) {
        boolean changed = false;
        String after = "";
        for (List<Found> some = found(naming, entry, after); !some.isEmpty(); some = found(naming, entry, after)) {
            List<Map<String, Object>> rows = some.stream()
                    .filter(found -> !found.old().equals(found.clean()))
                    .map(Found::row)
                    .toList();
            if (!rows.isEmpty()) {
                transactions.write(() -> write(entry, rows));
                changed = true;
            }
            after = some.getLast().element();
        }
        return changed;
    }

    /** A text that holds one of the words, whether it names the person or not. */
    private record Found(String element, String key, Object old, Object clean) {
        Map<String, Object> row() {
            return Map.of("element", element, "key", key, "old", old, "value", clean);
        }
    }

    private List<Found> found(Naming naming, Entry entry, String after) {
        var parameters =
                Map.<String, Object>of("kind", entry.kind(), "words", naming.words(), "after", after, "most", AT_ONCE);
        return transactions.read(() -> List.copyOf((entry.relation() ? neo4j.query(RELATIONS) : neo4j.query(NODES))
                .bindAll(parameters)
                .fetchAs(Found.class)
                .mappedBy((types, row) -> new Found(
                        row.get("element").asString(),
                        row.get("key").asString(),
                        row.get("value").asObject(),
                        clean(naming, row.get("value"))))
                .all()));
    }

    private static Object clean(Naming naming, Value value) {
        return value.asObject() instanceof List<?>
                ? value.asList(text -> naming.taken(text.asString()))
                : naming.taken(value.asString());
    }

    private void write(Entry entry, List<Map<String, Object>> rows) {
        if (entry.relation()) {
            neo4j.query(WRITE_RELATIONS).bind(rows).to("rows").run();
        } else {
            neo4j.query(WRITE_NODES).bind(rows).to("rows").run();
        }
    }
}
