package eu.passerelle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Query;
import org.neo4j.driver.Record;
import org.neo4j.driver.TransactionContext;
import org.neo4j.driver.Values;

/**
 * All that is in the graph beside the reference data, and how it hangs on that: to be put there again in three statements,
 * where what made it took hundreds.
 */
final class GraphCopy {
    /** Of a node {@code n}: it belongs to a test, and not to all of them. */
    static final String OF_A_TEST = """
            NOT n:Competence AND NOT n:Language AND NOT n:Country AND NOT n:Sector
              AND NOT n:Profession AND NOT (n:City AND NOT coalesce(n.fictional, false))
              AND NOT (n:Instrument AND n.by = '')
              AND NOT n:SeedState AND NOT n:TaxonomyEdition AND NOT n:OutboxSequence AND NOT n:OutboxCursor
              AND none(label IN labels(n) WHERE label STARTS WITH '__')
            """;

    private static final String NODES = "MATCH (n) WHERE " + OF_A_TEST
            + " RETURN elementId(n) AS id, labels(n) AS labels, properties(n) AS properties";

    private static final String RELATIONS = """
            MATCH (n) WHERE elementId(n) IN $nodes
            MATCH (n)-[r]-()
            WITH DISTINCT r
            RETURN elementId(startNode(r)) AS from, type(r) AS type, properties(r) AS properties, elementId(endNode(r)) AS to
            """;

    /** By what it is called, as it may have been made anew since, and has another id in the store then. */
    private static final String REFERENCES =
            "MATCH (n) WHERE NOT (" + OF_A_TEST + ") AND coalesce(n.code, n.id) IS NOT NULL "
                    + "RETURN head(labels(n)) + ' ' + coalesce(n.code, n.id) AS name, elementId(n) AS id";

    private static final String PUT_NODES = """
            UNWIND $nodes AS node
            CREATE (n:$(node.labels)) SET n = node.properties
            RETURN node.id AS old, elementId(n) AS new
            """;

    private static final String PUT_RELATIONS = """
            UNWIND $relations AS relation
            MATCH (from) WHERE elementId(from) = $new[relation.from]
            MATCH (to) WHERE elementId(to) = $new[relation.to]
            CREATE (from)-[r:$(relation.type)]->(to) SET r = relation.properties
            RETURN count(r) AS put
            """;

    private final List<Map<String, Object>> nodes;
    private final List<Map<String, Object>> relations;
    private final Map<String, String> references;

    private GraphCopy(
            List<Map<String, Object>> nodes, List<Map<String, Object>> relations, Map<String, String> references) {
        this.nodes = nodes;
        this.relations = relations;
        this.references = references;
    }

    static boolean isEmpty(Driver driver) {
        try (var session = driver.session()) {
            return session.executeRead(read -> read.run(
                            "RETURN NOT EXISTS { MATCH (n) WHERE NOT n:OutboxEvent AND " + OF_A_TEST + " } AS empty")
                    .single()
                    .get("empty")
                    .asBoolean());
        }
    }

    static GraphCopy of(Driver driver) {
        try (var session = driver.session()) {
            return session.executeRead(GraphCopy::of);
        }
    }

    private static GraphCopy of(TransactionContext read) {
        List<Map<String, Object>> nodes = read.run(NODES).list(Record::asMap);
        var ids = nodes.stream().map(node -> node.get("id")).toList();
        return new GraphCopy(nodes, read.run(RELATIONS, Map.of("nodes", ids)).list(Record::asMap), references(read));
    }

    /** Their ids, by name. */
    private static Map<String, String> references(TransactionContext read) {
        return read.run(REFERENCES).stream()
                .collect(Collectors.toMap(
                        row -> row.get("name").asString(), row -> row.get("id").asString()));
    }

    void put(Driver driver) {
        try (var session = driver.session()) {
            session.executeWriteWithoutResult(this::put);
        }
    }

    private void put(TransactionContext write) {
        Map<String, Object> anew = new HashMap<>();
        references(write).forEach((name, id) -> {
            if (references.containsKey(name)) {
                anew.put(references.get(name), id);
            }
        });
        write.run(PUT_NODES, Map.of("nodes", nodes))
                .forEachRemaining(row ->
                        anew.put(row.get("old").asString(), row.get("new").asString()));
        int put = write.run(new Query(PUT_RELATIONS, Values.parameters("relations", relations, "new", anew)))
                .single()
                .get("put")
                .asInt();
        assertThat(put).as("relations that are there again").isEqualTo(relations.size());
    }
}
