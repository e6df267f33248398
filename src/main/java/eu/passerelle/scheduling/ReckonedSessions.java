package eu.passerelle.scheduling;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Sessions that hold, with the instants that were reckoned when they were written. */
@Component
class ReckonedSessions {
    private static final String WITH_SERIES = """
            MATCH (one:Session {id: $id})
            MATCH (s:Session {engagementId: one.engagementId})
            WHERE (s.id = $id OR s.series = one.series) AND s.state = 'confirmed' AND s.startsAt >= $after
            RETURN s ORDER BY s.index
            """;
    private static final String STARTING_AFTER = """
            MATCH (s:Session)
            WHERE s.startsAt >= $after AND (s.startsAt > $after OR s.id > $id) AND s.state = 'confirmed'
            RETURN s ORDER BY s.startsAt, s.id LIMIT $limit
            """;

    private final Neo4jClient neo4j;

    ReckonedSessions(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    record Reckoned(Session session, Instant startsAt) {
        boolean isOutdated() {
            return !session.startsAt().equals(startsAt);
        }
    }

    /** Of those that are ahead: one, or all of its series in order of their numbers. */
    List<Reckoned> withSeries(SessionId id, Instant now) {
        return list(WITH_SERIES, Map.of("id", id.value(), "after", SessionStore.utc(now)));
    }

    /** In order of the instant that was reckoned and of id, after a place in that order. */
    List<Reckoned> startingAfter(Instant instant, String id, int limit) {
        return list(STARTING_AFTER, Map.of("after", SessionStore.utc(instant), "id", id, "limit", limit));
    }

    private List<Reckoned> list(String cypher, Map<String, Object> parameters) {
        return List.copyOf(neo4j.query(cypher)
                .bindAll(parameters)
                .fetchAs(Reckoned.class)
                .mappedBy((types, row) -> reckoned(row.get("s")))
                .all());
    }

    private static Reckoned reckoned(Value node) {
        return new Reckoned(SessionStore.session(node), SessionStore.instant(node.get("startsAt")));
    }
}
