package eu.passerelle.home;

import eu.passerelle.engagements.Engagements;
import eu.passerelle.home.StuckWork.Counted;
import eu.passerelle.home.StuckWork.Dormant;
import eu.passerelle.home.StuckWork.HalfClosed;
import eu.passerelle.home.StuckWork.Handover;
import eu.passerelle.home.StuckWork.Unasked;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Finds what nobody moves, in one query. */
@Component
class StuckWorks {
    private static final String STUCK = """
            CALL () {
              MATCH (r:Request {state: 'submitted'})
              WITH r, head(COLLECT { MATCH (r)<-[:FOR]-(p:Proposal) RETURN p.state ORDER BY p.askedAt DESC, p.id LIMIT 1 }) AS newest
              WITH collect({request: r, newest: coalesce(newest, '')}) AS waiting
              WITH size(waiting) AS waiting, [one IN waiting WHERE NOT one.newest IN ['open', 'countered']] AS unasked
              RETURN waiting, size(unasked) AS unaskedAll, COLLECT {
                UNWIND unasked AS one
                WITH one, one.request AS r ORDER BY r.submittedAt, r.id LIMIT 10
                MATCH (r)-[:BY]->(t:Team)-[:OF]->(c:City)
                RETURN {id: r.id, reference: r.reference, team: t.name, city: c.name, since: r.submittedAt, newest: one.newest}
                ORDER BY r.submittedAt, r.id
              } AS unasked
            }
            CALL () {
              MATCH (g:Engagement {state: 'active'})
              WITH collect(g) AS running
              WITH size(running) AS running, [g IN running WHERE g.startedOn <= $day AND coalesce(g.pausedUntil, $day) <= $today AND NOT EXISTS {
                MATCH (s:Session {engagementId: g.id}) WHERE s.state = 'confirmed' AND s.endsAt > $since }
                AND NOT EXISTS { (g)<-[:PART_OF]-(:Closing) }] AS dormant
              RETURN running, size(dormant) AS dormantAll, COLLECT {
                UNWIND dormant AS g
                WITH g ORDER BY g.startedOn, g.id LIMIT 10
                MATCH (e:Expert|FormerExpert)-[:MENTORED]->(g)-[:WITH]->(t:Team)
                RETURN {id: g.id, mentor: coalesce(e.givenName + ' ' + e.familyName, '[…]'), team: t.name, startedOn: g.startedOn,
                  last: head(COLLECT { MATCH (s:Session {engagementId: g.id}) WHERE s.state = 'confirmed'
                                       RETURN s.endsAt ORDER BY s.endsAt DESC LIMIT 1 })}
                ORDER BY g.startedOn, g.id
              } AS dormant
            }
            CALL () {
              MATCH (e:Expert|FormerExpert)-[:MENTORED]->(g:Engagement {state: 'active'})
              WITH e, g, head([(g)<-[:PART_OF]-(h:Handover {state: 'OPEN'}) | h]) AS h WHERE h IS NOT NULL
                OR e:FormerExpert AND NOT EXISTS { (g)<-[:PART_OF]-(:Closing) }
              WITH collect({mentor: e, mentoring: g, handover: h}) AS open
              RETURN size(open) AS handoversAll, COLLECT {
                UNWIND open AS one
                WITH one.mentor AS e, one.mentoring AS g, one.handover AS h ORDER BY h.askedAt, g.id LIMIT 10
                MATCH (g)-[:WITH]->(t:Team)
                RETURN {id: g.id, mentor: coalesce(e.givenName + ' ' + e.familyName, '[…]'), team: t.name, since: h.askedAt,
                  asked: EXISTS { (h)<-[:TAKES_OVER]-(p:Proposal) WHERE p.state IN ['open', 'countered'] }}
                ORDER BY h.askedAt, g.id
              } AS handovers
            }
            CALL () {
              MATCH (k:Closing) WHERE k.closedOn IS NULL
              WITH collect(k) AS open
              RETURN size(open) AS closingAll, COLLECT {
                UNWIND open AS k
                WITH k ORDER BY k.closesOn, k.engagementId LIMIT 10
                MATCH (k)-[:PART_OF]->(g:Engagement), (e:Expert|FormerExpert)-[:MENTORED]->(g)-[:WITH]->(t:Team)
                RETURN {id: g.id, mentor: coalesce(e.givenName + ' ' + e.familyName, '[…]'), team: t.name, closesOn: k.closesOn,
                  teamMissing: NOT EXISTS { (k)<-[:PART_OF]-(:ClosingReport {side: 'TEAM'}) }}
                ORDER BY k.closesOn, k.engagementId
              } AS closing
            }
            RETURN waiting, unaskedAll, unasked, running, dormantAll, dormant, handoversAll, handovers, closingAll, closing,
              COUNT { (:Mail {state: 'PARKED'}) } AS parked
            """;

    private final Neo4jClient neo4j;
    private final Clock clock;

    StuckWorks(Neo4jClient neo4j, Clock clock) {
        this.neo4j = neo4j;
        this.clock = clock;
    }

    StuckWork find() {
        ZonedDateTime since = clock.instant().atZone(ZoneOffset.UTC).minus(Engagements.UNTIL_DORMANT);
        return neo4j.query(STUCK)
                .bindAll(Map.of(
                        "since",
                        since,
                        "day",
                        since.toLocalDate(),
                        "today",
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)))
                .fetchAs(StuckWork.class)
                .mappedBy((types, row) -> work(row))
                .one()
                .orElseThrow();
    }

    private static StuckWork work(Record row) {
        return new StuckWork(
                counted(row, "unaskedAll", "unasked", StuckWorks::unasked),
                counted(row, "dormantAll", "dormant", StuckWorks::dormant),
                counted(row, "handoversAll", "handovers", StuckWorks::handover),
                counted(row, "closingAll", "closing", StuckWorks::halfClosed),
                row.get("parked").asInt(),
                row.get("waiting").asInt(),
                row.get("running").asInt());
    }

    private static <T> Counted<T> counted(Record row, String all, String first, Function<Value, T> read) {
        List<T> some = row.get(first).asList(read);
        return new Counted<>(row.get(all).asInt(), some);
    }

    private static Unasked unasked(Value row) {
        return new Unasked(
                row.get("id").asString(),
                row.get("reference").asString(""),
                row.get("team").asString(),
                row.get("city").asString(),
                instant(row.get("since")),
                row.get("newest").asString());
    }

    private static Dormant dormant(Value row) {
        Value last = row.get("last");
        return new Dormant(
                row.get("id").asString(),
                row.get("mentor").asString(),
                row.get("team").asString(),
                row.get("startedOn").asLocalDate(),
                last.isNull() ? Optional.empty() : Optional.of(instant(last)));
    }

    private static Handover handover(Value row) {
        Value since = row.get("since");
        return new Handover(
                row.get("id").asString(),
                row.get("mentor").asString(),
                row.get("team").asString(),
                since.isNull() ? Optional.empty() : Optional.of(instant(since)),
                row.get("asked").asBoolean());
    }

    private static HalfClosed halfClosed(Value row) {
        LocalDate closesOn = row.get("closesOn").asLocalDate();
        return new HalfClosed(
                row.get("id").asString(),
                row.get("mentor").asString(),
                row.get("team").asString(),
                closesOn,
                row.get("teamMissing").asBoolean());
    }

    private static Instant instant(Value at) {
        return at.asZonedDateTime().toInstant();
    }
}
