package eu.passerelle.privacy;

import eu.passerelle.privacy.ForgettingRun.Gone;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** One run a day for all nodes. Whoever claims it holds it while it works; one that stopped is gone on with. */
@Component
public class ForgettingRuns {
    private static final Duration LEASE = Duration.ofMinutes(30);

    /** The look after the write is at what the one before us left. */
    private static final String CLAIM = """
            MERGE (r:ForgettingRun {day: $day})
              ON CREATE SET r.begunAt = $now, r.labels = [], r.numbers = [], r.failed = []
            SET r.rev = 0
            WITH r WHERE r.endedAt IS NULL AND coalesce(r.lease <= $now, true)
            SET r.lease = $lease, r.failed = []
            RETURN count(r)
            """;

    private static final String NOTE = """
            MATCH (r:ForgettingRun {day: $day})
            SET r.lease = $lease
            FOREACH (new IN CASE WHEN $label IN r.labels THEN [] ELSE [$label] END |
              SET r.labels = r.labels + new, r.numbers = r.numbers + 0)
            SET r.numbers = [i IN range(0, size(r.labels) - 1) |
              r.numbers[i] + CASE r.labels[i] WHEN $label THEN $number ELSE 0 END]
            """;
    private static final String FAILED = "MATCH (r:ForgettingRun {day: $day}) SET r.failed = r.failed + $label";
    private static final String END = "MATCH (r:ForgettingRun {day: $day}) SET r.endedAt = $now REMOVE r.lease";
    private static final String LATEST = "MATCH (r:ForgettingRun) RETURN r ORDER BY r.day DESC LIMIT $most";

    private final Neo4jClient neo4j;
    private final Clock clock;

    ForgettingRuns(Neo4jClient neo4j, Clock clock) {
        this.neo4j = neo4j;
        this.clock = clock;
    }

    /** The latest first. */
    public List<ForgettingRun> latest(int most) {
        return List.copyOf(neo4j.query(LATEST)
                .bind(most)
                .to("most")
                .fetchAs(ForgettingRun.class)
                .mappedBy((types, row) -> run(row.get("r")))
                .all());
    }

    /** False when it is done, or another node is at it. */
    boolean claim(LocalDate day) {
        return neo4j.query(CLAIM)
                        .bindAll(Map.of("day", day, "now", now(), "lease", lease()))
                        .fetchAs(Long.class)
                        .one()
                        .orElse(0L)
                > 0;
    }

    /** In the transaction in which they went. */
    void note(LocalDate day, String label, long number) {
        neo4j.query(NOTE)
                .bindAll(Map.of("day", day, "label", label, "number", number, "lease", lease()))
                .run();
    }

    void failed(LocalDate day, String label) {
        neo4j.query(FAILED).bindAll(Map.of("day", day, "label", label)).run();
    }

    void end(LocalDate day) {
        neo4j.query(END).bindAll(Map.of("day", day, "now", now())).run();
    }

    private ZonedDateTime now() {
        return clock.instant().atZone(ZoneOffset.UTC);
    }

    private ZonedDateTime lease() {
        return now().plus(LEASE);
    }

    private static ForgettingRun run(Value r) {
        List<String> labels = r.get("labels").asList(Value::asString);
        List<Long> numbers = r.get("numbers").asList(Value::asLong);
        return new ForgettingRun(
                r.get("day").asLocalDate(),
                r.get("begunAt").asZonedDateTime().toInstant(),
                Optional.ofNullable(r.get("endedAt").asZonedDateTime(null)).map(ZonedDateTime::toInstant),
                IntStream.range(0, labels.size())
                        .mapToObj(i -> new Gone(labels.get(i), numbers.get(i)))
                        .toList(),
                r.get("failed").asList(Value::asString));
    }
}
