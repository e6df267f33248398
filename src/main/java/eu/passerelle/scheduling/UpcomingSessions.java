package eu.passerelle.scheduling;

import eu.passerelle.kernel.ExpertId;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Sessions that are still ahead, with what reminding needs to know beside them. */
@Component
public class UpcomingSessions {
    private static final int MOST = 10_000;
    private static final String WITH_ZONE = """
             OPTIONAL MATCH (v:Availability {expertId: s.expertId})
             OPTIONAL MATCH (e:Expert {id: s.expertId})
             RETURN s, coalesce(v.zone, e.timeZone, 'UTC') AS zone ORDER BY s.startsAt, s.id
            """;
    private static final String BETWEEN = """
            MATCH (s:Session) WHERE s.startsAt > $after AND s.startsAt <= $until AND s.state = 'confirmed'
            WITH s ORDER BY s.startsAt, s.id LIMIT $most
            """ + WITH_ZONE;
    private static final String ONE = "MATCH (s:Session {id: $id}) WHERE s.state = 'confirmed'" + WITH_ZONE;
    private static final String ZONE = """
            OPTIONAL MATCH (v:Availability {expertId: $id})
            OPTIONAL MATCH (e:Expert {id: $id})
            RETURN coalesce(v.zone, e.timeZone, 'UTC')
            """;

    private final Neo4jClient neo4j;

    UpcomingSessions(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    /**
     * @param expertZone the clock that the expert lives by; the session's own zone is the team's
     * @param arrangedAt when the session was booked, or moved to this time
     */
    public record Upcoming(Session session, ZoneId expertZone, Instant arrangedAt) {
        public ZoneId zone(Side side) {
            return side == Side.EXPERT ? expertZone : session.zone();
        }
    }

    /** The confirmed ones that start after one moment and not after the other; the nearest first, at most 10,000. */
    public List<Upcoming> startingBetween(Instant after, Instant until) {
        return upcoming(
                BETWEEN,
                Map.of("after", after.atZone(ZoneOffset.UTC), "until", until.atZone(ZoneOffset.UTC), "most", MOST));
    }

    /** Empty when it is cancelled, or gone. */
    public Optional<Upcoming> find(SessionId session) {
        return upcoming(ONE, Map.of("id", session.value())).stream().findFirst();
    }

    public ZoneId zoneOf(ExpertId expert) {
        return neo4j.query(ZONE)
                .bind(expert.value())
                .to("id")
                .fetchAs(String.class)
                .one()
                .map(ZoneId::of)
                .orElse(ZoneOffset.UTC);
    }

    private List<Upcoming> upcoming(String cypher, Map<String, Object> parameters) {
        return List.copyOf(neo4j.query(cypher)
                .bindAll(parameters)
                .fetchAs(Upcoming.class)
                .mappedBy((types, row) -> new Upcoming(
                        SessionStore.session(row.get("s")),
                        ZoneId.of(row.get("zone").asString()),
                        row.get("s").get("changedAt").asZonedDateTime().toInstant()))
                .all());
    }
}
