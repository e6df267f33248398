package eu.passerelle.directory;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.PasserelleTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@PasserelleTest
class DirectoryEndpointsTest {
    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/competences?q=exit",
                "/api/v1/competences",
                "/api/v1/cities?q=wien",
                "/competences/suggestions?q=exit"
            })
    void nobody_reads_anything_without_signing_in(String path) throws Exception {
        var answer = get(path);
        assertThat(answer.statusCode()).isIn(302, 303, 401);
        assertThat(answer.body()).doesNotContain("E4", "Wien");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
