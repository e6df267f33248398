package eu.passerelle.directory.profiles;

import eu.passerelle.directory.ProfileStale;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Outbox;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Asks experts once a year whether their profile is still right, and again every three months while there is no answer. Only
 * those are asked who can sign in: nobody else could answer.
 */
@Component
class Reconfirming {
    private static final Period LASTS = Period.ofYears(1);
    private static final Period BETWEEN = Period.ofMonths(3);
    /** So many a day: the next run takes the rest. */
    private static final int BATCH = 500;

    private static final String DUE = """
            MATCH (e:Expert {status: 'active'})
            WHERE e.confirmedOn < $confirmedSince AND (e.askedToConfirmOn IS NULL OR e.askedToConfirmOn <= $askedBefore)
              AND EXISTS { (a:Account)-[:ACTS_FOR]->(e) WHERE a.enabled }
            RETURN e.id ORDER BY e.confirmedOn, e.id LIMIT $batch
            """;
    /** Locks the expert first: of two processes only one asks. */
    private static final String ASK = """
            MATCH (e:Expert {id: $id}) SET e.rev = 0
            WITH e WHERE e.askedToConfirmOn IS NULL OR e.askedToConfirmOn <= $askedBefore
            SET e.askedToConfirmOn = $today
            RETURN count(e)
            """;

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    Reconfirming(Neo4jClient neo4j, GraphTransactions transactions, Outbox outbox, Clock clock) {
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Scheduled(cron = "0 17 6 * * *")
    void run() {
        LocalDate today = LocalDate.now(clock);
        List.copyOf(neo4j.query(DUE)
                        .bindAll(Map.of(
                                "confirmedSince", today.minus(LASTS),
                                "askedBefore", today.minus(BETWEEN),
                                "batch", BATCH))
                        .fetchAs(String.class)
                        .all())
                .forEach(id -> ask(new ExpertId(id), today));
    }

    private void ask(ExpertId expert, LocalDate today) {
        transactions.write(() -> {
            long asked = neo4j.query(ASK)
                    .bindAll(Map.of("id", expert.value(), "askedBefore", today.minus(BETWEEN), "today", today))
                    .fetchAs(Long.class)
                    .one()
                    .orElse(0L);
            if (asked > 0) {
                outbox.append(new ProfileStale(expert));
            }
        });
    }
}
