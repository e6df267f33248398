package eu.passerelle.cities;

import eu.passerelle.kernel.DemoSeed;
import eu.passerelle.kernel.SeedFiles;
import java.util.List;
import java.util.Map;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Loads the fictional cities and teams, and the experts' close relations to teams, which need both. */
@Component
class DemoTeamsSeed extends DemoSeed {
    private static final String CITIES = "demo/cities.yml";
    private static final String TEAMS = "demo/teams.yml";

    private static final String WRITE_TEAMS = """
            UNWIND $rows AS row
            MERGE (t:Team {id: row.id})
            SET t.rev = 0
            SET t += row.properties
            WITH t, row
            CALL (t, row) { MATCH (c:City {id: row.city}) MERGE (t)-[:OF]->(c) }
            CALL (t, row) { UNWIND row.languages AS code MATCH (l:Language {code: code}) MERGE (t)-[:WORKS_IN]->(l) }
            CALL (t, row) { UNWIND row.funders AS id MATCH (o:Organisation {id: id}) MERGE (o)-[:FUNDS]->(t) }
            CALL (t, row) { UNWIND row.evaluators AS id MATCH (o:Organisation {id: id}) MERGE (o)-[:EVALUATES]->(t) }
            """;
    private static final String WRITE_MEMBERS = """
            UNWIND $rows AS row
            MATCH (t:Team {id: row.id})
            UNWIND row.members AS member
            MATCH (o:Organisation {id: member.organisation})
            MERGE (m:Member {id: member.id})
            MERGE (m)-[:MEMBER_OF]->(t)
            MERGE (m)-[:FROM]->(o)
            WITH m, member MATCH (p:Profession {code: member.profession}) MERGE (m)-[:HAS_PROFESSION]->(p)
            """;
    private final SeedFiles files;
    private final Neo4jClient neo4j;
    private final CityWriting cities;

    DemoTeamsSeed(SeedFiles files, Neo4jClient neo4j, CityWriting cities) {
        super("demo-teams", 21, files, CITIES, TEAMS);
        this.files = files;
        this.neo4j = neo4j;
        this.cities = cities;
    }

    @Override
    public void load() {
        cities.write(files.yaml(CITIES, DemoTeamsFile.DemoCities.class).cities(), true);
        List<Map<String, Object>> teams = files.yaml(TEAMS, DemoTeamsFile.class).teams().stream()
                .map(DemoTeamsFile.Entry::row)
                .toList();
        write(WRITE_TEAMS, teams);
        write(WRITE_MEMBERS, teams);
    }

    private void write(String statement, List<Map<String, Object>> rows) {
        neo4j.query(statement).bind(rows).to("rows").run();
    }
}
