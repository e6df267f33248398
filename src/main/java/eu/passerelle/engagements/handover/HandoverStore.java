package eu.passerelle.engagements.handover;

import eu.passerelle.engagements.Proposal;
import eu.passerelle.engagements.ProposalId;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.Ids;
import eu.passerelle.scheduling.SessionId;
import eu.passerelle.scheduling.Side;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Handovers in the graph, and the handing over itself. */
@Component
class HandoverStore {
    private static final String ROW = """
            RETURN h {.*} AS h, COLLECT { MATCH (p:Proposal)-[:TAKES_OVER]->(h) RETURN p.id ORDER BY p.askedAt DESC, p.id } AS asked
            """;
    private static final String OPEN = "MATCH (h:Handover {engagementId: $id, state: 'OPEN'}) " + ROW;
    private static final String OF_PROPOSAL =
            "MATCH (:Proposal {id: $id})-[:TAKES_OVER]->(h:Handover {state: 'OPEN'}) " + ROW;
    private static final String ABOUT = "MATCH (:Proposal {id: $id})-[:TAKES_OVER]->(h:Handover) RETURN h.engagementId";
    private static final String BEGIN = """
            MATCH (g:Engagement {id: $engagement})
            CREATE (h:Handover {id: $id, engagementId: $engagement, state: 'OPEN', cancels: []})-[:PART_OF]->(g)
            SET h += $properties, h.expertId = head([(g)<-[:MENTORED]-(x) | x.id])
            """;
    private static final String DECIDE = "MATCH (h:Handover {id: $id}) SET h.cancels = $cancels, h.by = $by";
    private static final String LINK = """
            MATCH (h:Handover {id: $id}), (p:Proposal {id: $proposal})
            MERGE (p)-[:TAKES_OVER]->(h)
            """;
    /** What was prepared for a session goes on to the one in its place; who attests it anew is the new mentor. */
    private static final String REPLACE = """
            MATCH (s:Session {id: $by})
            CALL (s) {
              MATCH (r:SessionRecord {sessionId: $session})-[old:ABOUT]->(:Session)
              CREATE (r)-[:ABOUT]->(s) SET r.sessionId = s.id REMOVE r.attestedAt DELETE old
            }
            CALL (s) { MATCH (p:Poll {sessionId: $session}) SET p.sessionId = s.id }
            """;

    private static final String SETTLE = """
            MATCH (h:Handover {id: $id}) SET h.state = $state, h.settledAt = $now
            """;
    /** What stands in the way: the end is being spoken of, or people are asked for a time with the present mentor. */
    private static final String BUSY = """
            MATCH (g:Engagement {id: $id})
            RETURN EXISTS { (g)<-[:PART_OF]-(:Closing) } AS closing, EXISTS { (g)<-[:PART_OF]-(:Poll {state: 'OPEN'}) } AS poll
            """;
    /**
     * The mentoring keeps its id and all that hangs on it. What the one before did is an engagement of its own, over by now,
     * with that mentor’s hours and the same needs, and with what both said of each other half-way.
     */
    private static final String HAND_ON = """
            MATCH (x:Expert|FormerExpert)-[m:MENTORED]->(g:Engagement {id: $id})-[:WITH]->(t:Team), (p:Proposal {id: $proposal})-[:TO]->(n:Expert)
            CREATE (e:Engagement {id: $earlier, state: 'closed', startedOn: coalesce(m.since, g.startedOn), endedOn: $today,
              hours: $hours, hoursSpent: $hours})
            SET e.language = g.language
            CREATE (x)-[:MENTORED]->(e)-[:WITH]->(t)
            CREATE (e)-[:CONTINUED_AS]->(g)
            CREATE (n)-[:MENTORED {since: $today, hours: $left}]->(g)
            DELETE m
            WITH e, g, p, x, n
            CALL (e, g) { MATCH (g)-[:SERVED]->(c:Competence) CREATE (e)-[:SERVED]->(c) }
            CALL (e, g) { MATCH (g)-[r:GREW_FROM]->(q:Proposal) CREATE (e)-[:GREW_FROM]->(q) DELETE r }
            CALL (g, n) { MATCH (n)-[r:CO_MENTORED]->(g) DELETE r }
            CALL (g, x) { MATCH (g)<-[:PART_OF]-(h:HoursEntry) WHERE h.expertId IS NULL SET h.expertId = x.id }
            CALL (e, g) {
              MATCH (g)<-[r:PART_OF]-(m:MidTerm)
              CREATE (m)-[:PART_OF]->(e) SET m.engagementId = e.id DELETE r
              WITH e, m MATCH (m)<-[:PART_OF]-(a:MidTermAnswer) SET a.key = e.id + ':' + a.side
            }
            CREATE (g)-[:GREW_FROM]->(p)
            """;

