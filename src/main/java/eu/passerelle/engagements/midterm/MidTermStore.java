package eu.passerelle.engagements.midterm;

import eu.passerelle.engagements.midterm.MidTerm.Answer;
import eu.passerelle.engagements.midterm.MidTerm.GoOn;
import eu.passerelle.engagements.midterm.MidTerm.Going;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.scheduling.Side;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Checks in the graph, and which are due. */
@Component
class MidTermStore {
    /**
     * Half of the hours promised is used up, or half of the days until the end that was asked for, or of six months, is
     * over; whichever comes first, but not before anybody has met, nor in a pause. After a handover it is the new mentor’s
     * own half.
     */
    private static final String DUE = """
            MATCH (g:Engagement {state: 'active'})<-[mentored:MENTORED]-()
            WHERE NOT EXISTS { (g)<-[:PART_OF]-(:MidTerm) } AND NOT EXISTS { (g)<-[:PART_OF]-(:Closing) }
              AND coalesce(g.pausedUntil, $today) <= $today
            WITH g, mentored.since AS since, coalesce(mentored.since, g.startedOn) AS from,
              coalesce(mentored.hours, g.hours) AS hours
            WITH *, COLLECT {
              MATCH (s:Session {engagementId: g.id}) WHERE s.state = 'confirmed' AND s.endsAt <= $now
                AND (since IS NULL OR date(s.startsAt) >= since)
                AND NOT EXISTS { (s)<-[:ABOUT]-(:SessionRecord {mentorAttended: 'ABSENT'}) }
              RETURN s.minutes
            } AS held
            WHERE size(held) > 0
            WITH g, from, hours, reduce(sum = 0, minutes IN held | sum + minutes) AS inSessions,
              head([(g)-[:GREW_FROM]->(p:Proposal)-[:FOR]->(r:Request) | coalesce(p.until, r.until)]) AS until
            WITH g, from, hours, inSessions + reduce(sum = 0, minutes IN
                [(g)<-[:PART_OF]-(e:HoursEntry) WHERE e.expertId IS NULL | e.minutes] | sum + minutes) AS spent,
              CASE WHEN until > from THEN until ELSE from + duration({months: 6}) END AS until
            WHERE spent >= hours * 30
              OR from + duration({days: duration.inDays(from, until).days / 2}) <= $today
            RETURN g.id ORDER BY from, g.id LIMIT 20
            """;

    private static final String SILENT = """
            MATCH (m:MidTerm)-[:PART_OF]->(g:Engagement {state: 'active'})
            WHERE coalesce(g.pausedUntil, $today) <= $today AND m.remindedOn IS NULL AND m.askedOn <= $day AND COUNT { (m)<-[:PART_OF]-(:MidTermAnswer) } < 2
            RETURN m.engagementId ORDER BY m.askedOn, m.engagementId LIMIT 200
            """;
    private static final String BEGIN = """
            MATCH (g:Engagement {id: $id}) SET g.rev = 0
            WITH g WHERE NOT EXISTS { (g)<-[:PART_OF]-(:MidTerm) }
            CREATE (m:MidTerm {engagementId: $id, askedOn: $today, agreed: '', rev: 0})-[:PART_OF]->(g)
            RETURN count(m)
            """;
    private static final String REMINDED = """
            MATCH (m:MidTerm {engagementId: $id}) SET m.engagementId = $id
            WITH m WHERE m.remindedOn IS NULL SET m.remindedOn = $today
            RETURN count(m)
            """;
    private static final String FIND = """
            MATCH (m:MidTerm {engagementId: $id})
            RETURN m {.*} AS m, COLLECT { MATCH (m)<-[:PART_OF]-(a:MidTermAnswer) RETURN a {.*} } AS answers
            """;
    private static final String ANSWER = """
            MATCH (m:MidTerm {engagementId: $id})
            MERGE (a:MidTermAnswer {key: $key})
            SET a += $properties
            MERGE (a)-[:PART_OF]->(m)
            """;
    private static final String AGREE = """
            MATCH (m:MidTerm {engagementId: $id}) SET m.agreed = $agreed, m.rev = m.rev + 1
            """;

    private final Neo4jClient neo4j;

    MidTermStore(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    List<EngagementId> due(Instant now) {
        return ids(DUE, Map.of("now", now.atZone(ZoneOffset.UTC), "today", LocalDate.ofInstant(now, ZoneOffset.UTC)));
    }

    /** Asked on a day or before, and one side has not answered or been reminded. */
    List<EngagementId> silent(LocalDate day, LocalDate today) {
        return ids(SILENT, Map.of("day", day, "today", today));
    }

    /** False when it has begun already. */
    boolean begin(EngagementId id, LocalDate today) {
        return isOne(BEGIN, Map.of("id", id.value(), "today", today));
    }

    /** False when somebody has done so already. */
    boolean markReminded(EngagementId id, LocalDate today) {
        return isOne(REMINDED, Map.of("id", id.value(), "today", today));
    }

    Optional<MidTerm> find(EngagementId id) {
        return neo4j.query(FIND)
                .bind(id.value())
                .to("id")
                .fetchAs(MidTerm.class)
                .mappedBy((types, row) -> read(row))
                .one();
    }

    void answer(EngagementId id, Side side, Answer answer, Instant now) {
        neo4j.query(ANSWER)
                .bindAll(Map.of(
                        "id",
                        id.value(),
                        "key",
                        id + ":" + side,
                        "properties",
                        Map.of(
                                "side", side.name(),
                                "going", answer.going().name(),
                                "goOn", answer.goOn().name(),
                                "change", answer.change(),
                                "at", now.atZone(ZoneOffset.UTC))))
                .run();
    }

    void agree(EngagementId id, String agreed) {
        neo4j.query(AGREE).bindAll(Map.of("id", id.value(), "agreed", agreed)).run();
    }

    private static MidTerm read(Record row) {
        var answers = new EnumMap<Side, Answer>(Side.class);
        row.get("answers")
                .values()
                .forEach(a -> answers.put(
                        Side.valueOf(a.get("side").asString()),
                        new Answer(
                                Going.valueOf(a.get("going").asString()),
                                GoOn.valueOf(a.get("goOn").asString()),
                                a.get("change").asString())));
        Value m = row.get("m");
        return new MidTerm(
                new EngagementId(m.get("engagementId").asString()),
                m.get("askedOn").asLocalDate(),
                answers,
                m.get("agreed").asString(),
                m.get("rev").asLong());
    }

    private boolean isOne(String cypher, Map<String, Object> parameters) {
        return neo4j.query(cypher).bindAll(parameters).fetchAs(Long.class).one().orElse(0L) > 0;
    }

    private List<EngagementId> ids(String cypher, Map<String, Object> parameters) {
        return neo4j.query(cypher).bindAll(parameters).fetchAs(String.class).all().stream()
                .map(EngagementId::new)
                .toList();
    }
}
