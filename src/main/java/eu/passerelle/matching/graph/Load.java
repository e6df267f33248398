package eu.passerelle.matching.graph;

import eu.passerelle.kernel.ExpertId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** How many engagements experts have under way. */
@Component
public class Load {
    private final Neo4jClient neo4j;

    Load(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    /** One query, however many; experts without any are absent. */
    public Map<ExpertId, Integer> activeEngagements(Collection<ExpertId> experts) {
        var counts = new HashMap<ExpertId, Integer>();
        neo4j.query("""
                        UNWIND $experts AS id
                        MATCH (:Expert {id: id})-[:MENTORED|CO_MENTORED]->(:Engagement {state: 'active'})
                        RETURN id, count(*) AS active
                        """)
                .bind(experts.stream().map(ExpertId::value).toList())
                .to("experts")
                .fetchAs(Count.class)
                .mappedBy((types, row) -> new Count(
                        new ExpertId(row.get("id").asString()),
                        row.get("active").asInt()))
                .all()
                .forEach(count -> counts.put(count.expert(), count.active()));
        return Map.copyOf(counts);
    }

    private record Count(ExpertId expert, int active) {}
}
