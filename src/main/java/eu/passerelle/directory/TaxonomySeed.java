package eu.passerelle.directory;

import eu.passerelle.kernel.Outbox;
import eu.passerelle.kernel.Seed;
import eu.passerelle.kernel.SeedFiles;
import java.util.List;
import java.util.Map;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Loads the competences. A concept that left the file stays in the graph, since claims and past work point to it. */
@Component
class TaxonomySeed implements Seed {
    static final String NAME = "competences";
    private static final String FILE = "taxonomy/competences.yml";

    private static final String WRITE_CONCEPTS = """
            UNWIND $rows AS row
            MERGE (c:Competence {code: row.code})
            SET c += row.properties, c.uri = $scheme + '/' + row.code
            """;
    private static final String FORGET_RELATIONS = """
            MATCH (:Competence)-[r:BROADER|RELATED|PREREQUISITE_OF|TRANSFERABLE_TO]->(:Competence) DELETE r
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

    TaxonomySeed(SeedFiles files, Neo4jClient neo4j, Outbox outbox) {
        this.files = files;
        this.neo4j = neo4j;
        this.outbox = outbox;
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
        SchemeFile file = files.yaml(FILE, SchemeFile.class);
        neo4j.query(WRITE_CONCEPTS)
                .bind(file.concepts().stream().map(SchemeFile.Entry::row).toList())
                .to("rows")
                .bind(file.scheme())
                .to("scheme")
                .run();
        neo4j.query(FORGET_RELATIONS).run();
        write(WRITE_BROADER, file.pairs(concept -> concept.broader().stream()));
        write(WRITE_RELATED, file.pairs(concept -> concept.related().stream()));
        write(WRITE_PREREQUISITES, file.pairs(concept -> concept.prerequisites().stream()));
        write(WRITE_TRANSFERS, file.transfers());
        outbox.append(new TaxonomyChanged());
    }

    private void write(String statement, List<Map<String, Object>> rows) {
        neo4j.query(statement).bind(rows).to("rows").run();
    }
}
