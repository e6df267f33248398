package eu.passerelle.home;

import eu.passerelle.home.ExpertWeek.Meeting;
import eu.passerelle.home.ExpertWeek.Question;
import eu.passerelle.home.ExpertWeek.Task;
import eu.passerelle.home.ExpertWeek.ToClose;
import eu.passerelle.kernel.ExpertId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** What an expert has before him or her, in two queries: the month is that of the expert's own zone. */
@Component
class ExpertWeeks {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final String ZONE = "MATCH (e:Expert {id: $expert}) RETURN e.timeZone";
    private static final String BEFORE_HIM_OR_HER = """
            MATCH (e:Expert {id: $expert})
            RETURN coalesce(e.hoursPerMonth, 0) AS offered,
              COLLECT {
                MATCH (e)<-[:TO]-(p:Proposal {state: 'open'})
                RETURN p {.id, .hours, .answerBy} ORDER BY p.answerBy, p.id LIMIT 10
              } AS questions,
              COLLECT {
                MATCH (s:Session {expertId: $expert}) WHERE s.state = 'confirmed' AND s.endsAt > $now
                MATCH (t:Team {id: s.teamId})
                RETURN s {.id, .startsAt, .minutes, team: t.name,
                  attested: EXISTS { MATCH (s)<-[:ABOUT]-(r:SessionRecord) WHERE r.attestedAt IS NOT NULL }} ORDER BY s.startsAt, s.id LIMIT 20
              } AS sessions,
              COLLECT {
                MATCH (e)-[:MENTORED]->(g:Engagement {state: 'active'})<-[:PART_OF]-(k:Closing), (g)-[:WITH]->(t:Team)
                WHERE NOT EXISTS { (k)<-[:PART_OF]-(:ClosingReport {side: 'EXPERT'}) }
                RETURN {engagement: g.id, team: t.name, by: k.closesOn} ORDER BY k.closesOn LIMIT 10
              } AS closings,
              COLLECT {
                MATCH (e)-[:MENTORED]->(g:Engagement {state: 'active'})
                MATCH (s:Session {engagementId: g.id})<-[:FOLLOWS]-(f:FollowUp) WHERE NOT f.done AND f.by = 'EXPERT'
                RETURN {session: s.id, text: f.text, due: f.due} ORDER BY f.due IS NULL, f.due, f.createdAt LIMIT 10
              } AS tasks,
              reduce(sum = 0, minutes IN COLLECT {
                MATCH (s:Session {expertId: $expert})
                WHERE s.state = 'confirmed' AND s.startsAt >= $first AND s.startsAt < $beyond RETURN s.minutes
              } | sum + minutes) AS booked
            """;

    private final Neo4jClient neo4j;
    private final Clock clock;

    ExpertWeeks(Neo4jClient neo4j, Clock clock) {
        this.neo4j = neo4j;
        this.clock = clock;
    }

    ExpertWeek of(ExpertId expert) {
        Instant now = clock.instant();
        ZoneId zone = neo4j.query(ZONE)
                .bind(expert.value())
                .to("expert")
                .fetchAs(String.class)
                .one()
                .map(ZoneId::of)
                .orElse(ZoneOffset.UTC);
        ZonedDateTime first = now.atZone(zone).toLocalDate().withDayOfMonth(1).atStartOfDay(zone);
        return neo4j.query(BEFORE_HIM_OR_HER)
                .bindAll(Map.of(
                        "expert", expert.value(),
                        "now", now.atZone(ZoneOffset.UTC),
                        "first", first.withZoneSameInstant(ZoneOffset.UTC),
                        "beyond", first.plusMonths(1).withZoneSameInstant(ZoneOffset.UTC)))
                .fetchAs(ExpertWeek.class)
                .mappedBy((types, row) -> week(row, zone, now))
                .one()
                .orElseGet(
                        () -> new ExpertWeek(zone, List.of(), List.of(), List.of(), List.of(), 0, 0, Optional.empty()));
    }

    private static ExpertWeek week(Record row, ZoneId zone, Instant now) {
        List<Meeting> ahead = row.get("sessions").asList(ExpertWeeks::meeting);
        List<Meeting> soon = ahead.stream()
                .filter(one -> one.start().isBefore(now.plus(WEEK)))
                .toList();
        return new ExpertWeek(
                zone,
                row.get("questions").asList(ExpertWeeks::question),
                soon,
                row.get("closings")
                        .asList(one -> new ToClose(
                                one.get("engagement").asString(),
                                one.get("team").asString(),
                                one.get("by").asLocalDate())),
                row.get("tasks").asList(ExpertWeeks::task),
                row.get("offered").asInt(),
                row.get("booked").asInt(),
                soon.isEmpty() ? ahead.stream().findFirst() : Optional.empty());
    }

    private static Question question(Value row) {
        return new Question(row.get("id").asString(), row.get("hours").asInt(), instant(row.get("answerBy")));
    }

    private static Meeting meeting(Value row) {
        return new Meeting(
                row.get("id").asString(),
                row.get("team").asString(),
                instant(row.get("startsAt")),
                row.get("minutes").asInt(),
                row.get("attested").asBoolean());
    }

    private static Task task(Value row) {
        Value due = row.get("due");
        return new Task(
                row.get("session").asString(),
                row.get("text").asString(),
                due.isNull() ? Optional.empty() : Optional.of(due.asLocalDate()));
    }

    private static Instant instant(Value at) {
        return at.asZonedDateTime().toInstant();
    }
}
