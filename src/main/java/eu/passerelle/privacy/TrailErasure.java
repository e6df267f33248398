package eu.passerelle.privacy;

import eu.passerelle.kernel.GraphTransactions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/**
 * Takes the words on a person out of the trail. Number, time, actor and action stay, and so does the digest of the words,
 * without the salt that a guess would need: the chain holds, and the entry says which erasure emptied it.
 */
@Component
class TrailErasure {
    private static final String OF_SUBJECT = """
            MATCH (a:AuditEntry) WHERE (a.subject IN $owners OR a.subject IN $ids) AND a.erased IS NULL
            RETURN a.number AS number
            """;
    private static final String NAMING = """
            MATCH (a:AuditEntry) WHERE a.erased IS NULL AND any(text IN [a.reason] + a.before + a.after
              WHERE any(word IN $words WHERE toLower(text) CONTAINS word))
            RETURN a.number AS number, [a.reason] + a.before + a.after AS texts
            """;
    private static final String EMPTY = """
            MATCH (a:AuditEntry) WHERE a.number IN $numbers
            SET a.reason = '', a.fields = [], a.before = [], a.after = [], a.erased = $tombstone
            REMOVE a.salt
            """;

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;

    TrailErasure(Neo4jClient neo4j, GraphTransactions transactions) {
        this.neo4j = neo4j;
        this.transactions = transactions;
    }

    void erase(Subject subject, String tombstone) {
        List<Long> numbers = transactions.read(() -> numbers(subject));
        transactions.write(() -> neo4j.query(EMPTY)
                .bindAll(Map.of("numbers", numbers, "tombstone", tombstone))
                .run());
    }

    private List<Long> numbers(Subject subject) {
        Naming naming = Naming.of(subject);
        var parameters = new HashMap<>(subject.parameters());
        parameters.put("words", naming.words());
        Stream<Long> about = rows(OF_SUBJECT, parameters).stream().map(TrailErasure::number);
        Stream<Long> named = rows(NAMING, parameters).stream()
                .filter(row -> row.get("texts").asList(Value::asString).stream().anyMatch(naming::names))
                .map(TrailErasure::number);
        return Stream.concat(about, named).distinct().toList();
    }

    private List<Record> rows(String cypher, Map<String, Object> parameters) {
        return List.copyOf(neo4j.query(cypher)
                .bindAll(parameters)
                .fetchAs(Record.class)
                .mappedBy((types, row) -> row)
                .all());
    }

    private static long number(Record row) {
        return row.get("number").asLong();
    }
}
