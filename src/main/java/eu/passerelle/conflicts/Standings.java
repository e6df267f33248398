package eu.passerelle.conflicts;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.TeamId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/**
 * What stands between experts and a team, in one query, which starts from their ids and walks a bounded way. Who is involved
 * in the team, and on whom was decided, is looked up once for all of the experts.
 */
@Component
public class Standings {
    static final String CYPHER = """
            MATCH (team:Team {id: $team})-[:OF]->(city:City)
            WITH team, [team, city] AS selves,
              COLLECT { MATCH (team)<-[:MEMBER_OF]-(:Member)-[:FROM]->(o) RETURN DISTINCT o } AS members,
              COLLECT { MATCH (team)<-[:FUNDS]-(o) RETURN o } AS funders,
              COLLECT { MATCH (team)<-[:EVALUATES]-(o) RETURN o } AS evaluators,
              COLLECT { MATCH (team)<-[:FOR]-(:ConflictDecision)-[:ON]->(e) RETURN DISTINCT e } AS decided
            UNWIND $experts AS id
            MATCH (x:Expert {id: id})
            CALL (x, selves, members, funders, evaluators) {
              CALL (x) {
                MATCH (x)-[e:EMPLOYED_BY]->(o:Organisation) WHERE e.to IS NULL OR e.to >= $since
                RETURN 'employment' AS kind, o, e.to AS until
                UNION ALL
                MATCH (x)-[:HAS_INTEREST]->(i:Interest)-[:CONCERNS]->(o) WHERE i.until IS NULL OR i.until >= $since
                RETURN i.kind AS kind, o, i.until AS until
              }
              WITH kind, o, until, CASE
                WHEN o IN selves THEN 'self'
                WHEN o IN members THEN 'member'
                WHEN o IN funders THEN 'funder'
                WHEN o IN evaluators THEN 'evaluator'
              END AS involvement
              WHERE involvement IS NOT NULL
              RETURN collect({kind: kind, involvement: involvement, with: o.name, until: until}) AS ties
            }
            WITH team, x, id, ties, x IN decided AS isDecided WHERE size(ties) > 0 OR isDecided
            RETURN id, ties,
              CASE WHEN isDecided THEN head([(x)<-[:ON]-(d:ConflictDecision)-[:FOR]->(team) | d]) END AS decision
            """;

    private final Neo4jClient neo4j;

    Standings(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    /** Of each of them; the graph answers only for those with whom anything stands between, which are few. */
    public Map<ExpertId, Standing> between(Collection<ExpertId> experts, TeamId team, LocalDate today) {
        var standings = new HashMap<ExpertId, Standing>();
        experts.forEach(expert -> standings.put(expert, Standing.NOTHING));
        neo4j.query(CYPHER)
                .bindAll(Map.of(
                        "team", team.value(),
                        "experts", experts.stream().map(ExpertId::value).toList(),
                        "since", today.minus(Conflict.LONGEST_COOLING_OFF)))
                .fetchAs(Found.class)
                .mappedBy((types, row) -> new Found(new ExpertId(row.get("id").asString()), standing(row, today)))
                .all()
                .forEach(found -> standings.put(found.expert(), found.standing()));
        return Map.copyOf(standings);
    }

    private record Found(ExpertId expert, Standing standing) {}

    private static Standing standing(Record row, LocalDate today) {
        List<Conflict> conflicts = row.get("ties").asList(Standings::tie).stream()
                .flatMap(tie -> Conflict.of(tie, today).stream())
                .sorted(Comparator.comparing(Conflict::severity)
                        .thenComparing(conflict -> conflict.tie().with())
                        .thenComparing(conflict -> conflict.tie().kind()))
                .toList();
        Value decision = row.get("decision");
        return new Standing(
                conflicts, decision.isNull() ? Optional.empty() : Optional.of(ConflictDecisions.decision(decision)));
    }

    private static Tie tie(Value row) {
        Value until = row.get("until");
        return new Tie(
                Tie.Kind.valueOf(upper(row.get("kind"))),
                Tie.Involvement.valueOf(upper(row.get("involvement"))),
                row.get("with").asString(),
                until.isNull() ? Optional.empty() : Optional.of(until.asLocalDate()));
    }

    private static String upper(Value text) {
        return text.asString().toUpperCase(Locale.ROOT);
    }
}
