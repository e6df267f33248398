package eu.passerelle.schema;

import eu.passerelle.testing.PasserelleTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.neo4j.Neo4jContainer;

/**
 * The same contract on a Neo4j server. It needs a Docker engine and is reported as skipped where there is none; only here
 * may a test have a context of its own.
 */
@Testcontainers(disabledWithoutDocker = true)
@PasserelleTest
@DirtiesContext
class ServerPersistenceTest extends PersistenceContract {
    @Container
    static final Neo4jContainer NEO4J = new Neo4jContainer("neo4j:2026.08.1").withoutAuthentication();

    @DynamicPropertySource
    static void connectTo(DynamicPropertyRegistry properties) {
        properties.add("spring.neo4j.uri", NEO4J::getBoltUrl);
    }
}
