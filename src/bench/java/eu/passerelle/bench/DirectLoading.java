package eu.passerelle.bench;

import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.Transaction;

/** Writes generated experts into a database of this process, beside Cypher and Bolt. */
final class DirectLoading {
    private static final Label EXPERT = Label.label("Expert");
    private static final Label AVAILABILITY = Label.label("Availability");
    private static final Label RULE = Label.label("AvailabilityRule");
    private static final Label ENGAGEMENT = Label.label("Engagement");
    private static final Label PUBLICATION = Label.label("Publication");

    private final GraphDatabaseService graph;

    DirectLoading(GraphDatabaseService graph) {
        this.graph = graph;
    }

    /** In one transaction. */
    void write(List<GeneratedNetwork.Row> rows) {
        try (Transaction transaction = graph.beginTx()) {
            var known = new Known(transaction, new HashMap<>());
            rows.forEach(row -> write(row, transaction, known));
            transaction.commit();
        }
    }

    private record Known(Transaction transaction, Map<String, Node> nodes) {
        Node find(String label, String key, String value) {
            return nodes.computeIfAbsent(label + value, none -> transaction.findNode(Label.label(label), key, value));
        }
    }

    private static void write(GeneratedNetwork.Row row, Transaction transaction, Known known) {
        Node expert = node(transaction, EXPERT, row.properties());
        Node country = known.find("Country", "code", row.country());
        join(expert, "LIVES_IN", country, Map.of());
        join(expert, "KNOWS_LEGAL_SYSTEM_OF", country, Map.of());
        row.languages()
                .forEach((code, level) ->
                        join(expert, "SPEAKS", known.find("Language", "code", code), Map.of("level", level)));
        row.claims().forEach((code, claim) -> join(expert, "CLAIMS", known.find("Competence", "code", code), claim));
        availability(row, transaction, expert);
        row.publications()
                .forEach(publication -> join(expert, "WROTE", node(transaction, PUBLICATION, publication), Map.of()));
        row.past().forEach(past -> {
            Node engagement = node(transaction, ENGAGEMENT, past.properties());
            join(expert, "MENTORED", engagement, Map.of());
            join(engagement, "WITH", known.find("Team", "id", past.team()), Map.of());
            Object outcome = past.properties().getOrDefault("outcome", 0);
            past.served()
                    .forEach(code -> join(
                            engagement, "SERVED", known.find("Competence", "code", code), Map.of("outcome", outcome)));
        });
    }

    private static void availability(GeneratedNetwork.Row row, Transaction transaction, Node expert) {
        Node availability = node(
                transaction,
                AVAILABILITY,
                Map.of("expertId", row.id(), "zone", "Europe/Berlin", "minimumNoticeHours", 24L));
        join(availability, "OF", expert, Map.of());
        row.days().forEach(day -> {
            Map<String, Object> rule =
                    Map.of("id", row.id() + day, "day", day, "from", LocalTime.of(9, 0), "until", LocalTime.of(12, 0));
            join(availability, "HAS_RULE", node(transaction, RULE, rule), Map.of());
        });
    }

    private static Node node(Transaction transaction, Label label, Map<String, Object> properties) {
        Node node = transaction.createNode(label);
        properties.forEach(node::setProperty);
        return node;
    }

    private static void join(Node from, String type, Node to, Map<String, Object> properties) {
        var relationship = from.createRelationshipTo(to, RelationshipType.withName(type));
        properties.forEach(relationship::setProperty);
    }
}
