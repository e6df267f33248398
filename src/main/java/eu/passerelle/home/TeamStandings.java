package eu.passerelle.home;

import eu.passerelle.home.TeamStanding.Ahead;
import eu.passerelle.home.TeamStanding.Asked;
import eu.passerelle.home.TeamStanding.Assessed;
import eu.passerelle.home.TeamStanding.Mentored;
import eu.passerelle.home.TeamStanding.Planned;
import eu.passerelle.kernel.TeamId;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Where a team stands, in one query. */
@Component
class TeamStandings {
    private static final String STANDING = """
            MATCH (t:Team {id: $team})-[:OF]->(c:City)
            WITH t, c, date(datetime({datetime: $now, timezone: c.timeZone})) AS today
            RETURN c.timeZone AS zone,
              COUNT { (t)<-[:WITH]-(g:Engagement {state: 'closed'}) WHERE NOT EXISTS { (g)-[:CONTINUED_AS]->() } } AS closed,
              COLLECT {
                MATCH (t)<-[:BY]-(r:Request) WHERE r.state IN ['draft', 'submitted']
                WITH r ORDER BY r.changedAt DESC, r.id LIMIT 5
                RETURN {id: r.id, draft: r.state = 'draft', newest: head(COLLECT {
                  MATCH (r)<-[:FOR]-(p:Proposal) RETURN p {.state, .answerBy} ORDER BY p.askedAt DESC, p.id LIMIT 1 })}
              } AS requests,
              COLLECT {
                MATCH (t)<-[:WITH]-(g:Engagement {state: 'active'})<-[:MENTORED]-(e:Expert|FormerExpert)
                WITH g, e ORDER BY g.startedOn DESC, g.id LIMIT 5
                RETURN {id: g.id, mentor: coalesce(e.givenName + ' ' + e.familyName, '[…]'),
                  next: head(COLLECT { MATCH (s:Session {engagementId: g.id}) WHERE s.state = 'confirmed' AND s.endsAt > $now
                                       RETURN s {.id, .startsAt} ORDER BY s.startsAt LIMIT 1 }),
                  met: COUNT { MATCH (s:Session {engagementId: g.id}) WHERE s.state = 'confirmed' AND s.endsAt <= $now },
                  open: COUNT { MATCH (s:Session {engagementId: g.id})<-[:FOLLOWS]-(f:FollowUp) WHERE NOT f.done AND f.by = 'TEAM' },
                  closing: EXISTS { (g)<-[:PART_OF]-(:Closing) },
                  unheard: EXISTS { MATCH (g)<-[:PART_OF]-(k:Closing)
                                    WHERE NOT EXISTS { (k)<-[:PART_OF]-(:ClosingReport {side: 'EXPERT'}) } },
                  closeBy: head(COLLECT { MATCH (g)<-[:PART_OF]-(k:Closing)
                                          WHERE NOT EXISTS { (k)<-[:PART_OF]-(:ClosingReport {side: 'TEAM'}) } RETURN k.closesOn })}
              } AS mentorings,
              head(COLLECT {
                MATCH (t)<-[:ASSESSES]-(a:Assessment) WHERE a.state IN ['OPEN', 'CLOSED']
                RETURN {id: a.id, open: a.state = 'OPEN', lastDay: a.lastDay, asked: COUNT { (a)<-[:RESPONDS_IN]-() },
                  answered: COUNT { (a)<-[:RESPONDS_IN]-(r:Respondent) WHERE r.complete }}
                ORDER BY a.openedAt DESC, a.id LIMIT 1
              }) AS assessment,
              head(COLLECT {
                MATCH (t)<-[:OF]-(p:Plan {state: 'LIVING'})
                WITH p, today, COLLECT { MATCH (p)<-[:REVIEW_OF]-(v:PlanReview) RETURN v.day ORDER BY v.day DESC } AS reviews,
                  head(COLLECT { MATCH (p)<-[:PART_OF]-(h:PlanPart {kind: 'HEAD'}) RETURN h.start }) AS start
                WITH p, today, size(reviews) AS reviewed, coalesce(head(reviews), start, date(p.begunAt)) + duration({months: 3}) AS next
                RETURN {id: p.id, reviewed: reviewed, next: next, due: next <= today + duration({days: 14}),
                  overdue: COUNT { MATCH (p)<-[:PART_OF]-(m:PlanPart {kind: 'MEASURE'})
                                   WHERE NOT coalesce(m.removed, false) AND m.due < today AND NOT m.status IN ['DONE', 'DROPPED'] }}
                ORDER BY p.begunAt DESC LIMIT 1
              }) AS plan
            """;

    private final Neo4jClient neo4j;
    private final Clock clock;

    TeamStandings(Neo4jClient neo4j, Clock clock) {
        this.neo4j = neo4j;
        this.clock = clock;
    }

    TeamStanding of(TeamId team) {
        return neo4j.query(STANDING)
                .bindAll(Map.of("team", team.value(), "now", clock.instant().atZone(ZoneOffset.UTC)))
                .fetchAs(TeamStanding.class)
                .mappedBy((types, row) -> standing(row))
                .one()
                .orElseGet(() ->
                        new TeamStanding(ZoneOffset.UTC, List.of(), List.of(), 0, Optional.empty(), Optional.empty()));
    }

    private static TeamStanding standing(Record row) {
        return new TeamStanding(
                ZoneId.of(row.get("zone").asString()),
                row.get("requests").asList(TeamStandings::asked),
                row.get("mentorings").asList(TeamStandings::mentored),
                row.get("closed").asInt(),
                optional(row.get("assessment"), TeamStandings::assessed),
                optional(row.get("plan"), TeamStandings::planned));
    }

    private static Asked asked(Value row) {
        Value newest = row.get("newest");
        return new Asked(
                row.get("id").asString(),
                row.get("draft").asBoolean(),
                newest.isNull() ? "" : newest.get("state").asString(),
                newest.isNull()
                        ? Optional.empty()
                        : Optional.of(newest.get("answerBy").asZonedDateTime().toInstant()));
    }

    private static Mentored mentored(Value row) {
        Value next = row.get("next");
        Value closeBy = row.get("closeBy");
        return new Mentored(
                row.get("id").asString(),
                row.get("mentor").asString(),
                next.isNull()
                        ? Optional.empty()
                        : Optional.of(new Ahead(
                                next.get("id").asString(),
                                next.get("startsAt").asZonedDateTime().toInstant())),
                row.get("met").asInt(),
                row.get("open").asInt(),
                row.get("closing").asBoolean(),
                row.get("unheard").asBoolean(),
                closeBy.isNull() ? Optional.empty() : Optional.of(closeBy.asLocalDate()));
    }

    private static Assessed assessed(Value row) {
        return new Assessed(
                row.get("id").asString(),
                row.get("open").asBoolean(),
                row.get("lastDay").asLocalDate(),
                row.get("answered").asInt(),
                row.get("asked").asInt());
    }

    private static Planned planned(Value row) {
        return new Planned(
                row.get("id").asString(),
                row.get("overdue").asInt(),
                row.get("reviewed").asInt(),
                row.get("next").asLocalDate(),
                row.get("due").asBoolean());
    }

    private static <T> Optional<T> optional(Value value, Function<Value, T> read) {
        return value.isNull() ? Optional.empty() : Optional.of(read.apply(value));
    }
}
