package eu.passerelle.engagements;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Closed mentorings and what came of them, to be walked through. */
@Component
public class PastEngagements {
    private static final String AFTER = """
            MATCH (g:Engagement {state: 'closed'}) WHERE g.id > $place
            WITH g ORDER BY g.id LIMIT $limit
            MATCH (e:Expert)-[:MENTORED]->(g)-[:WITH]->(t:Team)
            RETURN g {.id, .startedOn, .endedOn, hours: coalesce(g.hoursSpent, g.hours), .outcome, .language} AS g, e.id AS expert, t.id AS team,
              [(g)-[:SERVED]->(c:Competence) | c.code] AS competences
            ORDER BY g.id
            """;

    private final Neo4jClient neo4j;

    PastEngagements(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    /**
     * @param outcome from -2, much worse, to 2, much better
     * @param competences served, by code
     * @param language spoken, ISO 639-1; may be empty
     */
    public record Past(
            String id,
            String expert,
            String team,
            Optional<LocalDate> startedOn,
            Optional<LocalDate> endedOn,
            Optional<Integer> hours,
            Optional<Integer> outcome,
            List<String> competences,
            String language) {}

    /** The next in order of id; start with an empty place. */
    public List<Past> after(String place, int limit) {
        return List.copyOf(neo4j.query(AFTER)
                .bindAll(Map.of("place", place, "limit", limit))
                .fetchAs(Past.class)
                .mappedBy((types, row) -> {
                    Value g = row.get("g");
                    return new Past(
                            g.get("id").asString(),
                            row.get("expert").asString(),
                            row.get("team").asString(),
                            date(g.get("startedOn")),
                            date(g.get("endedOn")),
                            number(g.get("hours")),
                            number(g.get("outcome")),
                            row.get("competences").asList(Value::asString).stream()
                                    .sorted()
                                    .toList(),
                            g.get("language").asString(""));
                })
                .all());
    }

    private static Optional<LocalDate> date(Value value) {
        return value.isNull() ? Optional.empty() : Optional.of(value.asLocalDate());
    }

    private static Optional<Integer> number(Value value) {
        return value.isNull() ? Optional.empty() : Optional.of(value.asInt());
    }
}
