package eu.passerelle.planning;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.TeamId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** ActionPlans in the graph: each with its parts, what they lead to, and each text that a part ever had. */
@Component
class PlanStore {
    private static final String WHOLE = """
             MATCH (p)-[:OF]->(t:Team)
             RETURN p, t.id AS team, COLLECT {
               MATCH (p)<-[:PART_OF]-(e:PlanPart) WHERE NOT e.removed
               WITH e ORDER BY e.kind, e.number
               RETURN
            """ + PartRow.MAP + "} AS parts";
    private static final String FIND = "MATCH (p:Plan {id: $id})";
    private static final String FIND_LOCKED = FIND + " SET p.rev = 0 WITH p";
    private static final String REMOVED = """
            MATCH (:Plan {id: $id})<-[:PART_OF]-(e:PlanPart) WHERE e.removed
            WITH e ORDER BY e.kind, e.number LIMIT 100
            RETURN
            """ + PartRow.MAP + " AS part";
    private static final String FIND_PART =
            "MATCH (e:PlanPart {id: $id})-[:PART_OF]->(p:Plan) RETURN p.id AS plan, " + PartRow.MAP + " AS part";
    private static final String OF_TEAMS = """
            MATCH (p:Plan {state: 'LIVING'})-[:OF]->(t:Team) WHERE t.id IN $teams
            RETURN p.id AS id, p.state AS state, p.begunAt AS begunAt, t.id AS team
            ORDER BY p.begunAt DESC, p.id LIMIT 200
            """;
    private static final String OF_TEAM = """
            MATCH (p:Plan)-[:OF]->(:Team {id: $team})
            RETURN p.id AS id, p.state AS state, p.begunAt AS begunAt, $team AS team
            ORDER BY p.begunAt DESC, p.id LIMIT 50
            """;
    private static final String LIVING = """
            MATCH (p:Plan {state: 'LIVING'})-[:OF]->(t:Team)
            RETURN p.id AS id, p.state AS state, p.begunAt AS begunAt, t.id AS team
            ORDER BY p.begunAt DESC, p.id LIMIT 200
            """;
    private static final String LOCK_TEAM = """
            MATCH (t:Team {id: $team}) SET t.rev = 0
            RETURN EXISTS { (t)<-[:OF]-(:Plan {state: 'LIVING'}) }
            """;
    private static final String CREATE = """
            MATCH (t:Team {id: $team})
            CREATE (p:Plan {id: $id, state: 'LIVING', begunAt: $now})-[:OF]->(t)
            """;
    private static final String CLOSE = "MATCH (p:Plan {id: $id}) SET p.state = 'CLOSED', p.closedAt = $now";
    private static final String NEXT_NUMBER = """
            MATCH (:Plan {id: $plan})<-[:PART_OF]-(e:PlanPart {kind: $kind})
            RETURN coalesce(max(e.number), 0) + 1
            """;
    /** What leads to a removed part stays for when that comes back, unless another takes its place. */
    private static final String SAVE = """
            UNWIND $rows AS row
            MATCH (p:Plan {id: $plan})
            MERGE (e:PlanPart {id: row.id})
            MERGE (e)-[:PART_OF]->(p)
            SET e = row.properties
            WITH e, row
            CALL (e, row) {
              MATCH (e)-[r:TOWARDS|GAUGES|DEPENDS_ON|LED_BY|ADDRESSES|BECAUSE_OF]->(x)
              WHERE NOT (x:PlanPart AND coalesce(x.removed, false))
                OR (r:TOWARDS AND size(row.towards) > 0) OR (r:GAUGES AND size(row.gauges) > 0)
              DELETE r
            }
            CREATE (h:PlanRevision {id: row.id + ':' + row.properties.rev})-[:REVISION_OF]->(e)
            SET h += row.revision
            """;
    /** Once all are there: one may lead to another that was saved with it. */
    private static final String LINK = """
            UNWIND $rows AS row
            MATCH (e:PlanPart {id: row.id})
            CALL (e, row) { MATCH (x:PlanPart) WHERE x.id IN row.towards CREATE (e)-[:TOWARDS]->(x) }
            CALL (e, row) { MATCH (x:PlanPart) WHERE x.id IN row.gauges CREATE (e)-[:GAUGES]->(x) }
            CALL (e, row) { MATCH (x:PlanPart) WHERE x.id IN row.dependsOn CREATE (e)-[:DEPENDS_ON]->(x) }
            CALL (e, row) { MATCH (x:Organisation) WHERE x.id IN row.ledBy CREATE (e)-[:LED_BY]->(x) }
            CALL (e, row) { MATCH (x:Competence) WHERE x.code IN row.addresses CREATE (e)-[:ADDRESSES]->(x) }
            CALL (e, row) { MATCH (x:Session) WHERE x.id IN row.session CREATE (e)-[:BECAUSE_OF]->(x) }
            CALL (e, row) { MATCH (x:FollowUp) WHERE x.id IN row.followUp CREATE (e)-[:BECAUSE_OF]->(x) }
            CALL (e, row) { MATCH (x:Advice) WHERE x.id IN row.advice CREATE (e)-[:BECAUSE_OF]->(x) }
            """;

