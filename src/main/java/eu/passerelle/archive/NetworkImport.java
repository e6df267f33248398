package eu.passerelle.archive;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.neo4j.driver.Driver;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a network of an archive. The file is read to its end before anything is written; then nodes, then relations, in
 * batches. Until the last relation stands, each node carries a mark: an import that was cut off is recognised by it, and
 * can simply be run again.
 */
final class NetworkImport {
    private static final int AT_ONCE = 2_000;
    private static final String PEOPLE = """
            MATCH (n:Expert|MergedExpert|Team|Account|Request|Engagement) WHERE NOT n:__Importing RETURN count(n) AS number
            """;
    private static final String CLEAR = """
            MATCH (n) WHERE none(label IN labels(n) WHERE label STARTS WITH '__Neo4j')
            WITH n LIMIT $limit DETACH DELETE n RETURN count(*) AS number
            """;
    private static final String INDEX = """
            CREATE CONSTRAINT importing IF NOT EXISTS FOR (n:__Importing) REQUIRE n.__key IS UNIQUE
            """;
    private static final String NO_INDEX = "DROP CONSTRAINT importing IF EXISTS";
    private static final String NODES = """
            UNWIND $rows AS row
            CREATE (n:__Importing:$(row.label)) SET n = row.properties, n.__key = row.key
            """;
    private static final String RELATIONS = """
            UNWIND $rows AS row
            MATCH (from:__Importing {__key: row.from}) MATCH (to:__Importing {__key: row.to})
            CREATE (from)-[r:$(row.type)]->(to) SET r = row.properties
            RETURN count(r) AS number
            """;
    private static final String UNMARK = """
            MATCH (n:__Importing) WITH n LIMIT $limit REMOVE n:__Importing, n.__key RETURN count(n) AS number
            """;

    private final Driver driver;
    private final JsonMapper json;

    NetworkImport(Driver driver, JsonMapper json) {
        this.driver = driver;
        this.json = json;
    }

    /** Opens the archive anew each time. */
    interface Source {
        BufferedReader open() throws IOException;
    }

    /** @param schema of this network, which must be the archive's */
    Line.End read(Source source, String schema) {
        Line.End end = check(source, schema);
        if (number(PEOPLE, Map.of()) > 0) {
            throw new ArchiveRefused(
                    "This network has people in it already. Import into an empty one: maybe name another"
                            + " data directory, or another database.");
        }
        repeat(CLEAR);
        run(INDEX, Map.of());
        inBatches(source, this::nodes, NODES);
        inBatches(source, this::relations, RELATIONS);
        repeat(UNMARK);
        run(NO_INDEX, Map.of());
        return end;
    }

    /** Every line is one, the numbers at the end are right, and the schema is this one. */
    private Line.End check(Source source, String schema) {
        var check = new Check();
        each(source, check::take);
        if (check.head.isEmpty() || check.head.get().format() != Line.FORMAT) {
            throw new ArchiveRefused("This is no archive that this version can read.");
        }
        String theirs = check.head.get().schema();
        if (!theirs.equals(schema)) {
            throw new ArchiveRefused("The archive was written with version " + theirs
                    + " of the graph's schema, and this is" + " version " + schema
                    + ". Import it with the version that wrote it, then start this one on it.");
        }
        Line.End found = new Line.End(check.nodes, check.relations);
        return check.end
                .filter(found::equals)
                .orElseThrow(() -> new ArchiveRefused("The archive is not whole: it holds " + found.nodes()
                        + " nodes and " + found.relations() + " relations, and its end is missing or says otherwise."));
    }

    private static final class Check {
        private Optional<Line.Head> head = Optional.empty();
        private Optional<Line.End> end = Optional.empty();
        private long nodes;
        private long relations;

        void take(Line line) {
            line.head().ifPresent(found -> head = Optional.of(found));
            line.node().ifPresent(node -> {
                nodes++;
                relations += node.out().size();
            });
            end = line.end();
        }
    }

    private List<Map<String, Object>> nodes(Line.Node node) {
        return List.of(Map.of(
                "label",
                node.label(),
                "key",
                key(node.label(), node.key()),
                "properties",
                Values.read(node.properties())));
    }

    private List<Map<String, Object>> relations(Line.Node node) {
        return node.out().stream()
                .map(relation -> Map.<String, Object>of(
                        "type", relation.type(),
                        "from", key(node.label(), node.key()),
                        "to", key(relation.label(), relation.key()),
                        "properties", Values.read(relation.properties())))
                .toList();
    }

    private String key(String label, List<Object> key) {
        return label + " " + json.writeValueAsString(key);
    }

    private interface Rows {
        List<Map<String, Object>> of(Line.Node node);
    }

    private void inBatches(Source source, Rows rows, String statement) {
        var batch = new ArrayList<Map<String, Object>>();
        each(
                source,
                line -> line.node().ifPresent(node -> {
                    batch.addAll(rows.of(node));
                    if (batch.size() >= AT_ONCE) {
                        run(statement, Map.of("rows", List.copyOf(batch)));
                        batch.clear();
                    }
                }));
        run(statement, Map.of("rows", batch));
    }

    private void each(Source source, Consumer<Line> use) {
        long number = 0;
        try (var reader = source.open()) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                number++;
                use.accept(json.readValue(text, Line.class));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JacksonException e) {
            throw new ArchiveRefused("Line " + number + " of the archive cannot be read: " + e.getOriginalMessage());
        }
    }

    private void repeat(String statement) {
        while (number(statement, Map.of("limit", AT_ONCE)) > 0) {
            // The next batch.
        }
    }

    private long number(String statement, Map<String, Object> parameters) {
        return driver.executableQuery(statement)
                .withParameters(parameters)
                .execute()
                .records()
                .getFirst()
                .get("number")
                .asLong();
    }

    private void run(String statement, Map<String, Object> parameters) {
        driver.executableQuery(statement).withParameters(parameters).execute();
    }
}
