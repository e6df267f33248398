package eu.passerelle.directory.competences;

import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.LocalizedText;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** The concepts in the graph, read whole and written whole. */
@Component
class Entries {
    private static final String ALL = """
            MATCH (c:Competence)
            RETURN c, head([(c)-[:BROADER]->(b:Competence) | b.code]) AS broader,
              [(c)-[:RELATED]-(r:Competence) | r.code] AS related,
              [(p:Competence)-[:PREREQUISITE_OF]->(c) | p.code] AS prerequisites,
              [(c)-[t:TRANSFERABLE_TO]->(n:Competence) | {to: n.code, weight: t.weight}] AS transfers,
              head([(c)-[:REPLACED_BY]->(i:Competence) | i.code]) AS replacedBy
            ORDER BY c.code
            """;
    private static final String REV = "MATCH (c:Competence {code: $code}) RETURN coalesce(c.rev, 0)";
    private static final String WRITE = """
            UNWIND $rows AS row
            MERGE (c:Competence {code: row.code})
            SET c += row.properties, c.editedAt = $now, c.rev = coalesce(c.rev, 0) + 1
            """;
    /** A neighbour that is gained or lost is said of both: so both are the coordinators' from now on. */
    private static final String TOUCH = """
            UNWIND $rows AS row
            MATCH (c:Competence {code: row.code})
            OPTIONAL MATCH (c)-[:RELATED]-(o:Competence)
            WITH row, collect(o.code) AS before
            MATCH (n:Competence)
            WHERE (n.code IN before) <> (n.code IN row.related)
            SET n.editedAt = $now
            """;

    private static final String FORGET = """
            UNWIND $rows AS row
            MATCH (c:Competence {code: row.code})
            OPTIONAL MATCH (c)-[own:BROADER|TRANSFERABLE_TO|REPLACED_BY]->(:Competence)
            OPTIONAL MATCH (c)-[shared:RELATED]-(:Competence)
            OPTIONAL MATCH (:Competence)-[before:PREREQUISITE_OF]->(c)
            DELETE own, shared, before
            """;
    private static final String BROADER = """
            UNWIND $rows AS row
            MATCH (c:Competence {code: row.code}) MATCH (o:Competence {code: row.to}) MERGE (c)-[:BROADER]->(o)
            """;
    private static final String REPLACED_BY = """
            UNWIND $rows AS row
            MATCH (c:Competence {code: row.code}) MATCH (o:Competence {code: row.to}) MERGE (c)-[:REPLACED_BY]->(o)
            """;
    private static final String RELATED = """
            UNWIND $rows AS row
            MATCH (c:Competence {code: row.code}) MATCH (o:Competence {code: row.to}) MERGE (c)-[:RELATED]-(o)
            """;
    private static final String PREREQUISITES = """
            UNWIND $rows AS row
            MATCH (c:Competence {code: row.code}) MATCH (o:Competence {code: row.to}) MERGE (o)-[:PREREQUISITE_OF]->(c)
            """;
    private static final String TRANSFERS = """
            UNWIND $rows AS row
            MATCH (c:Competence {code: row.code}) MATCH (o:Competence {code: row.to})
            MERGE (c)-[t:TRANSFERABLE_TO]->(o) SET t.weight = row.weight
            """;

    private final Neo4jClient neo4j;
    private final Clock clock;

    Entries(Neo4jClient neo4j, Clock clock) {
        this.neo4j = neo4j;
        this.clock = clock;
    }

    Scheme scheme() {
        return new Scheme(neo4j.query(ALL)
                .fetchAs(Entry.class)
                .mappedBy((types, row) -> entry(row))
                .all());
    }

    /** How often the concept was written; a form that saw another number saw another concept. */
    long rev(String code) {
        return neo4j.query(REV).bind(code).to("code").fetchAs(Long.class).one().orElse(0L);
    }

    /** To be called in a transaction that holds the next edition. What they point to must exist, or be among them. */
    void write(Collection<Entry> changed) {
        List<Map<String, Object>> rows = changed.stream().map(Entries::row).toList();
        run(WRITE, rows);
        run(TOUCH, rows);
        run(FORGET, rows);
        run(BROADER, pairs(changed, entry -> entry.broader().stream()));
        run(REPLACED_BY, pairs(changed, entry -> entry.replacedBy().stream()));
        run(RELATED, pairs(changed, entry -> entry.related().stream()));
        run(PREREQUISITES, pairs(changed, entry -> entry.prerequisites().stream()));
        run(TRANSFERS, changed.stream().flatMap(Entries::transfers).toList());
    }

    private void run(String statement, List<Map<String, Object>> rows) {
        neo4j.query(statement)
                .bindAll(Map.of("rows", rows, "now", clock.instant().atZone(ZoneOffset.UTC)))
                .run();
    }

    private static List<Map<String, Object>> pairs(Collection<Entry> entries, Function<Entry, Stream<String>> targets) {
        return entries.stream()
                .flatMap(
                        entry -> targets.apply(entry).map(to -> Map.<String, Object>of("code", entry.code(), "to", to)))
                .toList();
    }

    private static Stream<Map<String, Object>> transfers(Entry entry) {
        return entry.transfers().entrySet().stream()
                .map(transfer -> Map.of("code", entry.code(), "to", transfer.getKey(), "weight", transfer.getValue()));
    }

    private static Map<String, Object> row(Entry entry) {
        var properties = new HashMap<String, Object>();
        properties.put("uri", entry.uri());
        properties.put("deprecated", entry.deprecated());
        properties.put("exactMatch", List.copyOf(entry.exactMatch()));
        for (InterfaceLanguage language : InterfaceLanguage.values()) {
            String code = language.code();
            properties.put("prefLabel_" + code, entry.label().byLanguage().get(code));
            properties.put("altLabels_" + code, entry.synonymsIn(language));
            properties.put("definition_" + code, entry.definition().byLanguage().get(code));
        }
        return Map.of("code", entry.code(), "properties", properties, "related", List.copyOf(entry.related()));
    }

    private static Entry entry(Record row) {
        Value node = row.get("c");
        Map<String, Object> properties = node.asMap();
        var synonyms = new TreeMap<String, List<String>>();
        for (InterfaceLanguage language : InterfaceLanguage.values()) {
            synonyms.put(language.code(), texts(node.get("altLabels_" + language.code())));
        }
        var transfers = new TreeMap<String, Double>();
        row.get("transfers")
                .asList(transfer -> transfers.put(
                        transfer.get("to").asString(), transfer.get("weight").asDouble()));
        String code = node.get("code").asString();
        return new Entry(
                code,
                node.get("uri").asString(Entry.SCHEME + "/" + code),
                LocalizedText.fromProperties(properties, "prefLabel"),
                synonyms,
                LocalizedText.fromProperties(properties, "definition"),
                optional(row.get("broader")),
                new TreeSet<>(texts(row.get("related"))),
                new TreeSet<>(texts(row.get("prerequisites"))),
                transfers,
                new TreeSet<>(texts(node.get("exactMatch"))),
                node.get("deprecated").asBoolean(false),
                optional(row.get("replacedBy")));
    }

    private static Optional<String> optional(Value value) {
        return value.isNull() ? Optional.empty() : Optional.of(value.asString());
    }

    private static List<String> texts(Value value) {
        return value.isNull() ? List.of() : value.asList(Value::asString);
    }
}
