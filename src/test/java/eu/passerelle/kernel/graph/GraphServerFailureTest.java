package eu.passerelle.kernel.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.mock.env.MockEnvironment;

/** What an operator reads when the configured database server cannot be used. */
class GraphServerFailureTest {
    @Test
    void a_server_that_is_not_there() {
        FailureAnalysis analysis = analysisOf(new ServiceUnavailableException("Unable to connect"));
        assertThat(analysis.getDescription()).isEqualTo("The database at 'bolt://graph:7687' cannot be reached.");
        assertThat(analysis.getAction()).contains("spring.neo4j.uri");
    }

    @Test
    void a_password_that_is_wrong() {
        FailureAnalysis analysis = analysisOf(new AuthenticationException("Neo.ClientError.Security", "unauthorized"));
        assertThat(analysis.getDescription())
                .isEqualTo("The database at 'bolt://graph:7687' refuses this user or password.");
        assertThat(analysis.getAction()).contains("spring.neo4j.authentication.password");
    }

    @Test
    void a_mistake_of_ours_keeps_its_stack() {
        assertThat(analyzer().analyze(new IllegalStateException(new ClientException("syntax"))))
                .isNull();
    }

    private static FailureAnalysis analysisOf(RuntimeException cause) {
        FailureAnalysis analysis = analyzer().analyze(new IllegalStateException("start failed", cause));
        assertThat(analysis).isNotNull();
        return analysis;
    }

    private static GraphServerFailureAnalyzer analyzer() {
        return new GraphServerFailureAnalyzer(
                new MockEnvironment().withProperty("spring.neo4j.uri", "bolt://graph:7687"));
    }
}
