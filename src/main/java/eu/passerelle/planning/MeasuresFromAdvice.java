package eu.passerelle.planning;

import eu.passerelle.engagements.MeasuresOfAdvice;
import eu.passerelle.kernel.EngagementId;
import java.util.HashMap;
import java.util.Map;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** The measures that recommendations became. */
@Component
class MeasuresFromAdvice implements MeasuresOfAdvice {
    private static final String OF = """
            MATCH (a:Advice {engagementId: $id})<-[:BECAUSE_OF]-(e:PlanPart WHERE NOT e.removed)-[:PART_OF]->(p:Plan)
            RETURN a.id AS advice, e.id AS measure ORDER BY p.begunAt, e.number
            """;

    private final Neo4jClient neo4j;

    MeasuresFromAdvice(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    @Override
    public Map<String, String> of(EngagementId engagement) {
        var measures = new HashMap<String, String>();
        neo4j.query(OF)
                .bind(engagement.value())
                .to("id")
                .fetch()
                .all()
                .forEach(row -> measures.put(String.valueOf(row.get("advice")), String.valueOf(row.get("measure"))));
        return Map.copyOf(measures);
    }
}
