package eu.passerelle.directory.competences;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.neo4j.driver.Record;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** What points to a concept from outside the taxonomy: claims of experts, needs of requests, work that was done. */
@Component
class Pointers {
    /** Neo4j knows how many relations a node has; so the counts of the whole tree cost no more than the tree. */
    private static final String CLAIMS = """
            MATCH (c:Competence) RETURN c.code AS code, COUNT { (c)<-[:CLAIMS]-() } AS claims
            """;

    private static final String USE = """
            MATCH (c:Competence {code: $code})
            RETURN COUNT { (c)<-[:CLAIMS]-(:Expert) } AS claims,
              COUNT { (c)<-[:CLAIMS]-(:Expert {status: 'active'}) } AS active,
              COUNT { (c)<-[:NEEDS]-(:Request) } AS requests,
              COUNT { (c)<-[:SERVED]-(:Engagement {state: 'closed'}) } AS engagements
            """;
    private static final String MOVE_CLAIMS = """
            MATCH (a:Competence {code: $from})<-[:CLAIMS]-(e:Expert)
            SET e.rev = 0
            WITH DISTINCT a, e
            MATCH (b:Competence {code: $into})
            MATCH (e)-[old:CLAIMS]->(a)
            MERGE (e)-[new:CLAIMS]->(b)
            WITH old, new
            WHERE new.level IS NULL OR old.level > new.level
              OR (old.level = new.level AND old.verifiedOn IS NOT NULL
                  AND (new.verifiedOn IS NULL OR old.verifiedOn > new.verifiedOn))
            SET new = properties(old)
            """;
    private static final String DROP_CLAIMS = "MATCH (:Competence {code: $from})<-[old:CLAIMS]-(:Expert) DELETE old";
    private static final String MOVE_NEEDS = """
            MATCH (a:Competence {code: $from})<-[:NEEDS]-(r:Request)
            SET r.rev = 0
            WITH DISTINCT a, r
            MATCH (b:Competence {code: $into})
            MATCH (r)-[old:NEEDS]->(a)
            MERGE (r)-[new:NEEDS]->(b)
            SET new.weight = CASE WHEN new.weight >= old.weight THEN new.weight ELSE old.weight END,
              new.level = CASE WHEN new.level >= old.level THEN new.level ELSE old.level END,
              new.place = CASE WHEN new.place <= old.place THEN new.place ELSE old.place END
            DELETE old
            """;
    private static final String MOVE_WORK = """
            MATCH (a:Competence {code: $from})<-[old:SERVED]-(g:Engagement)
            MATCH (b:Competence {code: $into})
            MERGE (g)-[new:SERVED]->(b)
            SET new.outcome = CASE WHEN new.outcome >= old.outcome THEN new.outcome ELSE coalesce(old.outcome, new.outcome) END,
              new.team = coalesce(new.team, old.team), new.teamEvidence = coalesce(new.teamEvidence, old.teamEvidence),
              new.expert = coalesce(new.expert, old.expert), new.expertEvidence = coalesce(new.expertEvidence, old.expertEvidence)
            DELETE old
            """;

    private final Neo4jClient neo4j;

    Pointers(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    /**
     * @param claims experts who state it, of any status
     * @param active of them, those who may be recommended
     * @param requests that need it
     * @param engagements closed ones that served it
     */
    record Use(int claims, int active, int requests, int engagements) {}

    Use of(String code) {
        return neo4j.query(USE)
                .bind(code)
                .to("code")
                .fetchAs(Use.class)
                .mappedBy((types, row) -> use(row))
                .one()
                .orElse(new Use(0, 0, 0, 0));
    }

    private static Use use(Record row) {
        return new Use(
                row.get("claims").asInt(),
                row.get("active").asInt(),
                row.get("requests").asInt(),
                row.get("engagements").asInt());
    }

    /** How many experts state each concept, by code. */
    Map<String, Integer> claims() {
        return neo4j
                .query(CLAIMS)
                .fetchAs(Claimed.class)
                .mappedBy((types, row) -> new Claimed(
                        row.get("code").asString(), row.get("claims").asInt()))
                .all()
                .stream()
                .collect(Collectors.toMap(Claimed::code, Claimed::claims));
    }

    private record Claimed(String code, int claims) {}

    /** Where both are pointed to, the higher claim, the greater need and the better outcome stay. */
    void move(String from, String into) {
        for (String statement : List.of(MOVE_CLAIMS, DROP_CLAIMS, MOVE_NEEDS, MOVE_WORK)) {
            neo4j.query(statement).bindAll(Map.of("from", from, "into", into)).run();
        }
    }
}
