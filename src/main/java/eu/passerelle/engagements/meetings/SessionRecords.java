package eu.passerelle.engagements.meetings;

import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.scheduling.SessionId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** The records of sessions in the graph. */
@Component
class SessionRecords {
    private static final String FIND = "MATCH (r:SessionRecord {sessionId: $session}) RETURN r";
    private static final String OF_ENGAGEMENT = """
            MATCH (s:Session {engagementId: $engagement})<-[:ABOUT]-(r:SessionRecord)
            RETURN r LIMIT 1000
            """;
    /**
     * The session is locked first, so that two do not wait for each other at a record that neither has made yet; then the
     * record. What is compared afterwards is what the one before has committed.
     */
    private static final String SAVE = """
            MATCH (s:Session {id: $session}) SET s.rev = 0
            WITH s
            MERGE (r:SessionRecord {sessionId: $session}) ON CREATE SET r.rev = 0
            MERGE (r)-[:ABOUT]->(s)
            SET r.sessionId = $session
            WITH r WHERE r.rev = $seen
            SET r += $properties, r.rev = r.rev + 1
            RETURN count(r)
            """;

    /** The first word holds, and changes nothing that somebody else may be writing. */
    private static final String ATTEST = """
            MATCH (s:Session {id: $session}) SET s.rev = 0
            WITH s
            MERGE (r:SessionRecord {sessionId: $session}) ON CREATE SET r.rev = 0
            MERGE (r)-[:ABOUT]->(s)
            WITH r WHERE r.attestedAt IS NULL
            SET r.attestedAt = $now
            """;

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final Clock clock;

    SessionRecords(Neo4jClient neo4j, GraphTransactions transactions, Clock clock) {
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.clock = clock;
    }

    SessionRecord of(SessionId session) {
        return neo4j.query(FIND)
                .bind(session.value())
                .to("session")
                .fetchAs(SessionRecord.class)
                .mappedBy((types, row) -> read(row.get("r")))
                .one()
                .orElseGet(() -> SessionRecord.none(session));
    }

    Map<SessionId, SessionRecord> of(EngagementId engagement) {
        var all = new HashMap<SessionId, SessionRecord>();
        neo4j.query(OF_ENGAGEMENT)
                .bind(engagement.value())
                .to("engagement")
                .fetchAs(SessionRecord.class)
                .mappedBy((types, row) -> read(row.get("r")))
                .all()
                .forEach(found -> all.put(found.session(), found));
        return all;
    }

    /** False, and nothing is changed, when somebody else has changed it since. */
    boolean save(SessionRecord changed) {
        return transactions.write(() -> neo4j.query(SAVE)
                        .bindAll(Map.of(
                                "session", changed.session().value(),
                                "seen", changed.rev(),
                                "properties", properties(changed)))
                        .fetchAs(Long.class)
                        .one()
                        .orElse(0L)
                > 0);
    }

    void attest(SessionId session) {
        transactions.write(() -> neo4j.query(ATTEST)
                .bindAll(Map.of(
                        "session", session.value(), "now", clock.instant().atZone(ZoneOffset.UTC)))
                .run());
    }

    private Map<String, Object> properties(SessionRecord changed) {
        return Map.of(
                "kind", changed.kind().map(SessionKind::name).orElse(""),
                "agenda", changed.agenda(),
                "notes", changed.notes(),
                "teamAttended", changed.team().name(),
                "mentorAttended", changed.mentor().name(),
                "changedAt", clock.instant().atZone(ZoneOffset.UTC));
    }

    private static SessionRecord read(Value node) {
        Optional<SessionKind> kind = SessionKind.find(node.get("kind").asString(""));
        return new SessionRecord(
                new SessionId(node.get("sessionId").asString()),
                kind,
                node.get("agenda").asString(""),
                node.get("notes").asString(""),
                Presence.valueOf(node.get("teamAttended").asString("UNKNOWN")),
                Presence.valueOf(node.get("mentorAttended").asString("UNKNOWN")),
                node.get("attestedAt").isNull()
                        ? Optional.empty()
                        : Optional.of(node.get("attestedAt").asZonedDateTime().toInstant()),
                node.get("rev").asLong());
    }
}
