package eu.passerelle.exchange;

import eu.passerelle.exchange.Import.Counts;
import eu.passerelle.exchange.Import.State;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.NotFound;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Jobs in the graph. A state is only left by somebody who still finds it: whoever cancels wins over the one who works. */
@Component
class ImportStore {
    private static final String CREATE = """
            CREATE (i:Import {id: $id, account: $account, kind: $kind, fileName: $fileName, state: $state, at: $at, mapping: [],
              rows: 0, fresh: 0, changed: 0, same: 0, broken: 0, brokenBytes: 0, total: 0})
            """;
    private static final String FIND = "MATCH (i:Import {id: $id}) RETURN properties(i) AS i";
    private static final String LATEST = "MATCH (i:Import) RETURN properties(i) AS i ORDER BY i.at DESC LIMIT 20";
    private static final String NEXT = """
            MATCH (i:Import) WHERE i.state IN ['CHECKING', 'IMPORTING'] RETURN properties(i) AS i ORDER BY i.since, i.at
            """;
    private static final String UNFINISHED = """
            MATCH (i:Import) WHERE i.state IN ['CHOOSING', 'CHECKING', 'CHECKED', 'IMPORTING'] RETURN i.id
            """;
    private static final String MOVE = """
            MATCH (i:Import {id: $id}) SET i.rev = 0
            WITH i WHERE i.state IN $from
            SET i.state = $to, i.since = $at, i += $more
            RETURN count(i)
            """;
    private static final String PROGRESS = """
            MATCH (i:Import {id: $id}) SET i.rev = 0
            WITH i WHERE i.state = $state
            SET i += $counts
            RETURN count(i)
            """;
    private static final String CHOICES =
            "MATCH (c:ColumnChoice {kind: $kind}) RETURN c.header AS header, c.field AS field";
    private static final String REMEMBER = """
            UNWIND $rows AS row
            MERGE (c:ColumnChoice {kind: $kind, header: row.header}) SET c.field = row.field
            """;

    private final Neo4jClient neo4j;
    private final Clock clock;

    ImportStore(Neo4jClient neo4j, Clock clock) {
        this.neo4j = neo4j;
        this.clock = clock;
    }

    void create(String id, AccountId account, Table table, String fileName) {
        neo4j.query(CREATE)
                .bindAll(Map.of(
                        "id", id,
                        "account", account.value(),
                        "kind", table.name(),
                        "fileName", fileName,
                        "state", State.CHOOSING.name(),
                        "at", clock.instant().atZone(ZoneOffset.UTC)))
                .run();
    }

    Import get(String id) {
        return neo4j.query(FIND)
                .bind(id)
                .to("id")
                .fetchAs(Import.class)
                .mappedBy((types, row) -> job(row))
                .one()
                .orElseThrow(() -> new NotFound("Import", id));
    }

    List<Import> latest() {
        return list(LATEST);
    }

    /** Those to be worked on, the one that waits longest first. */
    List<Import> waiting() {
        return list(NEXT);
    }

    /** Those that are worked on, and those that wait for somebody. */
    Set<String> unfinished() {
        return Set.copyOf(neo4j.query(UNFINISHED).fetchAs(String.class).all());
    }

    /** False when it is in none of these states any more. */
    boolean move(String id, List<State> from, State to, Map<String, Object> more) {
        return neo4j.query(MOVE)
                        .bindAll(Map.of(
                                "id", id,
                                "from", from.stream().map(Enum::name).toList(),
                                "to", to.name(),
                                "at", clock.instant().atZone(ZoneOffset.UTC),
                                "more", more))
                        .fetchAs(Long.class)
                        .one()
                        .orElse(0L)
                > 0;
    }

    boolean note(String id, State state, Counts counts) {
        return neo4j.query(PROGRESS)
                        .bindAll(Map.of("id", id, "state", state.name(), "counts", properties(counts)))
                        .fetchAs(Long.class)
                        .one()
                        .orElse(0L)
                > 0;
    }

    static Map<String, Object> properties(Counts counts) {
        return Map.of(
                "rows", counts.rows(),
                "fresh", counts.fresh(),
                "changed", counts.changed(),
                "same", counts.same(),
                "broken", counts.broken(),
                "brokenBytes", counts.brokenBytes());
    }

    /** What columns with such a header held before; an empty field was left out. */
    Map<String, String> choices(Table table) {
        var choices = new HashMap<String, String>();
        neo4j.query(CHOICES)
                .bind(kind(table))
                .to("kind")
                .fetchAs(Map.Entry.class)
                .mappedBy((types, row) ->
                        Map.entry(row.get("header").asString(), row.get("field").asString()))
                .all()
                .forEach(entry -> choices.put((String) entry.getKey(), (String) entry.getValue()));
        return choices;
    }

    void remember(Table table, List<Map<String, String>> rows) {
        neo4j.query(REMEMBER).bindAll(Map.of("kind", kind(table), "rows", rows)).run();
    }

    private static String kind(Table table) {
        return table.name().toLowerCase(Locale.ROOT);
    }

    private List<Import> list(String query) {
        return List.copyOf(neo4j.query(query)
                .fetchAs(Import.class)
                .mappedBy((types, row) -> job(row))
                .all());
    }

    private static Import job(Record row) {
        Value i = row.get("i");
        return new Import(
                i.get("id").asString(),
                new AccountId(i.get("account").asString()),
                Table.valueOf(i.get("kind").asString(Table.EXPERTS.name())),
                i.get("fileName").asString(),
                State.valueOf(i.get("state").asString()),
                i.get("at").asZonedDateTime().toInstant(),
                i.get("mapping").asList(Value::asString),
                new Counts(
                        i.get("rows").asLong(),
                        i.get("fresh").asLong(),
                        i.get("changed").asLong(),
                        i.get("same").asLong(),
                        i.get("broken").asLong(),
                        i.get("brokenBytes").asLong()),
                i.get("total").asLong(),
                i.get("failure").asString(""),
                Optional.of(i.get("failureArguments"))
                        .filter(list -> !list.isNull())
                        .map(list -> list.asList(Value::asString))
                        .orElse(List.of()));
    }
}
