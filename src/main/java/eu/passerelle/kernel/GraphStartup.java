package eu.passerelle.kernel;

import java.util.Comparator;
import java.util.List;
import org.neo4j.driver.Driver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Before anything else runs: brings the schema up to date, then loads what changed in the seeds. */
@Component
class GraphStartup implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(GraphStartup.class);

    private final Driver driver;
    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final List<Seed> seeds;
    private boolean running;

    GraphStartup(
            Driver driver,
            Neo4jClient neo4j,
            GraphTransactions transactions,
            List<Seed> seeds,
            Environment environment) {
        this.driver = driver;
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.seeds = seeds.stream()
                .filter(seed -> !seed.demo() || environment.matchesProfiles("demo"))
                .sorted(Comparator.comparingInt(Seed::order))
                .toList();
    }

    @Override
    public void start() {
        GraphSchema.migrate(driver);
        seeds.forEach(this::loadIfChanged);
        running = true;
    }

    /** The lock on the seed's own node makes the second of two nodes that start together wait, and then find it done. */
    private void loadIfChanged(Seed seed) {
        String version = seed.version();
        transactions.write(() -> {
            boolean changed = neo4j.query("""
                            MERGE (s:SeedState {name: $name})
                            SET s.rev = 0
                            WITH s, coalesce(s.version, '') <> $version AS changed
                            SET s.version = $version
                            RETURN changed
                            """)
                    .bind(seed.name())
                    .to("name")
                    .bind(version)
                    .to("version")
                    .fetchAs(Boolean.class)
                    .one()
                    .orElseThrow();
            if (changed) {
                log.info("Loading seed data '{}'", seed.name());
                seed.load();
            }
        });
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1_000;
    }
}
