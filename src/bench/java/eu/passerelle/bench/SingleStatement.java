package eu.passerelle.bench;

import eu.passerelle.matching.search.CandidateQuery;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/**
 * The peer: a recommendation as one Cypher statement, as one would write it who has a graph only. It keeps the same limits,
 * the same coverage of needs, engagements and outcomes, and the same conflicts; it knows no words, no free times, and says
 * neither reasons nor who was left out.
 */
@Component
class SingleStatement {
    private static final String CYPHER = """
            MATCH (team:Team {id: $team})
            UNWIND $serving AS s
            MATCH (x:Expert {status: 'active'})-[k:CLAIMS]->(:Competence {code: s.code})
            WHERE x.visibility IN ['matched', 'network'] AND x.remote
            WITH team, x, s.need AS need,
              max(s.weight * s.closeness * k.level / 4.0 * CASE WHEN k.verifiedOn IS NULL THEN 0.6 ELSE 1.0 END) AS value
            WITH team, x, sum(value) AS coverage
            WHERE EXISTS { (x)-[p:SPEAKS WHERE p.level IN ['B2', 'C1', 'C2']]->(l:Language) WHERE l.code IN $languages }
              AND count { (x)-[:MENTORED]->(:Engagement {state: 'active'}) } < x.parallelEngagements
              AND NOT EXISTS { (x)-[:HAS_INTEREST]->(:Interest {kind: 'kin'})-[:CONCERNS]->(team) }
              AND NOT EXISTS { (x)-[e:EMPLOYED_BY]->(o:Organisation) WHERE (e.to IS NULL OR e.to > $coolingOff)
                               AND (EXISTS { (o)-[:FUNDS|EVALUATES]->(team) } OR EXISTS { (o)<-[:FROM]-(:Member)-[:MEMBER_OF]->(team) }) }
            CALL (x) {
              OPTIONAL MATCH (x)-[:MENTORED]->(g:Engagement {state: 'closed'})-[r:SERVED]->(c:Competence)
              WHERE c.code IN $codes
              RETURN count(DISTINCT g) AS past, avg(coalesce(r.outcome, 0)) AS outcome
            }
            RETURN x.id AS id, coverage + 0.2 * (1 - exp(-0.5 * past)) + 0.05 * coalesce(outcome, 0) AS score
            ORDER BY score DESC, id LIMIT 10
            """;

    private final Neo4jClient neo4j;

    SingleStatement(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    int recommend(String team, CandidateQuery query, LocalDate today) {
        List<Map<String, Object>> serving = java.util.stream.IntStream.range(
                        0, query.needs().size())
                .boxed()
                .flatMap(need -> query.needs().get(need).serving().entrySet().stream()
                        .map(entry -> Map.<String, Object>of(
                                "need", need,
                                "code", entry.getKey().value(),
                                "weight", query.needs().get(need).weight(),
                                "closeness", entry.getValue())))
                .toList();
        return neo4j.query(CYPHER)
                .bindAll(Map.of(
                        "team", team,
                        "serving", serving,
                        "codes",
                                serving.stream()
                                        .map(row -> row.get("code"))
                                        .distinct()
                                        .toList(),
                        "languages", List.copyOf(query.languages()),
                        "coolingOff", today.minusMonths(24)))
                .fetch()
                .all()
                .size();
    }
}