    private static final String REMOVE = """
            MATCH (e:PlanPart {id: $id}) SET e.removed = true, e.rev = e.rev + 1
            CREATE (h:PlanRevision {id: $id + ':' + e.rev})-[:REVISION_OF]->(e)
            SET h += $revision, h.rev = e.rev
            """;
    private static final String REVISION = "MATCH (h:PlanRevision {id: $id}) RETURN h";
    private static final String HISTORY = """
            MATCH (h:PlanRevision)-[:REVISION_OF]->(:PlanPart {id: $id})
            RETURN h ORDER BY h.rev DESC LIMIT 20
            """;

    private final Neo4jClient neo4j;
    private final PartsText text;

    PlanStore(Neo4jClient neo4j, PartsText text) {
        this.neo4j = neo4j;
        this.text = text;
    }

    Optional<Plan> find(PlanId id) {
        return one(FIND + WHOLE, id.value());
    }

    /** Nobody else can change it until this transaction ends. */
    Optional<Plan> locked(PlanId id) {
        return one(FIND_LOCKED + WHOLE, id.value());
    }

    /** Removed parts, too. */
    Optional<Found> findPart(PartId id) {
        return neo4j.query(FIND_PART)
                .bind(id.value())
                .to("id")
                .fetchAs(Found.class)
                .mappedBy((types, row) ->
                        new Found(new PlanId(row.get("plan").asString()), PartRow.read(row.get("part"))))
                .one();
    }

    /** What was removed from a plan and can be brought back. */
    List<Part> removed(PlanId plan) {
        return List.copyOf(neo4j.query(REMOVED)
                .bind(plan.value())
                .to("id")
                .fetchAs(Part.class)
                .mappedBy((types, row) -> PartRow.read(row.get("part")))
                .all());
    }

    record Found(PlanId plan, Part part) {}

    /** Without parts, the newest first. */
    List<Line> of(TeamId team) {
        return lines(OF_TEAM, Map.of("team", team.value()));
    }

    List<Line> living(Set<TeamId> teams) {
        return lines(OF_TEAMS, Map.of("teams", teams.stream().map(TeamId::value).toList()));
    }

    List<Line> living() {
        return lines(LIVING, Map.of());
    }

    record Line(PlanId id, Plan.State state, Instant begunAt, TeamId team) {
        public boolean isLiving() {
            return state == Plan.State.LIVING;
        }
    }

    /** Once nobody else can begin one for the team. */
    boolean hasLiving(TeamId team) {
        return neo4j.query(LOCK_TEAM)
                .bind(team.value())
                .to("team")
                .fetchAs(Boolean.class)
                .one()
                .orElse(false);
    }

