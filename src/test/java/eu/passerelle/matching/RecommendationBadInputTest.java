package eu.passerelle.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import eu.passerelle.accounts.Role;
import eu.passerelle.directory.ExpertChanged;
import eu.passerelle.directory.Experts;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.neo4j.core.Neo4jClient;

/** Programs that ask for recommendations with holes, wrong kinds of values, or days that nobody will see. */
@PasserelleTest
class RecommendationBadInputTest {
    private static final String GOOD = """
            {"team":"t01","needs":[{"competence":"E6","weight":2,"level":2}],"words":"prison","languages":["fr"],\
            "form":"REMOTE","from":"2027-03-08","until":"2027-05-31","hours":5}""";

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

    @Autowired
    Experts experts;

    @Autowired
    Outbox outbox;

    Visitor city = Visitor.at(0);

    @BeforeEach
    void signIn() {
        demo.load();
        Visitor browser = Visitor.at(port).signIn(people.create(Role.CITY, "t01"), People.PASSWORD);
        browser.post("/account/tokens", Map.of("name", "test", "days", "7"), "scopes", Visitor.EVERY_SCOPE);
        String secret = browser.get("/account").body().replaceAll("(?s).*class=\"secret\">([^<]+)<.*", "$1");
        city = Visitor.at(port).with("Authorization", "Bearer " + secret);
    }

    @Test
    void what_is_right_is_answered() {
        Answer answer = city.json("POST", "/api/v1/recommendations", GOOD);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(JsonPath.<Integer>read(answer.body(), "$.recommendations.length()"))
                .isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"competence\":\"E6\",\"weight\":2,\"level\":2}|null|needs[0]|web.field.missing",
                "\"E6\"|null|needs[0].competence|web.field.missing",
                "[\"fr\"]|[\"fr\",null]|languages[1]|web.field.missing",
                "\"t01\"|null|team|web.field.missing",
                "\"REMOTE\"|0|form|web.field.type",
                "\"2027-03-08\"|5|from|web.field.type",
                "\"hours\":5|\"hours\":99999999999999999999|hours|web.field.type",
                "2027-03-08\",\"until\":\"2027-05-31|2029-03-08\",\"until\":\"2029-05-31|from|matching.problem.windowFar",
                "2027-03-08\",\"until\":\"2027-05-31|+999999999-01-01\",\"until\":\"+999999999-12-31|from|matching.problem.windowFar"
            })
    void what_does_not_fit_is_named(String right, String wrong, String field, String code) {
        assertThat(GOOD).contains(right);
        Answer answer = city.json("POST", "/api/v1/recommendations", GOOD.replace(right, wrong));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(JsonPath.<String>read(answer.body(), "$.errors[0].field")).isEqualTo(field);
        assertThat(JsonPath.<String>read(answer.body(), "$.errors[0].code")).isEqualTo(code);
    }

    @Test
    void no_needs_and_five_hundred_are_answered_with_how_many_there_may_be_in_the_readers_language() {
        String need = "{\"competence\":\"E6\",\"weight\":2,\"level\":2}";
        for (String needs : List.of("", String.join(",", Collections.nCopies(500, need)))) {
            Answer answer = city.with("Accept-Language", "fr")
                    .json("POST", "/api/v1/recommendations", GOOD.replace(need, needs));
            assertThat(answer.status()).isEqualTo(422);
            assertThat(JsonPath.<String>read(answer.body(), "$.errors[0].code")).isEqualTo("matching.problem.needs");
            assertThat(JsonPath.<String>read(answer.body(), "$.errors[0].message"))
                    .contains("besoin");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"le la les de et un une", "und oder der die das"})
    void words_that_say_nothing_leave_the_needs_to_decide(String words) {
        assertThat(experts(asking(words))).isNotEmpty().isEqualTo(experts(asking("")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"помощь молодёжи", "若者支援", "مرحبا بالعالم"})
    void words_in_a_language_that_nobody_analyses_do_no_harm(String words) {
        assertThat(experts(asking(words))).isNotEmpty();
    }

    private Answer asking(String words) {
        return city.json("POST", "/api/v1/recommendations", GOOD.replace("\"prison\"", "\"" + words + "\""));
    }

    @Test
    void when_everybody_has_a_conflict_of_interest_that_is_what_is_said() {
        neo4j.query("""
                MATCH (e:Expert), (t:Team {id: 't01'})
                CREATE (e)-[:HAS_INTEREST]->(:Interest {id: 'kin-' + e.id, kind: 'kin', note: ''})-[:CONCERNS]->(t)
                """).run();
        Answer answer = city.json("POST", "/api/v1/recommendations", GOOD);
        assertThat(experts(answer)).isEmpty();
        assertThat(JsonPath.<List<Integer>>read(answer.body(), "$.leftOut[?(@.limit=='CONFLICT_OF_INTEREST')].count"))
                .singleElement()
                .satisfies(count -> assertThat(count).isPositive());
        assertThat(JsonPath.<List<Object>>read(answer.body(), "$.openings")).isEmpty();
    }

    @Test
    void what_would_make_a_request_matchable_does_when_it_is_asked_for() {
        neo4j.query("MATCH (e:Expert)-[s:SPEAKS]->(:Language {code: 'fr'}) DELETE s")
                .run();
        tellTheIndex();
        Answer nobody = city.json("POST", "/api/v1/recommendations", GOOD);
        assertThat(experts(nobody)).isEmpty();
        String language = JsonPath.read(nobody.body(), "$.openings[0].changes[0].subject");
        assertThat(JsonPath.<String>read(nobody.body(), "$.openings[0].changes[0].kind"))
                .isEqualTo("LANGUAGE");
        int promised = JsonPath.read(nobody.body(), "$.openings[0].count");
        Answer somebody =
                city.json("POST", "/api/v1/recommendations", GOOD.replace("[\"fr\"]", "[\"fr\",\"" + language + "\"]"));
        assertThat(experts(somebody)).hasSize(Math.min(10, promised));
    }

    private void tellTheIndex() {
        transactions.write(() ->
                experts.after(Optional.empty(), 500).forEach(expert -> outbox.append(new ExpertChanged(expert.id()))));
    }

    private static List<String> experts(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return JsonPath.read(answer.body(), "$.recommendations[*].expert");
    }
}
