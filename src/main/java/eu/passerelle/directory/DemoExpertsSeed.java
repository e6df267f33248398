package eu.passerelle.directory;

import eu.passerelle.kernel.DemoSeed;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.kernel.SeedFiles;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Loads the fictional organisations and experts, with dates that count back from today. */
@Component
class DemoExpertsSeed extends DemoSeed {
    private static final String ORGANISATIONS = "demo/organisations.yml";
    private static final String EXPERTS = "demo/experts.yml";

    private static final String WRITE_ORGANISATIONS = """
            UNWIND $rows AS row
            MERGE (o:Organisation {id: row.id}) SET o.name = row.name, o.fictional = true
            WITH o, row
            MATCH (s:Sector {code: row.sector}) MATCH (c:Country {code: row.country})
            MERGE (o)-[:IN_SECTOR]->(s)
            MERGE (o)-[:BASED_IN]->(c)
            """;
    private static final String WRITE_EXPERTS = """
            UNWIND $rows AS row
            MERGE (e:Expert {id: row.id})
            SET e.rev = 0
            SET e += row.properties
            WITH e OPTIONAL MATCH (e)-[r:LIVES_IN|OFFERS_VISITS_TO|KNOWS_LEGAL_SYSTEM_OF|WORKED_IN|SPEAKS|EMPLOYED_BY|CLAIMS]->()
            DELETE r
            """;
    private static final String WRITE_COUNTRIES = """
            UNWIND $rows AS row MATCH (e:Expert {id: row.id})
            CALL (e, row) { MATCH (c:Country {code: row.country}) MERGE (e)-[:LIVES_IN]->(c) }
            CALL (e, row) { UNWIND row.visits AS code MATCH (c:Country {code: code}) MERGE (e)-[:OFFERS_VISITS_TO]->(c) }
            CALL (e, row) { UNWIND row.legalSystems AS code MATCH (c:Country {code: code}) MERGE (e)-[:KNOWS_LEGAL_SYSTEM_OF]->(c) }
            """;
    private static final String WRITE_WORK = """
            UNWIND $rows AS row MATCH (e:Expert {id: row.id})
            CALL (e, row) { UNWIND row.sectors AS code MATCH (s:Sector {code: code}) MERGE (e)-[:WORKED_IN]->(s) }
            CALL (e, row) {
              UNWIND row.employments AS job MATCH (o:Organisation {id: job.organisation})
              CREATE (e)-[:EMPLOYED_BY {from: job.from, to: job.to}]->(o)
            }
            """;
    private static final String WRITE_SKILLS = """
            UNWIND $rows AS row MATCH (e:Expert {id: row.id})
            CALL (e, row) {
              UNWIND row.languages AS spoken MATCH (l:Language {code: spoken.code})
              MERGE (e)-[s:SPEAKS]->(l) SET s.level = spoken.level
            }
            CALL (e, row) {
              UNWIND row.claims AS claim MATCH (c:Competence {code: claim.code})
              MERGE (e)-[k:CLAIMS]->(c)
              SET k.level = claim.level, k.evidence = claim.evidence, k.verifiedOn = claim.verifiedOn
            }
            """;

    private final SeedFiles files;
    private final Neo4jClient neo4j;
    private final Outbox outbox;
    private final Clock clock;

    DemoExpertsSeed(SeedFiles files, Neo4jClient neo4j, Outbox outbox, Clock clock) {
        super("demo-experts", 20, files, ORGANISATIONS, EXPERTS);
        this.files = files;
        this.neo4j = neo4j;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void load() {
        var organisations = files.yaml(ORGANISATIONS, DemoExpertsFile.Organisations.class);
        write(WRITE_ORGANISATIONS, organisations.rows());
        LocalDate today = LocalDate.now(clock);
        var experts = files.yaml(EXPERTS, DemoExpertsFile.class).experts();
        List<Map<String, Object>> rows =
                experts.stream().map(expert -> expert.row(today)).toList();
        List.of(WRITE_EXPERTS, WRITE_COUNTRIES, WRITE_WORK, WRITE_SKILLS).forEach(statement -> write(statement, rows));
        outbox.append(experts.stream()
                .map(expert -> new ExpertChanged(new ExpertId(expert.id())))
                .toList());
    }

    private void write(String statement, List<Map<String, Object>> rows) {
        neo4j.query(statement).bind(rows).to("rows").run();
    }
}
