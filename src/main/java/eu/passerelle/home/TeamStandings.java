package eu.passerelle.home;

import eu.passerelle.home.TeamStanding.Ahead;
import eu.passerelle.home.TeamStanding.Asked;
import eu.passerelle.home.TeamStanding.Mentored;
import eu.passerelle.kernel.TeamId;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Where a team stands, in one query. */
@Component
class TeamStandings {
    private static final String STANDING = """
            MATCH (t:Team {id: $team})-[:OF]->(c:City)
            RETURN c.timeZone AS zone,
              COUNT { (t)<-[:WITH]-(:Engagement {state: 'closed'}) } AS closed,
              COLLECT {
                MATCH (t)<-[:BY]-(r:Request) WHERE r.state IN ['draft', 'submitted']
                WITH r ORDER BY r.changedAt DESC, r.id LIMIT 5
                RETURN {id: r.id, draft: r.state = 'draft', newest: head(COLLECT {
                  MATCH (r)<-[:FOR]-(p:Proposal) RETURN p {.state, .answerBy} ORDER BY p.askedAt DESC, p.id LIMIT 1 })}
              } AS requests,
              COLLECT {
                MATCH (t)<-[:WITH]-(g:Engagement {state: 'active'})<-[:MENTORED]-(e:Expert)
                WITH g, e ORDER BY g.startedOn DESC, g.id LIMIT 5
                RETURN {id: g.id, mentor: e.givenName + ' ' + e.familyName,
                  next: head(COLLECT { MATCH (s:Session {engagementId: g.id}) WHERE s.state = 'confirmed' AND s.endsAt > $now
                                       RETURN s {.id, .startsAt} ORDER BY s.startsAt LIMIT 1 }),
                  met: COUNT { MATCH (s:Session {engagementId: g.id}) WHERE s.state = 'confirmed' AND s.endsAt <= $now },
                  open: COUNT { MATCH (s:Session {engagementId: g.id})<-[:FOLLOWS]-(f:FollowUp) WHERE NOT f.done AND f.by = 'TEAM' },
                  closeBy: head(COLLECT { MATCH (g)<-[:PART_OF]-(k:Closing)
                                          WHERE NOT EXISTS { (k)<-[:PART_OF]-(:ClosingReport {side: 'TEAM'}) } RETURN k.closesOn })}
              } AS mentorings
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
                .orElseGet(() -> new TeamStanding(ZoneOffset.UTC, List.of(), List.of(), 0));
    }

    private static TeamStanding standing(Record row) {
        return new TeamStanding(
                ZoneId.of(row.get("zone").asString()),
                row.get("requests").asList(TeamStandings::asked),
                row.get("mentorings").asList(TeamStandings::mentored),
                row.get("closed").asInt());
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
                closeBy.isNull() ? Optional.empty() : Optional.of(closeBy.asLocalDate()));
    }
}
