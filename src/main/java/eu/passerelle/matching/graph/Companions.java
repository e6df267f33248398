package eu.passerelle.matching.graph;

import eu.passerelle.kernel.ExpertId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Who belongs together: where candidates are employed, and with whom of the others they have mentored well. */
@Component
public class Companions {
    static final String CYPHER = """
            UNWIND $experts AS id
            MATCH (x:Expert {id: id})
            RETURN id,
              COLLECT { MATCH (x)-[r:EMPLOYED_BY]->(o:Organisation) WHERE r.to IS NULL OR r.to > $today
                        RETURN o.id ORDER BY o.id LIMIT 1 } AS employers,
              COLLECT { MATCH (x)-[:MENTORED|CO_MENTORED]->(g:Engagement {state: 'closed'})<-[:MENTORED|CO_MENTORED]-(y:Expert)
                        WHERE y.id IN $experts AND y.id <> id AND g.outcome > 0
                        RETURN DISTINCT y.id LIMIT 100 } AS workedWith
            """;

    private final Neo4jClient neo4j;

    Companions(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    /** @param employer an organisation's id; empty for none */
    public record Ties(String employer, Set<ExpertId> workedWith) {
        public static final Ties NONE = new Ties("", Set.of());
    }

    /** One query, however many. */
    public Map<ExpertId, Ties> of(Collection<ExpertId> experts, LocalDate today) {
        var all = new HashMap<ExpertId, Ties>();
        neo4j.query(CYPHER)
                .bind(experts.stream().map(ExpertId::value).toList())
                .to("experts")
                .bind(today)
                .to("today")
                .fetchAs(Row.class)
                .mappedBy((types, row) -> new Row(
                        new ExpertId(row.get("id").asString()),
                        new Ties(
                                row.get("employers").asList(Value::asString).stream()
                                        .findFirst()
                                        .orElse(""),
                                Set.copyOf(row.get("workedWith").asList(value -> new ExpertId(value.asString()))))))
                .all()
                .forEach(row -> all.put(row.expert(), row.ties()));
        return Map.copyOf(all);
    }

    private record Row(ExpertId expert, Ties ties) {}
}
