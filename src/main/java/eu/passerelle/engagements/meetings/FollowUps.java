package eu.passerelle.engagements.meetings;

import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.scheduling.SessionId;
import eu.passerelle.scheduling.Side;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** What was agreed to do after the sessions of a mentoring, until it is done. */
@Component
class FollowUps {
    static final int MOST = 30;

    private static final String ADD = """
            MATCH (s:Session {id: $session}) SET s.rev = 0
            WITH s WHERE COUNT { (s)<-[:FOLLOWS]-(:FollowUp) } < $most
            CREATE (f:FollowUp {id: $id, sessionId: $session})-[:FOLLOWS]->(s)
            SET f += $properties
            RETURN count(f)
            """;
    private static final String SETTLE = """
            MATCH (f:FollowUp {id: $id, sessionId: $session})
            SET f.done = $done, f.changedAt = $now
            RETURN count(f)
            """;
    private static final String OF_SESSION = """
            MATCH (:Session {id: $id})<-[:FOLLOWS]-(f:FollowUp)
            RETURN f ORDER BY f.done, f.due IS NULL, f.due, f.createdAt, f.id
            """;
    private static final String OPEN_OF_ENGAGEMENT = """
            MATCH (s:Session {engagementId: $id})<-[:FOLLOWS]-(f:FollowUp)
            WHERE NOT f.done AND NOT EXISTS { (s)<-[:ABOUT]-(:SessionRecord {kind: 'SUPERVISION'}) }
            RETURN f ORDER BY f.due IS NULL, f.due, f.createdAt, f.id LIMIT 200
            """;

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final Commands commands;
    private final Clock clock;

    FollowUps(Neo4jClient neo4j, GraphTransactions transactions, Commands commands, Clock clock) {
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.commands = commands;
        this.clock = clock;
    }

    /** Open ones first, in order of their days. */
    List<FollowUp> of(SessionId session) {
        return list(OF_SESSION, session.value());
    }

    List<FollowUp> openOf(EngagementId engagement) {
        return list(OPEN_OF_ENGAGEMENT, engagement.value());
    }

    /** @throws Conflict when the session has as many as it can have */
    void add(SessionId session, String text, Side by, Optional<LocalDate> due, String commandId) {
        commands.once("session.follow-up:" + session, commandId, text + by + due, Boolean.class, () -> {
            var properties = new HashMap<String, Object>(Map.of(
                    "text",
                    text,
                    "by",
                    by.name(),
                    "done",
                    false,
                    "createdAt",
                    clock.instant().atZone(ZoneOffset.UTC)));
            due.ifPresent(day -> properties.put("due", day));
            boolean added = isOne(
                    ADD,
                    Map.of("session", session.value(), "id", Ids.random(), "most", MOST, "properties", properties));
            if (!added) {
                throw new Conflict("engagements.conflict.followUps", MOST);
            }
            return true;
        });
    }

    /** Done, or not done after all. */
    void settle(SessionId session, String id, boolean done) {
        boolean found = transactions.write(() -> isOne(
                SETTLE,
                Map.of(
                        "session",
                        session.value(),
                        "id",
                        id,
                        "done",
                        done,
                        "now",
                        clock.instant().atZone(ZoneOffset.UTC))));
        if (!found) {
            throw new NotFound("FollowUp", id);
        }
    }

    private boolean isOne(String cypher, Map<String, Object> parameters) {
        return neo4j.query(cypher).bindAll(parameters).fetchAs(Long.class).one().orElse(0L) > 0;
    }

    private List<FollowUp> list(String cypher, String id) {
        return List.copyOf(neo4j.query(cypher)
                .bind(id)
                .to("id")
                .fetchAs(FollowUp.class)
                .mappedBy((types, row) -> read(row.get("f")))
                .all());
    }

    private static FollowUp read(Value node) {
        return new FollowUp(
                node.get("id").asString(),
                new SessionId(node.get("sessionId").asString()),
                node.get("text").asString(),
                Side.valueOf(node.get("by").asString()),
                Optional.ofNullable(node.get("due").asLocalDate(null)),
                node.get("done").asBoolean());
    }
}
