package eu.passerelle.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import eu.passerelle.accounts.Role;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

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

    Visitor city = Visitor.at(0);

    @BeforeEach
    void signIn() {
        demo.load();
        Visitor browser = Visitor.at(port).signIn(people.create(Role.CITY, "t01"), People.PASSWORD);
        browser.post("/account/tokens", Map.of("name", "test", "days", "7"));
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
}
