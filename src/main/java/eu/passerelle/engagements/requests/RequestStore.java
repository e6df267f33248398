package eu.passerelle.engagements.requests;

import eu.passerelle.engagements.RequestId;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.matching.Need;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Requests in the graph, each read and written whole. */
@Component
class RequestStore {
    private static final String ROW = """
             RETURN r {.*} AS r, t.id AS team,
               [(r)-[n:NEEDS]->(c:Competence) | {code: c.code, weight: n.weight, level: n.level, place: n.place,
                  because: n.because}] AS needs,
               [(r)-[:ACCEPTS]->(l:Language) | l.code] AS languages
            """;

    private final Neo4jClient neo4j;

    RequestStore(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    Optional<Request> find(RequestId id) {
        return one("MATCH (r:Request {id: $id})-[:BY]->(t:Team)" + ROW, Map.of("id", id.value()));
    }

    List<Request> all(Collection<RequestId> ids) {
        List<String> values = ids.stream().map(RequestId::value).toList();
        return all("MATCH (r:Request)-[:BY]->(t:Team) WHERE r.id IN $ids" + ROW, Map.of("ids", values));
    }

    /** Nobody else can change it until this transaction ends. */
    Optional<Request> locked(RequestId id) {
        return one("""
                MATCH (r:Request {id: $id}) SET r.rev = 0
                WITH r MATCH (r)-[:BY]->(t:Team)
                """ + ROW, Map.of("id", id.value()));
    }

    List<Request> ofTeam(TeamId team, int limit) {
        return all("""
                MATCH (t:Team {id: $team})<-[:BY]-(r:Request)
                WITH r, t ORDER BY r.changedAt DESC LIMIT $limit
                """ + ROW + " ORDER BY r.changedAt DESC", Map.of("team", team.value(), "limit", limit));
    }

    /** Sent and still without a mentor, the longest waiting first. */
    List<Request> waiting(int limit) {
        return all("""
                MATCH (r:Request {state: 'submitted'})-[:BY]->(t:Team)
                WITH r, t ORDER BY r.submittedAt LIMIT $limit
                """ + ROW + " ORDER BY r.submittedAt", Map.of("limit", limit));
    }

    List<Request> newestSent(int limit) {
        return all("""
                UNWIND ['submitted', 'engaged'] AS state
                MATCH (r:Request {state: state})-[:BY]->(t:Team)
                WITH r, t ORDER BY r.submittedAt DESC LIMIT $limit
                """ + ROW + " ORDER BY r.submittedAt DESC", Map.of("limit", limit));
    }

    /** The team is locked, so that many clicks at once do not pass the limit on drafts. */
    long draftsOf(TeamId team) {
        return neo4j.query("""
                        MATCH (t:Team {id: $team}) SET t.rev = 0
                        WITH t RETURN count {(t)<-[:BY]-(:Request {state: 'draft'})}
                        """)
                .bind(team.value())
                .to("team")
                .fetchAs(Long.class)
                .one()
                .orElse(0L);
    }

    boolean isUsed(String reference) {
        return neo4j.query("RETURN exists {(:Request {reference: $reference})}")
                .bind(reference)
                .to("reference")
                .fetchAs(Boolean.class)
                .one()
                .orElse(false);
    }

    void save(Request request) {
        neo4j.query("""
                        MATCH (t:Team {id: $team})
                        MERGE (r:Request {id: $id})
                        MERGE (r)-[:BY]->(t)
                        SET r += $properties
                        WITH r
                        CALL (r) { OPTIONAL MATCH (r)-[old:NEEDS|ACCEPTS]->() DELETE old }
                        CALL (r) {
                          UNWIND $needs AS need
                          MATCH (c:Competence {code: need.code})
                          CREATE (r)-[:NEEDS {weight: need.weight, level: need.level, place: need.place,
                            because: need.because}]->(c)
                        }
                        CALL (r) {
                          UNWIND $languages AS code
                          MATCH (l:Language {code: code})
                          CREATE (r)-[:ACCEPTS]->(l)
                        }
                        """)
                .bind(request.team().value())
                .to("team")
                .bind(request.id().value())
                .to("id")
                .bind(properties(request))
                .to("properties")
                .bind(needs(request.content()))
                .to("needs")
                .bind(List.copyOf(request.content().languages()))
                .to("languages")
                .run();
    }

    void delete(RequestId id) {
        neo4j.query("MATCH (r:Request {id: $id, state: 'draft'}) DETACH DELETE r")
                .bind(id.value())
                .to("id")
                .run();
    }

    void markEngaged(RequestId id) {
        neo4j.query("MATCH (r:Request {id: $id}) SET r.state = 'engaged'")
                .bind(id.value())
                .to("id")
                .run();
    }

    private Optional<Request> one(String cypher, Map<String, Object> parameters) {
        return neo4j.query(cypher)
                .bindAll(parameters)
                .fetchAs(Request.class)
                .mappedBy((types, row) -> request(row))
                .one();
    }

    private List<Request> all(String cypher, Map<String, Object> parameters) {
        return List.copyOf(neo4j.query(cypher)
                .bindAll(parameters)
                .fetchAs(Request.class)
                .mappedBy((types, row) -> request(row))
                .all());
    }

    /** What was typed stands beside what it means; the meaning is what others may query. */
    private static Map<String, Object> properties(Request request) {
        var all = new HashMap<String, Object>();
        Content content = request.content();
        Meeting meeting = content.meeting();
        all.put("state", request.state().name().toLowerCase(java.util.Locale.ROOT));
        all.put("now", content.situation().now());
        all.put("change", content.situation().change());
        all.put("phase", content.frame().phase());
        all.put("country", content.frame().country());
        all.put("legal", content.frame().legal());
        all.put("form", meeting.form());
        all.put("typedFrom", meeting.from());
        all.put("typedUntil", meeting.until());
        all.put("typedHours", meeting.hours());
        all.put("from", meeting.firstDay().orElse(null));
        all.put("until", meeting.lastDay().orElse(null));
        all.put("hours", meeting.wantedHours().orElse(null));
        all.put("changedAt", request.changedAt().atZone(ZoneOffset.UTC));
        request.submittedAt().ifPresent(at -> all.put("submittedAt", at.atZone(ZoneOffset.UTC)));
        if (!request.reference().isEmpty()) {
            all.put("reference", request.reference());
        }
        return all;
    }

    private static List<Map<String, Object>> needs(Content content) {
        List<Need> needs = content.needs();
        return java.util.stream.IntStream.range(0, needs.size())
                .mapToObj(place -> Map.<String, Object>of(
                        "code", needs.get(place).competence().value(),
                        "weight", needs.get(place).weight(),
                        "level", needs.get(place).level(),
                        "place", place,
                        "because", content.because(needs.get(place).competence())))
                .toList();
    }

    private static Request request(org.neo4j.driver.Record row) {
        Value r = row.get("r");
        return new Request(
                new RequestId(r.get("id").asString()),
                new TeamId(row.get("team").asString()),
                Request.State.valueOf(r.get("state").asString().toUpperCase(java.util.Locale.ROOT)),
                r.get("reference").asString(""),
                content(row, r),
                instant(r.get("changedAt")),
                r.get("submittedAt").isNull() ? Optional.empty() : Optional.of(instant(r.get("submittedAt"))));
    }

    private static Content content(org.neo4j.driver.Record row, Value r) {
        return new Content(
                new Content.Situation(r.get("now").asString(""), r.get("change").asString("")),
                new Content.Frame(
                        r.get("phase").asString(""),
                        r.get("country").asString(""),
                        r.get("legal").asString("")),
                row.get("needs").asList(value -> value).stream()
                        .sorted(java.util.Comparator.comparingInt(
                                need -> need.get("place").asInt(0)))
                        .map(need -> new Need(
                                new CompetenceCode(need.get("code").asString()),
                                need.get("weight").asInt(),
                                need.get("level").asInt()))
                        .toList(),
                row.get("needs").asList(value -> value).stream()
                        .collect(Collectors.toMap(
                                need -> new CompetenceCode(need.get("code").asString()),
                                need -> need.get("because").asString(""),
                                (one, other) -> one)),
                new TreeSet<>(row.get("languages").asList(Value::asString)),
                new Meeting(
                        r.get("form").asString(""),
                        r.get("typedFrom").asString(""),
                        r.get("typedUntil").asString(""),
                        r.get("typedHours").asString("")));
    }

    private static Instant instant(Value value) {
        return value.asZonedDateTime().toInstant();
    }
}
