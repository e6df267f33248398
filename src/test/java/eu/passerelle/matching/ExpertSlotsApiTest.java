package eu.passerelle.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import eu.passerelle.accounts.Role;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.neo4j.core.Neo4jClient;

@PasserelleTest
class ExpertSlotsApiTest {
    private static final String MARCH = "/slots?from=2027-03-08&until=2027-03-19";

    @LocalServerPort
    int port;

    @Autowired
    DemoNetwork demo;

    @Autowired
    People people;

    @Autowired
    Neo4jClient neo4j;

    @Autowired
    GraphTransactions transactions;

    Visitor city = Visitor.at(0);
    Visitor coordinator = Visitor.at(0);

    @BeforeEach
    void signIn() {
        demo.load();
        city = program(Role.CITY, "t01");
        coordinator = program(Role.COORDINATOR, "c");
    }

    @Test
    void a_city_sees_what_suits_an_expert_and_its_own_team() {
        Answer answer = city.get("/api/v1/experts/e01" + MARCH + "&minutes=90");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(JsonPath.<String>read(answer.body(), "$.team")).isEqualTo("t01");
        assertThat(JsonPath.<Integer>read(answer.body(), "$.minutes")).isEqualTo(90);
        assertThat(JsonPath.<List<String>>read(answer.body(), "$.slots[*].start"))
                .isNotEmpty()
                .allMatch(start -> start.startsWith("2027-03-"))
                .isSorted();
        assertThat(city.get("/api/v1/experts/e01" + MARCH + "&minutes=90&team=t01")
                        .body())
                .isEqualTo(answer.body());
        assertThat(coordinator
                        .get("/api/v1/experts/e01" + MARCH + "&minutes=90&team=t01")
                        .body())
                .isEqualTo(answer.body());
    }

    @Test
    void a_city_cannot_ask_for_another_team_or_about_somebody_hidden() {
        assertThat(city.get("/api/v1/experts/e01" + MARCH + "&team=t02").status())
                .isEqualTo(404);
        assertThat(city.get("/api/v1/experts/nobody" + MARCH).status()).isEqualTo(404);
        for (String hidden :
                List.of("SET e.visibility = 'coordinators'", "SET e.visibility = 'network', e.status = 'paused'")) {
            write("MATCH (e:Expert {id: 'e01'})-[r:MENTORED]->() DELETE r");
            write("MATCH (e:Expert {id: 'e01'}) " + hidden);
            assertThat(city.get("/api/v1/experts/e01" + MARCH).status())
                    .as(hidden)
                    .isEqualTo(404);
            assertThat(coordinator
                            .get("/api/v1/experts/e01" + MARCH + "&team=t01")
                            .status())
                    .isEqualTo(200);
        }
        write("""
                MATCH (e:Expert {id: 'e01'}), (t:Team {id: 't01'})
                CREATE (e)-[:MENTORED]->(:Engagement {id: 'now', state: 'active'})-[:WITH]->(t)
                """);
        assertThat(city.get("/api/v1/experts/e01" + MARCH).status())
                .as("mentors this team")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "from=2027-02-27&until=2027-03-09,from",
        "from=2027-03-09&until=2027-03-08,until",
        "from=2027-03-09&until=2029-03-02,until",
        "from=2027-03-09&until=%2B999999999-12-31,until",
        "from=soon&until=2027-03-09,from",
        "from=2027-03-09&until=2027-03-19&minutes=0,minutes",
        "from=2027-03-09&until=2027-03-19&minutes=50,minutes",
        "from=2027-03-09&until=2027-03-19&minutes=600000,minutes"
    })
    void a_window_or_length_that_makes_no_sense_is_refused_by_name(String query, String field) {
        Answer answer = city.get("/api/v1/experts/e01/slots?" + query);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(JsonPath.<List<String>>read(answer.body(), "$.errors[*].field"))
                .containsExactly(field);
        assertThat(JsonPath.<List<String>>read(answer.body(), "$.errors[*].message"))
                .allMatch(message -> message.endsWith("."));
    }

    @Test
    void a_coordinator_names_a_team_and_experts_do_not_ask() {
        assertThat(coordinator.get("/api/v1/experts/e01" + MARCH).status()).isEqualTo(422);
        assertThat(coordinator
                        .get("/api/v1/experts/e01" + MARCH + "&team=nobody")
                        .status())
                .isEqualTo(404);
        assertThat(program(Role.EXPERT, "e02")
                        .get("/api/v1/experts/e01" + MARCH)
                        .status())
                .isEqualTo(403);
        assertThat(Visitor.at(port).get("/api/v1/experts/e01" + MARCH).status()).isEqualTo(401);
    }

    private void write(String cypher) {
        transactions.write(() -> neo4j.query(cypher).run());
    }

    private Visitor program(Role role, String subject) {
        Visitor browser = Visitor.at(port).signIn(people.create(role, subject), People.PASSWORD);
        browser.post("/account/tokens", Map.of("name", "test", "days", "7"), "scopes", Visitor.EVERY_SCOPE);
        String secret = browser.get("/account").body().replaceAll("(?s).*class=\"secret\">([^<]+)<.*", "$1");
        return Visitor.at(port).with("Authorization", "Bearer " + secret);
    }
}