    void create(PlanId id, TeamId team, Instant now) {
        neo4j.query(CREATE)
                .bindAll(Map.of("id", id.value(), "team", team.value(), "now", now.atZone(ZoneOffset.UTC)))
                .run();
    }

    void close(PlanId id, Instant now) {
        neo4j.query(CLOSE)
                .bindAll(Map.of("id", id.value(), "now", now.atZone(ZoneOffset.UTC)))
                .run();
    }

    /** Removed parts keep theirs. */
    int nextNumber(PlanId plan, Kind kind) {
        return neo4j.query(NEXT_NUMBER)
                .bindAll(Map.of("plan", plan.value(), "kind", kind.name()))
                .fetchAs(Long.class)
                .one()
                .orElse(1L)
                .intValue();
    }

    /** Two queries, however many. */
    void save(PlanId plan, List<Part> parts, AccountId by, Instant now) {
        List<Map<String, Object>> rows =
                parts.stream().map(part -> row(part, by, now)).toList();
        neo4j.query(SAVE).bindAll(Map.of("plan", plan.value(), "rows", rows)).run();
        neo4j.query(LINK).bind(rows).to("rows").run();
    }

    void remove(Part part, AccountId by, Instant now) {
        neo4j.query(REMOVE)
                .bindAll(Map.of("id", part.id(), "revision", revision(part, true, by, now)))
                .run();
    }

    /** What a part said when it had this revision. */
    Optional<Map<Field, String>> revision(PartId part, int revision) {
        return neo4j.query(REVISION)
                .bind(part + ":" + revision)
                .to("id")
                .fetchAs(Past.class)
                .mappedBy((types, row) -> past(row.get("h")))
                .one()
                .map(Past::values);
    }

    /** The newest first. */
    List<Past> history(PartId part) {
        return List.copyOf(neo4j.query(HISTORY)
                .bind(part.value())
                .to("id")
                .fetchAs(Past.class)
                .mappedBy((types, row) -> past(row.get("h")))
                .all());
    }

    record Past(int revision, Instant at, AccountId by, boolean removed, Map<Field, String> values) {}

    private Map<String, Object> row(Part part, AccountId by, Instant now) {
        var row = new HashMap<>(PartRow.of(part));
        row.put("revision", revision(part, part.removed(), by, now));
        return row;
    }

    private Map<String, Object> revision(Part part, boolean removed, AccountId by, Instant now) {
        return Map.of(
                "rev", part.revision(),
                "at", now.atZone(ZoneOffset.UTC),
                "by", by.value(),
                "removed", removed,
                "fields", text.write(part.values()));
    }

    private Past past(Value h) {
        return new Past(
                h.get("rev").asInt(),
                h.get("at").asZonedDateTime().toInstant(),
                new AccountId(h.get("by").asString()),
                h.get("removed").asBoolean(),
                text.values(h.get("fields").asString()));
    }

    private Optional<Plan> one(String cypher, String id) {
        return neo4j.query(cypher)
                .bind(id)
                .to("id")
                .fetchAs(Plan.class)
                .mappedBy((types, row) -> plan(row))
                .one();
    }

    private List<Line> lines(String cypher, Map<String, Object> parameters) {
        return List.copyOf(neo4j.query(cypher)
                .bindAll(parameters)
                .fetchAs(Line.class)
                .mappedBy((types, row) -> new Line(
                        new PlanId(row.get("id").asString()),
                        Plan.State.valueOf(row.get("state").asString()),
                        row.get("begunAt").asZonedDateTime().toInstant(),
                        new TeamId(row.get("team").asString())))
                .all());
    }

    private static Plan plan(Record row) {
        Value p = row.get("p");
        return new Plan(
                new PlanId(p.get("id").asString()),
                new TeamId(row.get("team").asString()),
                Plan.State.valueOf(p.get("state").asString()),
                p.get("begunAt").asZonedDateTime().toInstant(),
                row.get("parts").asList(PartRow::read));
    }
}
