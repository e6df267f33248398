package eu.passerelle.kernel.graph;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Says why a database server of the operator's own could not be used at start. */
class GraphServerFailureAnalyzer extends AbstractFailureAnalyzer<Neo4jException> {
    private final String server;

    GraphServerFailureAnalyzer(Environment environment) {
        server = environment.getProperty("spring.neo4j.uri", "");
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, Neo4jException cause) {
        return switch (cause) {
            case ServiceUnavailableException away ->
                new FailureAnalysis(
                        "The database at '" + server + "' cannot be reached.",
                        "Maybe it is still starting, or spring.neo4j.uri names another host or port: try again, or mend that.",
                        away);
            case AuthenticationException refused ->
                new FailureAnalysis(
                        "The database at '" + server + "' refuses this user or password.",
                        "Maybe spring.neo4j.authentication.username or spring.neo4j.authentication.password is wrong: mend that.",
                        refused);
            default -> null;
        };
    }
}
