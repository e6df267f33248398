package eu.passerelle.engagements.closing;

import eu.passerelle.engagements.closing.Closing.Lesson;
import eu.passerelle.engagements.closing.Closing.Reason;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.scheduling.Side;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** The ends of mentorings in the graph. What each side says of a need stands beside what matching goes by. */
@Component
class ClosingStore {
    private static final String FIND = """
            MATCH (g:Engagement {id: $id})
            OPTIONAL MATCH (c:Closing {engagementId: g.id})
            RETURN properties(c) AS c, g.hoursSpent AS hours, g.endedOn AS endedOn,
              COLLECT { MATCH (c)<-[:PART_OF]-(r:ClosingReport) RETURN properties(r) } AS reports,
              COLLECT {
                MATCH (g)-[s:SERVED]->(k:Competence)
                OPTIONAL MATCH (g)-[:GREW_FROM]->(:Proposal)-[:FOR]->(:Request)-[n:NEEDS]->(k)
                WITH k, s, coalesce(max(n.weight), 1) AS weight ORDER BY weight DESC, k.code
                RETURN {code: k.code, weight: weight, team: s.team, teamEvidence: s.teamEvidence,
                  expert: s.expert, expertEvidence: s.expertEvidence}
              } AS needs
            """;
    private static final String BEGIN = """
            MATCH (g:Engagement {id: $id})
            MERGE (c:Closing {engagementId: $id})
              ON CREATE SET c += $properties
            MERGE (c)-[:PART_OF]->(g)
            """;
    private static final String REPORT = """
            MATCH (c:Closing {engagementId: $id})
            MERGE (r:ClosingReport {key: $key})
            SET r += $feedback
            MERGE (r)-[:PART_OF]->(c)
            """;
    private static final String RATE_AS_TEAM = """
            UNWIND $ratings AS row
            MATCH (:Engagement {id: $id})-[s:SERVED]->(:Competence {code: row.code})
            SET s.team = row.value, s.teamEvidence = row.evidence
            """;
    private static final String RATE_AS_MENTOR = """
            MATCH (g:Engagement {id: $id}) SET g.hoursSpent = $hours
            WITH g
            UNWIND $ratings AS row
            MATCH (g)-[s:SERVED]->(:Competence {code: row.code})
            SET s.expert = row.value, s.expertEvidence = row.evidence
            """;
    private static final String CLOSE = """
            MATCH (g:Engagement {id: $id})<-[:PART_OF]-(c:Closing)
            SET g.state = 'closed', g.endedOn = $today, g.outcome = $outcome, c.closedOn = $today
            WITH g, c, c.lesson IS NOT NULL AND size(coalesce(c.lessonAgreed, [])) = 2 AS public
            SET g.lesson = CASE WHEN public THEN c.lesson END, g.lessonLanguage = CASE WHEN public THEN c.lessonLanguage END
            WITH g
            CALL (g) {
              UNWIND $joint AS row
              MATCH (g)-[s:SERVED]->(:Competence {code: row.code})
              SET s.outcome = row.value
            }
            """;
    private static final String LESSON = """
            MATCH (c:Closing {engagementId: $id})-[:PART_OF]->(g:Engagement)
            SET c.lesson = $text, c.lessonLanguage = $language, c.lessonAgreed = $agreed
            WITH c, g, c.closedOn IS NOT NULL AND size($agreed) = 2 AS public
            SET g.lesson = CASE WHEN public THEN c.lesson END, g.lessonLanguage = CASE WHEN public THEN c.lessonLanguage END
            RETURN COLLECT { MATCH (x:Expert|FormerExpert)-[:MENTORED|CO_MENTORED]->(g) RETURN x.id ORDER BY x.id } AS mentors
            """;
    private final Neo4jClient neo4j;

    ClosingStore(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    Optional<Closing> find(EngagementId id) {
        return neo4j.query(FIND)
                .bind(id.value())
                .to("id")
                .fetchAs(Closing.class)
                .mappedBy((types, row) -> ClosingRows.closing(id, row))
                .one();
    }

    /** Nothing when it has begun. */
    void begin(EngagementId id, Reason reason, Optional<Side> by, LocalDate closesOn, Instant now) {
        var properties =
                new HashMap<String, Object>(Map.of("reason", reason.name(), "begunAt", utc(now), "closesOn", closesOn));
        by.ifPresent(side -> properties.put("begunBy", side.name()));
        neo4j.query(BEGIN)
                .bindAll(Map.of("id", id.value(), "properties", properties))
                .run();
    }

    void report(EngagementId id, Side side, Report report, Instant now) {
        Map<String, Object> feedback = Map.of(
                "side", side.name(),
                "again", report.again().name(),
                "helped", report.helped(),
                "missed", report.missed(),
                "at", utc(now));
        neo4j.query(REPORT)
                .bindAll(Map.of("id", id.value(), "key", id + ":" + side, "feedback", feedback))
                .run();
        if (side == Side.TEAM) {
            neo4j.query(RATE_AS_TEAM)
                    .bindAll(Map.of("id", id.value(), "ratings", ratings(report)))
                    .run();
        } else {
            neo4j.query(RATE_AS_MENTOR)
                    .bindAll(Map.of(
                            "id", id.value(),
                            "ratings", ratings(report),
                            "hours", report.hours().orElseThrow()))
                    .run();
        }
    }

    private static List<Map<String, Object>> ratings(Report report) {
        return report.ratings().entrySet().stream()
                .map(rated -> {
                    var row = new HashMap<String, Object>();
                    row.put("code", rated.getKey().value());
                    row.put("evidence", rated.getValue().evidence());
                    row.put(
                            "value",
                            rated.getValue().attainment().map(Attainment::value).orElse(null));
                    return (Map<String, Object>) row;
                })
                .toList();
    }

    void close(Closing closing, LocalDate today) {
        var parameters = new HashMap<String, Object>();
        parameters.put("id", closing.engagement().value());
        parameters.put("today", today);
        parameters.put(
                "outcome", closing.outcome().isPresent() ? closing.outcome().getAsInt() : null);
        parameters.put(
                "joint",
                closing.needs().stream()
                        .flatMap(need -> need.joint().stream()
                                .map(joint -> Map.of("code", need.competence().value(), "value", joint.value())))
                        .toList());
        neo4j.query(CLOSE).bindAll(parameters).run();
    }

    /** @return its mentors */
    List<ExpertId> lesson(EngagementId id, Lesson lesson) {
        return mentors(
                LESSON,
                Map.of(
                        "id", id.value(),
                        "text", lesson.text(),
                        "language", lesson.language().code(),
                        "agreed",
                                lesson.agreed().stream()
                                        .map(Side::name)
                                        .sorted()
                                        .toList()));
    }

    private List<ExpertId> mentors(String cypher, Map<String, Object> parameters) {
        return neo4j.query(cypher)
                .bindAll(parameters)
                .fetchAs(Value.class)
                .mappedBy((types, row) -> row.get("mentors"))
                .one()
                .map(ids -> ids.asList(id -> new ExpertId(id.asString())))
                .orElse(List.of());
    }

    private static ZonedDateTime utc(Instant instant) {
        return instant.atZone(ZoneOffset.UTC);
    }
}
