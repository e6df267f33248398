package eu.passerelle.engagements.advice;

import eu.passerelle.kernel.DemoSeed;
import eu.passerelle.kernel.SeedFiles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** What mentors of the fictional network recommend, and what teams say to it. */
@Component
class DemoAdvice extends DemoSeed {
    private static final String FILE = "demo/advice.yml";
    private static final String LOAD = """
            UNWIND $rows AS row
            MATCH (g:Engagement {id: row.engagement})
            MERGE (a:Advice {id: row.id})
            MERGE (a)-[:PART_OF]->(g)
            SET a += row.properties
            WITH a, row
            MATCH (c:Competence {code: row.need})
            MERGE (a)-[:ADDRESSES]->(c)
            """;

    private final SeedFiles files;
    private final Neo4jClient neo4j;
    private final Clock clock;

    DemoAdvice(SeedFiles files, Neo4jClient neo4j, Clock clock) {
        super("demo-advice", 34, files, FILE);
        this.files = files;
        this.neo4j = neo4j;
        this.clock = clock;
    }

    @Override
    public void load() {
        Instant now = clock.instant();
        neo4j.query(LOAD)
                .bind(files.yaml(FILE, Content.class).advice().stream()
                        .map(row -> row.asParameters(now))
                        .toList())
                .to("rows")
                .run();
    }

    record Content(List<Row> advice) {}

    record Row(
            String id,
            String engagement,
            int number,
            String by,
            String text,
            @Nullable String need,
            int urgency,
            int daysAgo,
            String verdict,
            String words,
            @Nullable String answeredBy,
            @Nullable Integer answeredDaysAgo) {

        Map<String, Object> asParameters(Instant now) {
            return Map.of(
                    "id",
                    id,
                    "engagement",
                    engagement,
                    "need",
                    need == null ? "" : need,
                    "properties",
                    properties(now));
        }

        private Map<String, Object> properties(Instant now) {
            var all = new HashMap<String, Object>();
            all.put("engagementId", engagement);
            all.put("number", number);
            all.put("text", text);
            all.put("urgency", urgency);
            all.put("by", by);
            all.put("at", now.minus(Duration.ofDays(daysAgo)).atZone(ZoneOffset.UTC));
            all.put("verdict", verdict);
            all.put("words", words);
            all.put("rev", answeredBy == null ? 0 : 1);
            if (answeredBy != null && answeredDaysAgo != null) {
                all.put("answeredBy", answeredBy);
                all.put(
                        "answeredAt",
                        now.minus(Duration.ofDays(answeredDaysAgo)).atZone(ZoneOffset.UTC));
            }
            return all;
        }
    }
}
