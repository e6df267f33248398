package eu.passerelle.engagements.dormant;

import eu.passerelle.engagements.Engagements;
import eu.passerelle.kernel.EngagementId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Which mentorings sleep, in the graph. One that has met since, or was paused until a day that is over, may be told of anew. */
@Component
class Sleep {
    private static final String UNTOLD = """
            MATCH (g:Engagement {state: 'active'})
            WHERE g.startedOn <= $day AND coalesce(g.pausedUntil, $day) <= $today
              AND NOT EXISTS { MATCH (s:Session {engagementId: g.id}) WHERE s.state = 'confirmed' AND s.endsAt > $since }
              AND NOT EXISTS { (g)<-[:PART_OF]-(:Closing) }
              AND NOT EXISTS { (g)<-[:PART_OF]-(:Poll {state: 'OPEN'}) }
              AND (g.dormantToldOn IS NULL OR g.dormantToldOn < g.pausedUntil OR EXISTS {
                MATCH (s:Session {engagementId: g.id}) WHERE s.state = 'confirmed' AND date(s.endsAt) > g.dormantToldOn })
            RETURN g.id ORDER BY g.startedOn, g.id LIMIT 20
            """;
    private static final String MARK = """
            MATCH (g:Engagement {id: $id}) SET g.rev = 0
            WITH g WHERE g.state = 'active' AND (g.dormantToldOn IS NULL OR g.dormantToldOn < $today)
            SET g.dormantToldOn = $today
            RETURN count(g)
            """;
    private static final String PAUSE = "MATCH (g:Engagement {id: $id}) SET g.pausedUntil = $until";
    private static final String PAUSED =
            "MATCH (g:Engagement {id: $id}) WHERE g.pausedUntil > $today RETURN g.pausedUntil";

    private final Neo4jClient neo4j;

    Sleep(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    List<EngagementId> untold(Instant now) {
        ZonedDateTime since = now.atZone(ZoneOffset.UTC).minus(Engagements.UNTIL_DORMANT);
        return neo4j
                .query(UNTOLD)
                .bindAll(Map.of(
                        "since", since, "day", since.toLocalDate(), "today", LocalDate.ofInstant(now, ZoneOffset.UTC)))
                .fetchAs(String.class)
                .all()
                .stream()
                .map(EngagementId::new)
                .toList();
    }

    /** False when somebody has done so already. */
    boolean markTold(EngagementId id, LocalDate today) {
        return neo4j.query(MARK)
                        .bindAll(Map.of("id", id.value(), "today", today))
                        .fetchAs(Long.class)
                        .one()
                        .orElse(0L)
                > 0;
    }

    void pause(EngagementId id, LocalDate until) {
        neo4j.query(PAUSE).bindAll(Map.of("id", id.value(), "until", until)).run();
    }

    Optional<LocalDate> pausedUntil(EngagementId id, LocalDate today) {
        return neo4j.query(PAUSED)
                .bindAll(Map.of("id", id.value(), "today", today))
                .fetchAs(LocalDate.class)
                .one();
    }
}
