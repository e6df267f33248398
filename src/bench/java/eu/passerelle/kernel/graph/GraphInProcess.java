package eu.passerelle.kernel.graph;

import java.util.Objects;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.graphdb.GraphDatabaseService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.util.ReflectionTestUtils;

/** The embedded database without Bolt between: to fill it, not to measure it. */
@Configuration(proxyBeanMethods = false)
public class GraphInProcess {
    @Bean
    GraphDatabaseService graph(EmbeddedNeo4j embedded) {
        var service = (DatabaseManagementService) ReflectionTestUtils.getField(embedded, "service");
        return Objects.requireNonNull(service).database("neo4j");
    }
}
