package eu.passerelle.privacy;

import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.privacy.PersonRegister.Entry;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Takes the name of a person out of what stays: the words of plans, sessions, mails to others. */
@Component
class Sweep {
    private static final int AT_ONCE = 200;
    private static final String NAMING = """
            UNWIND keys(n) AS key
            WITH n, key WHERE key <> 'id' AND any(word IN $words WHERE CASE
              WHEN n[key] IS :: STRING NOT NULL THEN toLower(n[key]) CONTAINS word
              WHEN n[key] IS :: LIST<STRING NOT NULL> NOT NULL THEN any(text IN n[key] WHERE toLower(text) CONTAINS word)
              ELSE false END)
            RETURN elementId(n) AS element, key, n[key] AS value
            """;
    private static final String NODES = "MATCH (n:$($kind))\n" + NAMING;
    private static final String RELATIONS = "MATCH ()-[n:$($kind)]->()\n" + NAMING;
    private static final String WRITE_NODES =
            "UNWIND $rows AS row MATCH (n) WHERE elementId(n) = row.element SET n[row.key] = row.value";
    private static final String WRITE_RELATIONS =
            "UNWIND $rows AS row MATCH ()-[n]->() WHERE elementId(n) = row.element SET n[row.key] = row.value";

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

    private void take(Naming naming, Entry entry) {
        List<Map<String, Object>> rows = transactions.read(() -> found(naming, entry));
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            List<Map<String, Object>> some = rows.subList(from, Math.min(rows.size(), from + AT_ONCE));
            transactions.write(() -> write(entry, some));
        }
    }

    private List<Map<String, Object>> found(Naming naming, Entry entry) {
        var parameters = Map.<String, Object>of("kind", entry.kind(), "words", naming.words());
        var query = entry.relation() ? neo4j.query(RELATIONS) : neo4j.query(NODES);
        return query.bindAll(parameters).fetchAs(Record.class).mappedBy((types, row) -> row).all().stream()
                .map(row -> Map.of(
                        "element", row.get("element").asString(),
                        "key", row.get("key").asString(),
                        "value", clean(naming, row.get("value"))))
                .toList();
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
