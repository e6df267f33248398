package eu.passerelle.engagements.closing;

import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.ExpertId;
import java.util.List;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/**
 * Whose work an outcome is when a mentoring went from one mentor to another: of each who gave at least a third of its hours.
 * For the others it was experience, neither success nor failure. For example, of 20 hours one mentor gave 14 and the next 6:
 * it is the work of the first alone; with 12 and 8 it is that of both.
 */
@Component
class Shares {
    /** Where nobody took over, it is the work of all who were in it; where the last says no hours, it is the last one’s, too. */
    private static final String SETTLE = """
            MATCH (g:Engagement {id: $id})
            WITH g, COLLECT { MATCH (e:Engagement)-[:CONTINUED_AS]->(g) RETURN e } AS parts
            WITH g, parts, coalesce(g.hoursSpent, 0) + reduce(sum = 0, e IN parts | sum + e.hoursSpent) AS whole
            WITH g, [e IN parts WHERE e.hoursSpent * 3 >= whole] AS shared,
              size(parts) = 0 OR g.hoursSpent IS NULL OR g.hoursSpent * 3 >= whole AS counts
            CALL (g, shared) {
              UNWIND shared AS e
              SET e.outcome = g.outcome
              WITH g, e MATCH (g)-[all:SERVED]->(c:Competence)<-[own:SERVED]-(e)
              SET own.outcome = all.outcome
            }
            CALL (g, counts) { MATCH ()-[m:MENTORED]->(g) WHERE NOT counts SET m.counts = false }
            RETURN COLLECT {
              UNWIND shared + [g] AS e
              MATCH (x:Expert|FormerExpert)-[m:MENTORED|CO_MENTORED]->(e) WHERE e <> g OR counts OR m:CO_MENTORED
              RETURN DISTINCT x.id ORDER BY x.id
            } AS mentors
            """;

    private final Neo4jClient neo4j;

    Shares(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    /** Within the transaction that closes it, once its outcome stands. @return whose work it is */
    List<ExpertId> settle(EngagementId id) {
        return neo4j.query(SETTLE)
                .bind(id.value())
                .to("id")
                .fetchAs(Mentors.class)
                .mappedBy((types, row) ->
                        new Mentors(row.get("mentors").asList(expert -> new ExpertId(expert.asString()))))
                .one()
                .map(Mentors::ids)
                .orElse(List.of());
    }

    private record Mentors(List<ExpertId> ids) {}
}
