package eu.passerelle.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole product on a random port, with a real embedded Neo4j, a real SMTP server and a clock that stands still. One
 * context serves the whole run: never add properties, mock beans or profiles to a test. Each test begins with the
 * reference data (taxonomy, world) and nothing else; {@link DemoNetwork} loads the fictional network. No page may fail
 * meanwhile.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestServers.class)
@Import({TestClock.class, DemoNetwork.class, People.class})
@ExtendWith({CleanGraph.class, FailedPages.class})
public @interface PasserelleTest {}
