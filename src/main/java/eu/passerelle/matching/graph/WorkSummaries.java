package eu.passerelle.matching.graph;

import eu.passerelle.kernel.ExpertId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** What was written down of past work when it was closed: for coordinators only, since it tells of cities, but for the lessons that both sides let others read. */
@Component
public class WorkSummaries {
    private static final int MOST_EACH = 100;

    private final Neo4jClient neo4j;

    WorkSummaries(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    /** @param language ISO 639-1; @param lesson others may read it */
    public record Summary(String text, String language, int year, boolean lesson) {}

    /** One query, however many; the newest first. */
    public Map<ExpertId, List<Summary>> of(Collection<ExpertId> experts) {
        return neo4j
                .query("""
                        UNWIND $experts AS id
                        MATCH (x:Expert {id: id})
                        CALL (x) {
                          MATCH (x)-[:MENTORED|CO_MENTORED]->(g:Engagement {state: 'closed'})
                          WITH g ORDER BY g.endedOn DESC, g.id LIMIT $most
                          UNWIND [['en', g.summary_en, false], ['fr', g.summary_fr, false], ['de', g.summary_de, false],
                            ['ro', g.summary_ro, false], [g.lessonLanguage, g.lesson, true]] AS told
                          WITH g, told WHERE told[1] IS NOT NULL
                          RETURN told[0] AS language, told[1] AS text, told[2] AS lesson, g.endedOn.year AS year
                        }
                        RETURN id, language, text, year, lesson
                        """)
                .bind(experts.stream().map(ExpertId::value).toList())
                .to("experts")
                .bind(MOST_EACH)
                .to("most")
                .fetchAs(Row.class)
                .mappedBy((types, row) -> new Row(
                        new ExpertId(row.get("id").asString()),
                        new Summary(
                                row.get("text").asString(),
                                row.get("language").asString(),
                                row.get("year").asInt(),
                                row.get("lesson").asBoolean())))
                .all()
                .stream()
                .collect(Collectors.groupingBy(Row::expert, Collectors.mapping(Row::summary, Collectors.toList())));
    }

    private record Row(ExpertId expert, Summary summary) {}
}
