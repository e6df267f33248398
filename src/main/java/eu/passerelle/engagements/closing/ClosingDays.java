package eu.passerelle.engagements.closing;

import eu.passerelle.kernel.EngagementId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Which mentorings are to be closed, and of which somebody is to be reminded. */
@Component
class ClosingDays {
    private static final String DUE = """
            MATCH (c:Closing) WHERE c.closedOn IS NULL AND c.closesOn < $day
            RETURN c.engagementId ORDER BY c.closesOn, c.engagementId LIMIT 200
            """;
    private static final String COMPLETE = """
            MATCH (c:Closing) WHERE c.closedOn IS NULL AND COUNT { (c)<-[:PART_OF]-(:ClosingReport) } = 2
            RETURN c.engagementId ORDER BY c.closesOn, c.engagementId LIMIT 200
            """;
    private static final String SILENT = """
            MATCH (c:Closing) WHERE c.closedOn IS NULL AND c.remindedOn IS NULL AND c.closesOn <= $day
            RETURN c.engagementId ORDER BY c.closesOn, c.engagementId LIMIT 200
            """;
    private static final String REMINDED = """
            MATCH (c:Closing {engagementId: $id}) SET c.rev = 0
            WITH c WHERE c.remindedOn IS NULL
            SET c.remindedOn = $day
            RETURN count(c)
            """;
    private static final String IS_BUSY = """
            RETURN EXISTS { MATCH (s:Session {engagementId: $id, state: 'confirmed'}) WHERE s.endsAt > $now }
              OR EXISTS { (:Engagement {id: $id})<-[:PART_OF]-(:Poll {state: 'OPEN'}) }
            """;

    private final Neo4jClient neo4j;

    ClosingDays(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    /** Those whose day is over. */
    List<EngagementId> due(LocalDate today) {
        return ids(DUE, Map.of("day", today));
    }

    /** Those of which both sides have spoken. */
    List<EngagementId> complete() {
        return ids(COMPLETE, Map.of());
    }

    /** Those which close by themselves by a day, and of which nobody was reminded yet. */
    List<EngagementId> unreminded(LocalDate day) {
        return ids(SILENT, Map.of("day", day));
    }

    boolean markReminded(EngagementId id, LocalDate today) {
        return neo4j.query(REMINDED)
                        .bindAll(Map.of("id", id.value(), "day", today))
                        .fetchAs(Long.class)
                        .one()
                        .orElse(0L)
                > 0;
    }

    /** A session is ahead, or people are asked for a time. */
    boolean isBusy(EngagementId id, Instant now) {
        return neo4j.query(IS_BUSY)
                .bindAll(Map.of("id", id.value(), "now", now.atZone(ZoneOffset.UTC)))
                .fetchAs(Boolean.class)
                .one()
                .orElse(false);
    }

    private List<EngagementId> ids(String cypher, Map<String, Object> parameters) {
        return neo4j.query(cypher).bindAll(parameters).fetchAs(String.class).all().stream()
                .map(EngagementId::new)
                .toList();
    }
}
