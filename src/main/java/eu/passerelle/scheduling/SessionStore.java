package eu.passerelle.scheduling;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;

import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.scheduling.recurrence.SlotGrid;
import eu.passerelle.scheduling.recurrence.Stretch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Sessions in the graph, with the quarters of an hour that each takes from an expert's and a team's calendar. */
@Component
class SessionStore {
    /** No session is longer, so one that reaches into a window starts at most this long before it. */
    static final Duration LONGEST = Duration.ofHours(8);

    private static final String CELLS = """
            UNWIND [s.expertId, s.teamId] AS calendar UNWIND $quarters AS at
            CREATE (:SlotCell {calendar: calendar, at: at})-[:TAKEN_BY]->(s)
            """;
    private static final String INSERT = """
            MATCH (g:Engagement {id: $engagement})
            CREATE (s:Session $properties)-[:PART_OF]->(g)
            WITH s
            CALL () {
              UNWIND $names AS name CREATE (:Attendance {sessionId: $id, key: name.key, side: name.side, uid: name.uid})
            }
            """ + CELLS + "RETURN count(*)";
    private static final String UPDATE = "MATCH (s:Session {id: $id}) SET s += $properties";
    private static final String TAKE = "MATCH (s:Session {id: $id})\n" + CELLS;
    private static final String FREE = "MATCH (c:SlotCell)-[:TAKEN_BY]->(:Session {id: $id}) DETACH DELETE c";
    private static final String IN_TIME = """
            WHERE s.state = 'confirmed' AND s.startsAt > $startsAfter AND s.startsAt < $startsBefore AND s.endsAt > $endsAfter
              AND s.id <> $moving
            RETURN calendar, s
            """;
    /**
     * Part of a statement: what stands in the calendars of {@code $experts} and {@code $teams}. The indexes are named, because
     * a plan that was made while there were few sessions would go through all of them, and is kept for a while.
     */
    static final String TAKEN = """
            CALL () {
              CALL () {
                UNWIND $experts AS calendar
                MATCH (s:Session {expertId: calendar}) USING INDEX s:Session(expertId, startsAt)
            """ + IN_TIME + """
                UNION ALL
                UNWIND $teams AS calendar
                MATCH (s:Session {teamId: calendar}) USING INDEX s:Session(teamId, startsAt)
            """ + IN_TIME + """
              }
              RETURN collect({calendar: calendar, startsAt: s.startsAt, endsAt: s.endsAt, onSite: s.onSite}) AS taken
            }
            """;

    private final Neo4jClient neo4j;
    private final Clock clock;

    SessionStore(Neo4jClient neo4j, Clock clock) {
        this.neo4j = neo4j;
        this.clock = clock;
    }

    /** @param uids what the calendars of both sides call it */
    void insert(Session session, Map<Side, String> uids) {
        var properties = new HashMap<>(properties(session));
        session.occurrence().ifPresent(occurrence -> properties.putAll(properties(occurrence)));
        properties.putAll(names(session));
        long inserted = neo4j.query(INSERT)
                .bindAll(Map.of(
                        "id", session.id().value(),
                        "engagement", session.engagement().value(),
                        "properties", properties,
                        "names", Attendances.names(session.id(), uids),
                        "quarters", quarters(session)))
                .fetchAs(Long.class)
                .one()
                .orElse(0L);
        if (inserted == 0) {
            throw new NotFound("Engagement", session.engagement().value());
        }
    }

    void update(Session session, Set<Side> told) {
        String id = session.id().value();
        var properties = new HashMap<>(properties(session));
        properties.put("told", told.stream().map(Side::name).sorted().toList());
        neo4j.query(UPDATE).bindAll(Map.of("id", id, "properties", properties)).run();
        neo4j.query(FREE).bind(id).to("id").run();
        if (session.state() == Session.State.CONFIRMED) {
            neo4j.query(TAKE)
                    .bindAll(Map.of("id", id, "quarters", quarters(session)))
                    .run();
        }
    }

    private static List<ZonedDateTime> quarters(Session session) {
        return SlotGrid.quarters(new Stretch(session.startsAt(), session.endsAt())).stream()
                .map(SessionStore::utc)
                .toList();
    }

    /** What never changes. */
    private static Map<String, Object> names(Session session) {
        return Map.of(
                "id", session.id().value(),
                "uid", session.uid(),
                "expertId", session.expert().value(),
                "teamId", session.team().value(),
                "engagementId", session.engagement().value());
    }

    private static Map<String, Object> properties(Occurrence occurrence) {
        return Map.of(
                "series", occurrence.series(),
                "seriesStart", occurrence.first().toString(),
                "everyWeeks", occurrence.everyWeeks(),
                "index", occurrence.index());
    }

