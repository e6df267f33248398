package eu.passerelle.bench;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.SecretToken;
import eu.passerelle.matching.MentorQuery;
import eu.passerelle.testing.People;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.ZonedDateTime;
import java.util.Map;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A coordinator's program that asks over HTTP, as any program would. */
@Component
class RecommendationClient {
    private final People people;
    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final JsonMapper json;
    private final HttpClient client = HttpClient.newHttpClient();
    private final SecretToken token = SecretToken.random();

    RecommendationClient(People people, Neo4jClient neo4j, GraphTransactions transactions, JsonMapper json) {
        this.people = people;
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.json = json;
    }

    void signUp() {
        String email = people.create(Role.COORDINATOR, "bench");
        transactions.write(() -> neo4j.query("""
                        MATCH (a:Account {email: $email})
                        CREATE (a)-[:HOLDS]->(:AccessToken {id: 'bench', hash: $hash, name: 'bench',
                          createdAt: $now, expiresAt: $now + duration('P100Y'), lastUsedAt: $now + duration('P99Y'),
                          scopes: ['read']})
                        """)
                .bindAll(Map.of("email", email, "hash", token.hash(), "now", ZonedDateTime.parse("2026-01-01T00:00Z")))
                .run());
    }

    HttpRequest request(MentorQuery query, int port) {
        Map<String, Object> body = Map.of(
                "team", query.team().value(),
                "needs", query.needs(),
                "words", query.words(),
                "languages", query.languages(),
                "form", query.form(),
                "from", query.from(),
                "until", query.until(),
                "hours", query.hours());
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/recommendations"))
                .header("Authorization", "Bearer " + token.value())
                .header("Content-Type", "application/json")
                .header("Accept-Language", "en")
                .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                .build();
    }

    void send(HttpRequest request) {
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("\"reasons\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
