package eu.passerelle.privacy;

import eu.passerelle.kernel.Forgetting;
import eu.passerelle.kernel.GraphTransactions;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Once a day lets go what has been kept for as long as {@code graph-schema/ownership.yml} says. In pieces, each a transaction
 * that also counts them: so a node that stops halfway loses nothing, and another goes on within the hour.
 */
@Component
class Retention {
    static final int AT_ONCE = 500;

    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    private final List<Forgetting.Source> sources;
    private final ForgettingRuns runs;
    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final Clock clock;

    Retention(
            List<Forgetting.Source> sources,
            ForgettingRuns runs,
            Neo4jClient neo4j,
            GraphTransactions transactions,
            Clock clock) {
        this.sources = sources;
        this.runs = runs;
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.clock = clock;
    }

    List<Forgetting> rules() {
        return sources.stream().flatMap(source -> source.forgettings().stream()).toList();
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT3M")
    void run() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (transactions.write(() -> runs.claim(today))) {
            rules().forEach(rule -> alone(today, rule));
            transactions.write(() -> runs.end(today));
        }
    }

    /** One that fails does not hold up those behind it. Of the failure only the kind is told: it may hold what should go. */
    private void alone(LocalDate today, Forgetting rule) {
        try {
            while (transactions.write(() -> apply(today, rule)) >= AT_ONCE) {
                // There may be more.
            }
        } catch (RuntimeException e) {
            log.error("What is over of {} could not be let go: {}", rule.label(), e.getClass());
            transactions.write(() -> runs.failed(today, rule.label()));
        }
    }

    private record Piece(long number, List<String> touched) {
        static final Piece NONE = new Piece(0, List.of());
    }

    private long apply(LocalDate today, Forgetting rule) {
        String statement = rule.statement();
        ZonedDateTime before = clock.instant().atZone(ZoneOffset.UTC).minus(rule.kept());
        Piece piece = neo4j.query(statement)
                .bindAll(Map.of("before", before, "most", AT_ONCE))
                .fetchAs(Piece.class)
                .mappedBy((types, row) -> piece(row))
                .one()
                .orElse(Piece.NONE);
        if (piece.number() > 0) {
            rule.also().accept(piece.touched());
            runs.note(today, rule.label(), piece.number());
        }
        return piece.number();
    }

    private static Piece piece(Record row) {
        return new Piece(
                row.get("number").asLong(),
                row.containsKey("touched") ? row.get("touched").asList(Value::asString) : List.of());
    }
}