    private Map<String, Object> properties(Session session) {
        return Map.of(
                "sequence", session.sequence(),
                "state", session.state().name().toLowerCase(Locale.ROOT),
                "start", session.start().toString(),
                "zone", session.zone().getId(),
                "minutes", session.length().toMinutes(),
                "startsAt", utc(session.startsAt()),
                "endsAt", utc(session.endsAt()),
                "place", session.place(),
                "onSite", session.onSite(),
                "changedAt", utc(clock.instant()));
    }

    /** Both, while it stands as it was booked. */
    Set<Side> told(SessionId id) {
        return neo4j.query("MATCH (s:Session {id: $id}) WHERE s.told IS NOT NULL RETURN s.told AS told")
                .bind(id.value())
                .to("id")
                .fetchAs(Told.class)
                .mappedBy((types, row) ->
                        new Told(Set.copyOf(row.get("told").asList(told -> Side.valueOf(told.asString())))))
                .one()
                .map(Told::sides)
                .orElse(Side.BOTH);
    }

    private record Told(Set<Side> sides) {}

    Optional<Session> find(SessionId id) {
        return list("MATCH (s:Session {id: $id}) RETURN s", Map.of("id", id.value())).stream()
                .findFirst();
    }

    List<Session> all(Collection<SessionId> ids) {
        return list(
                "MATCH (s:Session) WHERE s.id IN $ids RETURN s ORDER BY s.startsAt, s.id",
                Map.of("ids", ids.stream().map(SessionId::value).toList()));
    }

    List<Session> of(EngagementId engagement) {
        return list(
                "MATCH (s:Session {engagementId: $id}) RETURN s ORDER BY s.startsAt, s.id LIMIT 1000",
                Map.of("id", engagement.value()));
    }

    List<Session> of(ExpertId expert, Instant after) {
        return list("""
                MATCH (s:Session {expertId: $id}) WHERE s.startsAt > $from AND s.endsAt > $after
                RETURN s ORDER BY s.startsAt, s.id LIMIT 1000
                """, after(expert.value(), after));
    }

    List<Session> of(TeamId team, Instant after) {
        return list("""
                MATCH (s:Session {teamId: $id}) WHERE s.startsAt > $from AND s.endsAt > $after
                RETURN s ORDER BY s.startsAt, s.id LIMIT 1000
                """, after(team.value(), after));
    }

    private static Map<String, Object> after(String id, Instant after) {
        return Map.of("id", id, "from", utc(after.minus(LONGEST).minusSeconds(1)), "after", utc(after));
    }

    /** For {@link #TAKEN}. */
    static Map<String, Object> within(Stretch window, Optional<SessionId> moving) {
        return Map.of(
                "startsAfter", utc(window.start().minus(LONGEST).minusSeconds(1)),
                "startsBefore", utc(window.end()),
                "endsAfter", utc(window.start()),
                "moving", moving.map(SessionId::value).orElse(""));
    }

    /** By the id of expert or team. */
    static Map<String, Booked> taken(Value taken) {
        return taken.asList(of -> of).stream()
                .collect(groupingBy(
                        of -> of.get("calendar").asString(), reducing(Booked.NONE, SessionStore::booked, Booked::and)));
    }

    private static Booked booked(Value taken) {
        return Booked.of(
                new Stretch(instant(taken.get("startsAt")), instant(taken.get("endsAt"))),
                taken.get("onSite").asBoolean(false));
    }

    private List<Session> list(String cypher, Map<String, Object> parameters) {
        return List.copyOf(neo4j.query(cypher)
                .bindAll(parameters)
                .fetchAs(Session.class)
                .mappedBy((types, row) -> session(row.get("s")))
                .all());
    }

    static Session session(Value node) {
        return new Session(
                new SessionId(node.get("id").asString()),
                new EngagementId(node.get("engagementId").asString()),
                new ExpertId(node.get("expertId").asString()),
                new TeamId(node.get("teamId").asString()),
                node.get("uid").asString(),
                node.get("sequence").asInt(),
                Session.State.valueOf(node.get("state").asString().toUpperCase(Locale.ROOT)),
                LocalDateTime.parse(node.get("start").asString()),
                ZoneId.of(node.get("zone").asString()),
                Duration.ofMinutes(node.get("minutes").asLong()),
                node.get("place").asString(""),
                node.get("onSite").asBoolean(false),
                occurrence(node));
    }

    private static Optional<Occurrence> occurrence(Value node) {
        return node.get("series").isNull()
                ? Optional.empty()
                : Optional.of(new Occurrence(
                        node.get("series").asString(),
                        LocalDateTime.parse(node.get("seriesStart").asString()),
                        ZoneId.of(node.get("zone").asString()),
                        node.get("everyWeeks").asInt(),
                        node.get("index").asInt()));
    }

    static ZonedDateTime utc(Instant instant) {
        return instant.atZone(ZoneOffset.UTC);
    }

    static Instant instant(Value stored) {
        return stored.asZonedDateTime().toInstant();
    }
}
