package eu.passerelle.toolbox.assessments;

import eu.passerelle.toolbox.AssessmentId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Of which assessments somebody is to be reminded, which nobody has ended, and whose people are to be forgotten. */
@Component
class AssessmentDays {
    private static final String NEARING = """
            MATCH (a:Assessment {state: 'OPEN'})
            WHERE a.lastDay <= $day AND a.openedAt < $before AND a.remindedAt IS NULL
            RETURN a.id ORDER BY a.lastDay, a.id LIMIT 200
            """;
    private static final String REMINDED = """
            MATCH (a:Assessment {id: $id}) SET a.rev = 0
            WITH a WHERE a.state = 'OPEN' AND a.lastDay <= $day AND a.remindedAt IS NULL
            SET a.remindedAt = $now
            RETURN count(a)
            """;
    private static final String LAPSED = """
            MATCH (a:Assessment {state: 'OPEN'}) WHERE a.lastDay < $day
            RETURN a.id ORDER BY a.lastDay, a.id LIMIT 200
            """;
    private static final String FORGET = """
            MATCH (a:Assessment)<-[:RESPONDS_IN]-(n:Respondent)
            WHERE n.email <> '' AND coalesce(a.endedAt < $before, false)
            SET n.email = '', n.name = ''
            """;

    private final Neo4jClient neo4j;

    AssessmentDays(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    /** Those of which nobody was reminded yet. @param day by which the last day has come; @param before opened */
    List<AssessmentId> nearing(LocalDate day, Instant before) {
        return ids(NEARING, Map.of("day", day, "before", utc(before)));
    }

    /** True for one caller alone, however many there are. */
    boolean markReminded(AssessmentId id, LocalDate day, Instant now) {
        return neo4j.query(REMINDED)
                        .bindAll(Map.of("id", id.value(), "day", day, "now", utc(now)))
                        .fetchAs(Long.class)
                        .one()
                        .orElse(0L)
                > 0;
    }

    /** Those that nobody has ended. @param day before which their last day was */
    List<AssessmentId> lapsed(LocalDate day) {
        return ids(LAPSED, Map.of("day", day));
    }

    /** Who was asked, in those that ended before; what agencies said stays. */
    void forget(Instant before) {
        neo4j.query(FORGET).bind(utc(before)).to("before").run();
    }

    private List<AssessmentId> ids(String cypher, Map<String, Object> parameters) {
        return neo4j.query(cypher).bindAll(parameters).fetchAs(String.class).all().stream()
                .map(AssessmentId::new)
                .toList();
    }

    private static ZonedDateTime utc(Instant instant) {
        return instant.atZone(ZoneOffset.UTC);
    }
}
