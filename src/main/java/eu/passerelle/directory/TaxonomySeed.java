package eu.passerelle.directory;

import eu.passerelle.kernel.Outbox;
import eu.passerelle.kernel.Seed;
import eu.passerelle.kernel.SeedFiles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/**
 * Loads the competences. A concept that left the file stays in the graph, since claims and past work point to it. One that a
 * coordinator has edited is theirs from then on, with its place and its relations: a newer file adds around it only.
 */
@Component
class TaxonomySeed implements Seed {
    static final String NAME = "competences";
    static final String FILE = "taxonomy/competences.yml";

    private static final String WRITE_CONCEPTS = """
            UNWIND $rows AS row
            MERGE (c:Competence {code: row.code})
            WITH c, row WHERE c.editedAt IS NULL
            SET c += row.properties, c.uri = $scheme + '/' + row.code
            """;
    private static final String EDITED = """
            MATCH (c:Competence) WHERE c.editedAt IS NOT NULL
            RETURN c.code AS code, head([(c)-[:BROADER]->(b:Competence) | b.code]) AS broader
            """;
    private static final String FORGET_OWN_RELATIONS = """
            MATCH (c:Competence) WHERE c.editedAt IS NULL
            MATCH (c)-[r:BROADER|TRANSFERABLE_TO]->(:Competence) DELETE r
            """;
    private static final String FORGET_PREREQUISITES = """
            MATCH (c:Competence) WHERE c.editedAt IS NULL
            MATCH (:Competence)-[r:PREREQUISITE_OF]->(c) DELETE r
            """;
    private static final String FORGET_RELATED = """
            MATCH (c:Competence)-[r:RELATED]->(o:Competence) WHERE c.editedAt IS NULL AND o.editedAt IS NULL DELETE r
            """;
    private static final String WRITE_BROADER = """
            UNWIND $rows AS row
            MATCH (c:Competence {code: row.from}) MATCH (b:Competence {code: row.to})
            MERGE (c)-[:BROADER]->(b)
            """;
    private static final String WRITE_RELATED = """
            UNWIND $rows AS row
            MATCH (c:Competence {code: row.from}) MATCH (r:Competence {code: row.to})
            MERGE (c)-[:RELATED]-(r)
            """;
    private static final String WRITE_PREREQUISITES = """
            UNWIND $rows AS row
            MATCH (c:Competence {code: row.from}) MATCH (p:Competence {code: row.to})
            MERGE (p)-[:PREREQUISITE_OF]->(c)
            """;
    private static final String WRITE_TRANSFERS = """
            UNWIND $rows AS row
            MATCH (c:Competence {code: row.from}) MATCH (t:Competence {code: row.to})
            MERGE (c)-[r:TRANSFERABLE_TO]->(t) SET r.weight = row.weight
            """;

    private final SeedFiles files;
    private final Neo4jClient neo4j;
    private final Outbox outbox;
    private final TaxonomyEdition edition;

    TaxonomySeed(SeedFiles files, Neo4jClient neo4j, Outbox outbox, TaxonomyEdition edition) {
        this.files = files;
        this.neo4j = neo4j;
        this.outbox = outbox;
        this.edition = edition;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String version() {
        return files.version(FILE);
    }

    @Override
    public void load() {
        edition.next();
        SchemeFile file = files.yaml(FILE, SchemeFile.class);
        Map<String, Optional<String>> edited = edited();
        neo4j.query(WRITE_CONCEPTS)
                .bind(file.concepts().stream().map(SchemeFile.Entry::row).toList())
                .to("rows")
                .bind(file.scheme())
                .to("scheme")
                .run();
        neo4j.query(FORGET_OWN_RELATIONS).run();
        neo4j.query(FORGET_PREREQUISITES).run();
        neo4j.query(FORGET_RELATED).run();
        write(WRITE_BROADER, SchemeFile.withoutCircles(broader(edited), unedited(file.broader(), edited)));
        write(WRITE_RELATED, unlessBothEdited(file.related(), edited));
        write(WRITE_PREREQUISITES, unedited(file.prerequisites(), edited));
        write(WRITE_TRANSFERS, unedited(file.transfers(), edited));
        outbox.append(new TaxonomyChanged());
    }

    /** By code, with what each is narrower than. */
    private Map<String, Optional<String>> edited() {
        return neo4j.query(EDITED).fetch().all().stream()
                .collect(Collectors.toMap(
                        row -> String.valueOf(row.get("code")),
                        row -> Optional.ofNullable(row.get("broader")).map(String::valueOf)));
    }

    private static Map<String, String> broader(Map<String, Optional<String>> edited) {
        var broader = new HashMap<String, String>();
        edited.forEach((code, above) -> above.ifPresent(value -> broader.put(code, value)));
        return broader;
    }

    private static List<Map<String, Object>> unedited(
            List<Map<String, Object>> rows, Map<String, Optional<String>> edited) {
        return rows.stream()
                .filter(row -> !edited.containsKey(SchemeFile.from(row)))
                .toList();
    }

    private static List<Map<String, Object>> unlessBothEdited(
            List<Map<String, Object>> rows, Map<String, Optional<String>> edited) {
        return rows.stream()
                .filter(row -> !edited.containsKey(SchemeFile.from(row)) || !edited.containsKey(SchemeFile.to(row)))
                .toList();
    }

    private void write(String statement, List<Map<String, Object>> rows) {
        neo4j.query(statement).bind(rows).to("rows").run();
    }
}
