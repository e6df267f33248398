package eu.passerelle.matching.graph;

import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.matching.graph.Evidence.PastEngagement;
import eu.passerelle.matching.graph.Evidence.Promise;
import eu.passerelle.matching.graph.Evidence.Served;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/**
 * The evidence for all candidates in one query, which starts from their ids, and walks a bounded way. Where the relations say
 * what kind of node they lead to, no label does: a label would let the planner begin at all nodes that have it.
 */
@Component
public class EvidenceQuery {
    static final String CYPHER = """
            OPTIONAL MATCH (wanted:Competence) WHERE wanted.code IN $competences
            WITH collect(wanted) AS needed
            UNWIND $experts AS id
            MATCH (x:Expert {id: id})
            CALL (x, needed) {
              MATCH (x)-[m:MENTORED|CO_MENTORED]->(g)
              WHERE g.state = 'closed' AND EXISTS { MATCH (g)-[:SERVED]->(n) WHERE n IN needed }
              WITH needed, g, coalesce(m.counts, true) AS counts ORDER BY g.endedOn DESC, g.id LIMIT $most
              MATCH (g)-[:WITH]->(t)-[:OF]->(c)-[:IN_COUNTRY]->(k)
              WITH needed, g, t, c, k, counts ORDER BY g.endedOn DESC, g.id
              RETURN collect({
                id: g.id, endedOn: g.endedOn, team: t.name, city: c.name, country: k.code, population: c.population, phase: t.phase,
                sectors: COLLECT { MATCH (t)<-[:MEMBER_OF]-(:Member)-[:FROM|HAS_PROFESSION]->()-[:IN_SECTOR]->(s:Sector) RETURN DISTINCT s.code },
                served: COLLECT { MATCH (g)-[r:SERVED]->(n) WHERE n IN needed
                                  RETURN {code: n.code, outcome: CASE WHEN counts THEN coalesce(r.outcome, g.outcome) END} }
              }) AS past
            }
            RETURN id, past, COLLECT {
              MATCH (x)-[m:MENTORED|CO_MENTORED]->(a) WHERE a.state = 'active'
              OPTIONAL MATCH (a)-[:GREW_FROM]->(p)-[:FOR]->(r)
              WITH a, m, coalesce(m.since, a.startedOn) AS from, coalesce(p.until, r.until) AS asked
              WITH a, m, from, coalesce(asked, from + duration({months: 6})) AS until ORDER BY from, a.id
              RETURN {hours: coalesce(m.hours, a.hours, 0), from: from,
                until: CASE WHEN until < from THEN from ELSE until END}
            } AS promised
            """;

    private final Neo4jClient neo4j;

    EvidenceQuery(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    /** @param competences that serve any of the needs */
    public Map<ExpertId, Evidence> of(Collection<ExpertId> experts, Collection<CompetenceCode> competences) {
        return of(experts, competences, Evidence.MOST_ENGAGEMENTS);
    }

    /** @param most engagements each, the newest first */
    public Map<ExpertId, Evidence> of(Collection<ExpertId> experts, Collection<CompetenceCode> competences, int most) {
        var all = new HashMap<ExpertId, Evidence>();
        neo4j.query(CYPHER)
                .bind(experts.stream().map(ExpertId::value).toList())
                .to("experts")
                .bind(competences.stream().map(CompetenceCode::value).toList())
                .to("competences")
                .bind(most)
                .to("most")
                .fetchAs(Row.class)
                .mappedBy((types, row) -> new Row(new ExpertId(row.get("id").asString()), read(row.asMap(v -> v))))
                .all()
                .forEach(row -> all.put(row.expert(), row.evidence()));
        return Map.copyOf(all);
    }

    private static Evidence read(Map<String, Value> row) {
        return new Evidence(
                value(row, "past").asList(EvidenceQuery::engagement),
                value(row, "promised").asList(EvidenceQuery::promise));
    }

    private static PastEngagement engagement(Value row) {
        return new PastEngagement(
                new EngagementId(row.get("id").asString()),
                row.get("endedOn").asLocalDate(),
                row.get("team").asString(),
                row.get("city").asString(),
                row.get("country").asString(),
                row.get("population").asInt(),
                row.get("phase").asString(),
                Set.copyOf(row.get("sectors").asList(Value::asString)),
                row.get("served").asList(EvidenceQuery::served));
    }

    private static Promise promise(Value row) {
        return new Promise(
                row.get("hours").asInt(),
                row.get("from").asLocalDate(),
                row.get("until").asLocalDate());
    }

    private static Served served(Value row) {
        Value outcome = row.get("outcome");
        return new Served(
                new CompetenceCode(row.get("code").asString()),
                outcome.isNull() ? OptionalInt.empty() : OptionalInt.of(outcome.asInt()));
    }

    private static Value value(Map<String, Value> row, String name) {
        return java.util.Objects.requireNonNull(row.get(name), name);
    }

    private record Row(ExpertId expert, Evidence evidence) {}
}
