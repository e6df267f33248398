package eu.passerelle.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.ReceivedMail;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.neo4j.core.Neo4jClient;

@PasserelleTest
class AccessTokensTest {
    static final Pattern SECRET = Pattern.compile("class=\"secret\">([^<]+)<");

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    TestClock clock;

    @Autowired
    Neo4jClient neo4j;

    @Autowired
    GraphTransactions transactions;

    Visitor expert = Visitor.at(0);
    String token = "";

    @BeforeEach
    void anExpertWithAToken() {
        expert = Visitor.at(port).signIn(people.create(Role.EXPERT, "e-tokens"), People.PASSWORD);
        token = made("calendar", "30");
    }

    private String made(String name, String days) {
        expert.post("/account/tokens", Map.of("name", name, "days", days), "scopes", Visitor.EVERY_SCOPE);
        Matcher secret = SECRET.matcher(expert.get("/account").body());
        assertThat(secret.find()).isTrue();
        return secret.group(1);
    }

    @Test
    void a_token_acts_for_its_holder() {
        Answer answer = holderOf(token).get("/api/v1/me");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(JsonPath.<String>read(answer.body(), "$.role")).isEqualTo("EXPERT");
        assertThat(JsonPath.<String>read(answer.body(), "$.expert")).isEqualTo("e-tokens");
        assertThat(answer.response().headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void a_program_is_answered_in_the_language_that_it_asks_for_and_else_in_its_holders() {
        expert.post("/language", Map.of("language", "de"));
        assertThat(holderOf(token)
                        .with("Accept-Language", "ro")
                        .get("/api/v1/nothing")
                        .body())
                .contains("Nu a fost găsit");
        assertThat(holderOf(token)
                        .with("Accept-Language", "ja")
                        .get("/api/v1/nothing")
                        .body())
                .contains("Nicht gefunden");
    }

    @Test
    void its_secret_is_shown_once_and_kept_by_nobody() {
        assertThat(expert.get("/account").body()).doesNotContain(token).contains("calendar");
        assertThat(neo4j.query(
                                "MATCH (n) WHERE any(key IN keys(n) WHERE toStringOrNull(n[key]) CONTAINS $secret) RETURN count(n)")
                        .bind(token)
                        .to("secret")
                        .fetchAs(Long.class)
                        .one())
                .contains(0L);
    }

    @Test
    void it_is_over_when_its_days_are() {
        clock.advance(Duration.ofDays(30).minusSeconds(1));
        assertThat(holderOf(token).get("/api/v1/me").status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertThat(holderOf(token).get("/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    void revoked_it_opens_nothing_at_once() {
        String id = JsonPath.read(holderOf(token).get("/api/v1/tokens").body(), "$[0].id");
        expert.post("/account/tokens/" + id + "/revocation", Map.of());
        Answer answer = holderOf(token).get("/api/v1/me");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", "", " ", "Bearer x", "' OR 1=1"})
    void a_wrong_one_opens_nothing(String wrong) {
        assertThat(holderOf(wrong).get("/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    void closing_the_account_closes_its_tokens() {
        transactions.write(() -> neo4j.query("MATCH (a:Account {id: 'expert-e-tokens'}) SET a.enabled = false")
                .run());
        assertThat(holderOf(token).get("/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    void a_cookie_is_worth_nothing_to_the_api() {
        assertThat(expert.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(expert.json("POST", "/api/v1/tokens", "{\"name\":\"x\",\"days\":1}")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void the_list_tells_when_it_was_last_used() {
        holderOf(token).get("/api/v1/me");
        assertThat(JsonPath.<List<String>>read(
                        holderOf(token).get("/api/v1/tokens").body(), "$[*].lastUsedAt"))
                .containsExactly("2027-03-01T08:00:00Z");
        clock.advance(Duration.ofDays(2));
        holderOf(token).get("/api/v1/me");
        assertThat(expert.get("/account").body()).contains("Last used on 3 March 2027");
    }

    @Test
    void a_program_makes_and_revokes_tokens_too() {
        Answer made = holderOf(token)
                .json("POST", "/api/v1/tokens", "{\"name\":\"second\",\"days\":7,\"scopes\":[\"read\"]}");
        assertThat(made.status()).isEqualTo(201);
        String second = JsonPath.read(made.body(), "$.token");
        String id = JsonPath.read(made.body(), "$.id");
        assertThat(holderOf(second).get("/api/v1/me").status()).isEqualTo(200);
        assertThat(holderOf(token).json("DELETE", "/api/v1/tokens/" + id, "").status())
                .isEqualTo(204);
        assertThat(holderOf(second).get("/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    void after_fifteen_minutes_none_is_made_without_another_proof() {
        clock.advance(Duration.ofMinutes(16));
        Answer answer =
                expert.post("/account/tokens", Map.of("name", "late", "days", "7"), "scopes", Visitor.EVERY_SCOPE);
        assertThat(answer.location()).isEqualTo("/account/proof?next=%2Faccount");
        assertThat(expert.get("/account").body())
                .doesNotContain("late<", "action=\"/account/tokens\"")
                .contains("/account/proof?next=/account");
    }

    @Test
    void its_owner_is_told_by_mail_and_what_was_typed_too_late_is_not_lost() {
        assertThat(ReceivedMail.awaitPart("expert-e-tokens@example.org", "text/plain", "An access token was made"))
                .as("leads to the page with the tokens")
                .doesNotContain("/account/signing-in");
        clock.advance(Duration.ofMinutes(16));
        expert.post("/account/tokens", Map.of("name", "late one", "days", "365"), "scopes", List.of("availability"));
        expert.post("/account/proof", Map.of("password", People.PASSWORD, "next", "/account"));
        assertThat(expert.get("/account").body())
                .contains("value=\"late one\"")
                .containsPattern("value=\"availability\"[^>]*checked")
                .containsPattern("value=\"365\"[^>]*selected");
    }

    @Test
    void nobody_revokes_somebody_elses() {
        String id = JsonPath.read(holderOf(token).get("/api/v1/tokens").body(), "$[0].id");
        var other = Visitor.at(port).signIn(people.create(Role.EXPERT, "e-other"), People.PASSWORD);
        assertThat(other.post("/account/tokens/" + id + "/revocation", Map.of()).status())
                .isEqualTo(404);
        assertThat(holderOf(token).get("/api/v1/me").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"'',30,name", "'   ',30,name", "ok,0,days", "ok,366,days", "ok,10000,days", "ok,'',days"})
    void a_token_needs_a_name_and_an_end(String name, String days, String field) {
        Answer page = expert.post("/account/tokens", Map.of("name", name, "days", days), "scopes", Visitor.EVERY_SCOPE);
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("href=\"#" + field + "\"").contains("id=\"" + field + "-error\"");
        String body = "{\"name\":\"" + name + "\",\"days\":" + (days.isEmpty() ? "null" : days) + "}";
        Answer problem = holderOf(token).json("POST", "/api/v1/tokens", body);
        assertThat(problem.status()).isEqualTo(422);
        assertThat(JsonPath.<String>read(problem.body(), "$.errors[0].field")).isEqualTo(field);
    }

    @Test
    void a_name_may_be_written_in_any_script() {
        made("🗓️ تقويم <b>", "7");
        assertThat(expert.get("/account").body()).contains("🗓️ تقويم &lt;b&gt;");
    }

    @Test
    void a_name_is_more_than_control_characters() {
        Answer page = expert.post(
                "/account/tokens", Map.of("name", "\u0000\u0007", "days", "7"), "scopes", Visitor.EVERY_SCOPE);
        assertThat(page.status()).isEqualTo(422);
        made("cal\u0000endar", "7");
        assertThat(expert.get("/account").body()).contains("calendar");
    }

    @Test
    void twenty_are_enough() {
        IntStream.range(0, 19).forEach(i -> made("t" + i, "7"));
        Answer page =
                expert.post("/account/tokens", Map.of("name", "one more", "days", "7"), "scopes", Visitor.EVERY_SCOPE);
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("You have 20 tokens already");
    }

    private Visitor holderOf(String secret) {
        return Visitor.at(port).with("Authorization", "Bearer " + secret);
    }
}
