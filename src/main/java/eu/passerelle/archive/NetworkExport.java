package eu.passerelle.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.Value;
import tools.jackson.databind.json.JsonMapper;

/** Writes all that the graph holds, line by line: two equal networks give the same bytes. */
final class NetworkExport {
    /** What opens doors: links, tokens, addresses of calendars and webhooks, mails that carry links, and the answers to commands. */
    static final Set<String> SECRET_LABELS = Set.of(
            "AccessToken",
            "Authenticator",
            "SignIn",
            "MailedLink",
            "CalendarFeed",
            "OutsideCalendar",
            "BusyMonth",
            "Webhook",
            "WebhookDelivery",
            "Mail",
            "Command");

    /** What single people said, with their names, on the promise that nobody sees but what five have said together. */
    static final Set<String> CONFIDENTIAL_LABELS = Set.of("Respondent");

    static final Set<String> SECRET_PROPERTIES = Set.of("passwordHash", "recoveryCodes");

    /** What is to be gone for good on its day, and would live on in a file. */
    static final Set<String> ERASABLE_LABELS = Set.of("CaseCard", "CaseArea", "CaseMeasure", "CaseView", "CaseEvent");

    /** What was decided for this network, and would switch something on in another. */
    static final Set<String> LOCAL_LABELS = Set.of("CaseworkAssessment");

    private static final String LABELS = "MATCH (n) UNWIND labels(n) AS label RETURN DISTINCT label ORDER BY label";
    private static final String NODES = """
            MATCH (n:$($label))
            WITH n ORDER BY [name IN $keys[$label] | n[name]]
            RETURN [name IN $keys[$label] | n[name]] AS key, properties(n) AS properties, COLLECT {
              MATCH (n)-[r]->(m)
              WITH type(r) AS type, head(labels(m)) AS label, m, properties(r) AS properties
              WHERE NOT label IN $left
              RETURN {type: type, label: label, key: [name IN $keys[label] | m[name]], properties: properties}
            } AS out
            """;

    private final Driver driver;
    private final JsonMapper json;

    NetworkExport(Driver driver, JsonMapper json) {
        this.driver = driver;
        this.json = json;
    }

    Line.End write(Writer writer, String schema, boolean secrets) {
        Keys keys = Keys.of(driver);
        Set<String> left = left(secrets);
        long nodes = 0;
        long relations = 0;
        write(writer, Line.of(new Line.Head(Line.FORMAT, schema, secrets)));
        for (String label : labels(left)) {
            requireKey(label, keys);
            try (Session session = driver.session()) {
                var rows =
                        session.run(NODES, Map.of("label", label, "keys", keys.byLabel(), "left", List.copyOf(left)));
                while (rows.hasNext()) {
                    Line.Node node = node(label, rows.next(), secrets);
                    write(writer, Line.of(node));
                    nodes++;
                    relations += node.out().size();
                }
            }
        }
        var end = new Line.End(nodes, relations);
        write(writer, Line.of(end));
        return end;
    }

    private static Set<String> left(boolean secrets) {
        var left = new HashSet<>(ERASABLE_LABELS);
        left.addAll(LOCAL_LABELS);
        if (!secrets) {
            left.addAll(SECRET_LABELS);
            left.addAll(CONFIDENTIAL_LABELS);
        }
        return left;
    }

    private List<String> labels(Set<String> left) {
        return driver.executableQuery(LABELS).execute().records().stream()
                .map(row -> row.get("label").asString())
                .filter(label -> !label.startsWith("__") && !left.contains(label))
                .toList();
    }

    private static void requireKey(String label, Keys keys) {
        if (!keys.byLabel().containsKey(label)) {
            throw new IllegalStateException("Nodes with the label " + label
                    + " cannot be told apart. Maybe add a constraint for them to graph-schema.");
        }
    }

    private Line.Node node(String label, Record row, boolean secrets) {
        var properties = new TreeMap<>(row.get("properties").asMap());
        if (!secrets) {
            properties.keySet().removeAll(SECRET_PROPERTIES);
        }
        return new Line.Node(
                label,
                Values.written(row.get("key").asList()),
                Values.written(properties),
                row.get("out").asList(relation -> relation(label, relation)).stream()
                        .sorted(Comparator.comparing(json::writeValueAsString))
                        .toList());
    }

    private static Line.Relation relation(String from, Value relation) {
        if (relation.get("key").isNull()) {
            throw new IllegalStateException(from + " points by " + relation.get("type") + " to a node with the label "
                    + relation.get("label") + " that cannot be told apart.");
        }
        return new Line.Relation(
                relation.get("type").asString(),
                relation.get("label").asString(),
                Values.written(relation.get("key").asList()),
                Values.written(relation.get("properties").asMap()));
    }

    private void write(Writer writer, Line line) {
        try {
            writer.write(json.writeValueAsString(line));
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