    private final Neo4jClient neo4j;

    HandoverStore(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    Optional<Handover> open(EngagementId engagement) {
        return one(OPEN, engagement.value());
    }

    Optional<Handover> openOf(ProposalId proposal) {
        return one(OF_PROPOSAL, proposal.value());
    }

    /** The mentoring that is to be taken over, also when it was decided long ago. */
    Optional<EngagementId> about(ProposalId proposal) {
        return neo4j.query(ABOUT)
                .bind(proposal.value())
                .to("id")
                .fetchAs(String.class)
                .one()
                .map(EngagementId::new);
    }

    record Busy(boolean closing, boolean poll) {}

    Busy busy(EngagementId engagement) {
        return neo4j.query(BUSY)
                .bind(engagement.value())
                .to("id")
                .fetchAs(Busy.class)
                .mappedBy((types, row) ->
                        new Busy(row.get("closing").asBoolean(), row.get("poll").asBoolean()))
                .one()
                .orElseThrow();
    }

    void begin(EngagementId engagement, Optional<Side> by, String reason, Instant now) {
        var properties = new HashMap<String, Object>(Map.of("askedAt", utc(now), "reason", reason));
        by.ifPresent(side -> properties.put("askedBy", side.name()));
        neo4j.query(BEGIN)
                .bindAll(Map.of("engagement", engagement.value(), "id", Ids.random(), "properties", properties))
                .run();
    }

    void decide(Handover handover, AccountId by, Set<String> cancels) {
        neo4j.query(DECIDE)
                .bindAll(Map.of(
                        "id", handover.id(),
                        "by", by.value(),
                        "cancels", cancels.stream().sorted().toList()))
                .run();
    }

    void link(Handover handover, ProposalId proposal) {
        neo4j.query(LINK)
                .bindAll(Map.of("id", handover.id(), "proposal", proposal.value()))
                .run();
    }

    void settle(Handover handover, String state, Instant now) {
        neo4j.query(SETTLE)
                .bindAll(Map.of("id", handover.id(), "state", state, "now", utc(now)))
                .run();
    }

    /** @param hours of the mentor before @param earlier of what is kept of them */
    void handOn(EngagementId id, Proposal accepted, EngagementId earlier, int hours, LocalDate today) {
        neo4j.query(HAND_ON)
                .bindAll(Map.of(
                        "id", id.value(),
                        "proposal", accepted.id().value(),
                        "earlier", earlier.value(),
                        "hours", hours,
                        "left", accepted.hours(),
                        "today", today))
                .run();
    }

    void replace(SessionId session, SessionId by) {
        neo4j.query(REPLACE)
                .bindAll(Map.of("session", session.value(), "by", by.value()))
                .run();
    }

    private Optional<Handover> one(String cypher, String id) {
        return neo4j.query(cypher)
                .bind(id)
                .to("id")
                .fetchAs(Handover.class)
                .mappedBy((types, row) -> read(row))
                .first();
    }

    private static Handover read(Record row) {
        Value h = row.get("h");
        return new Handover(
                h.get("id").asString(),
                new EngagementId(h.get("engagementId").asString()),
                Optional.ofNullable(h.get("askedBy").asString(null)).map(Side::valueOf),
                h.get("askedAt").asZonedDateTime().toInstant(),
                h.get("reason").asString(),
                Optional.ofNullable(h.get("by").asString(null)).map(AccountId::new),
                Set.copyOf(h.get("cancels").asList(Value::asString)),
                row.get("asked").asList(proposal -> new ProposalId(proposal.asString())));
    }

    private static ZonedDateTime utc(Instant instant) {
        return instant.atZone(ZoneOffset.UTC);
    }
}
