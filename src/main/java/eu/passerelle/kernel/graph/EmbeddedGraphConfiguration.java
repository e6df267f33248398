package eu.passerelle.kernel.graph;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.neo4j.autoconfigure.Neo4jConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** With no {@code spring.neo4j.uri}, the database is in this process; nothing else in the code knows. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.neo4j.uri", havingValue = "embedded", matchIfMissing = true)
class EmbeddedGraphConfiguration {
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean(Neo4jConnectionDetails.class)
    EmbeddedNeo4j embeddedNeo4j(EmbeddedGraphProperties properties) {
        return new EmbeddedNeo4j(properties);
    }
}
