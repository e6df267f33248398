package eu.passerelle.testing;

import eu.passerelle.directory.TaxonomyChanged;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.kernel.Seed;
import eu.passerelle.matching.search.IndexFollower;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.neo4j.driver.Driver;
import org.springframework.stereotype.Component;

/** The fictional network of {@code seed-data/demo}, for tests that need a populated world. */
@Component
public class DemoNetwork {
    private static final Duration ENOUGH = Duration.ofMinutes(1);
    private static final String FOLLOWED = """
            MATCH (s:OutboxSequence)
            RETURN NOT EXISTS { MATCH (c:OutboxCursor) WHERE c.seq < s.value } AS followed
            """;

    private final List<Seed> seeds;
    private final GraphTransactions transactions;
    private final IndexFollower index;
    private final Outbox outbox;
    private final Driver driver;
    private final TestClock clock;
    private Optional<GraphCopy> loaded = Optional.empty();

    DemoNetwork(
            List<Seed> seeds,
            GraphTransactions transactions,
            IndexFollower index,
            Outbox outbox,
            Driver driver,
            TestClock clock) {
        this.seeds = seeds.stream()
                .filter(Seed::demo)
                .sorted(Comparator.comparingInt(Seed::order))
                .toList();
        this.transactions = transactions;
        this.index = index;
        this.outbox = outbox;
        this.driver = driver;
        this.clock = clock;
    }

    /**
     * As it is on Monday morning. It is loaded once, which takes hundreds of statements, and copied after that. The first
     * time, reading all texts takes longer than any request would wait.
     */
    public void load() {
        boolean asUsual = clock.instant().equals(TestClock.MONDAY_MORNING) && GraphCopy.isEmpty(driver);
        if (asUsual && loaded.isPresent()) {
            loaded.get().put(driver);
            transactions.write(() -> outbox.append(new TaxonomyChanged()));
        } else {
            seeds.forEach(seed -> transactions.write(seed::load));
        }
        index.awaitNow(ENOUGH);
        if (asUsual && loaded.isEmpty()) {
            Awaitility.await().atMost(ENOUGH).until(this::isFollowed);
            loaded = Optional.of(GraphCopy.of(driver));
        }
    }

    private boolean isFollowed() {
        return driver.executableQuery(FOLLOWED)
                .execute()
                .records()
                .getFirst()
                .get("followed")
                .asBoolean();
    }
}
