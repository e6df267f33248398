package eu.passerelle.kernel.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.exceptions.SecurityException;

class GraphServerTlsTest {
    @ParameterizedTest
    @ValueSource(strings = {"bolt+s", "neo4j+s"})
    void a_graph_server_that_vouches_for_itself_is_told_no_password(String scheme) throws IOException {
        try (var server = TlsServer.answering("never");
                var driver = GraphDatabase.driver(
                        scheme + "://localhost:" + server.port(), AuthTokens.basic("neo4j", "the password"))) {
            assertThatThrownBy(driver::verifyConnectivity)
                    .satisfiesAnyOf(
                            failure -> assertThat(failure).isInstanceOf(SecurityException.class),
                            failure -> assertThat(failure).hasRootCauseInstanceOf(SecurityException.class),
                            failure -> assertThat(failure).hasStackTraceContaining("certification path"));
            assertThat(server.requests).noneMatch(request -> request.contains("the password"));
        }
    }
}
