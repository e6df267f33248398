package eu.passerelle.conflicts;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import eu.passerelle.kernel.DemoSeed;
import eu.passerelle.kernel.SeedFiles;
import java.util.List;
import java.util.Map;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Who in the fictional network is close to which team. */
@Component
class DemoInterestsSeed extends DemoSeed {
    private static final String EXPERTS = "demo/experts.yml";
    private static final String WRITE = """
            UNWIND $rows AS row
            MATCH (e:Expert {id: row.expert}) MATCH (t:Team {id: row.team})
            MERGE (i:Interest {id: row.expert + '-' + row.team})
            SET i.kind = 'kin', i.note = ''
            MERGE (e)-[:HAS_INTEREST]->(i)
            MERGE (i)-[:CONCERNS]->(t)
            """;

    private final SeedFiles files;
    private final Neo4jClient neo4j;

    DemoInterestsSeed(SeedFiles files, Neo4jClient neo4j) {
        super("demo-interests", 22, files, EXPERTS);
        this.files = files;
        this.neo4j = neo4j;
    }

    /** Of {@code demo/experts.yml} only who is close to which team. */
    record Kin(List<CloseExpert> experts) {
        List<Map<String, Object>> rows() {
            return experts.stream()
                    .flatMap(expert -> expert.kin().stream()
                            .map(team -> Map.<String, Object>of("expert", expert.id(), "team", team)))
                    .toList();
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record CloseExpert(
            String id, @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> kin) {}

    @Override
    public void load() {
        neo4j.query(WRITE)
                .bind(files.yaml(EXPERTS, Kin.class).rows())
                .to("rows")
                .run();
    }
}
