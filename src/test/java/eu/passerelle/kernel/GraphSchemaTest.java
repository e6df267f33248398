package eu.passerelle.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.PasserelleTest;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;

/** Who starts, whatever became of those who started before. */
@PasserelleTest
@Timeout(60)
class GraphSchemaTest {
    @Autowired
    Driver driver;

    @Test
    void the_lock_of_one_that_died_while_migrating_keeps_nobody_from_starting() {
        driver.executableQuery("CREATE (:__Neo4jMigrationsLock {id: 'of the dead', name: 'John Doe'})")
                .execute();
        assertThat(GraphSchema.migrate(driver)).isNotEmpty();
        assertThat(driver.executableQuery("MATCH (n:__Neo4jMigrationsLock) RETURN n")
                        .execute()
                        .records())
                .isEmpty();
    }

    @Test
    void four_that_start_together_all_start() throws Exception {
        try (var pool = Executors.newFixedThreadPool(4)) {
            Callable<String> start = () -> GraphSchema.migrate(driver);
            for (Future<String> started : pool.invokeAll(Collections.nCopies(4, start))) {
                assertThat(started.get()).isNotEmpty();
            }
        }
    }
}
