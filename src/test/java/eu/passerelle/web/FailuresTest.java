package eu.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import eu.passerelle.accounts.Role;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.servlet.ModelAndView;

@PasserelleTest
class FailuresTest {
    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Failures failures;

    @ParameterizedTest
    @CsvSource({
        "en,Not found",
        "fr,Introuvable",
        "de-AT,Nicht gefunden",
        "ro,Nu a fost găsit",
        "'ar,nl;q=0.9',Not found"
    })
    void what_is_not_there_is_said_in_the_readers_language(String language, String title) {
        var visitor = Visitor.at(port).with("Accept-Language", language);
        Answer page = visitor.get("/no/such/page");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body()).contains("<h1>" + title + "</h1>");
        Answer problem = visitor.get("/api/v1/no/such/thing");
        assertThat(problem.status()).isEqualTo(404);
        assertThat(problem.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(JsonPath.<String>read(problem.body(), "$.title")).isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"x\",\"days\":7,\"admin\":true}|422|admin|web.field.unknown",
                "{\"name\":\"x\",\"days\":\"many\"}|422|days|web.field.type",
                "{\"name\":{\"a\":1},\"days\":7}|422|name|web.field.type",
                "{\"name\":|400|body|web.field.body",
                "[]|400|body|web.field.body",
                "''|400|body|web.field.body"
            })
    void a_body_that_does_not_fit_is_answered_with_the_field(String body, int status, String field, String code) {
        Answer problem = program().json("POST", "/api/v1/tokens", body);
        assertThat(problem.status()).isEqualTo(status);
        assertThat(JsonPath.<String>read(problem.body(), "$.errors[0].field")).isEqualTo(field);
        assertThat(JsonPath.<String>read(problem.body(), "$.errors[0].code")).isEqualTo(code);
        assertThat(problem.body()).doesNotContain("tools.jackson", "eu.passerelle", "Exception");
    }

    @Test
    void a_parameter_that_is_missing_is_named() {
        Answer problem = program().get("/api/v1/cities");
        assertThat(problem.status()).isEqualTo(400);
        assertThat(JsonPath.<String>read(problem.body(), "$.errors[0].field")).isEqualTo("q");
    }

    @Test
    void a_method_or_a_format_that_does_not_fit_is_answered_as_a_problem() {
        assertThat(program().json("PUT", "/api/v1/me", "{}").status()).isEqualTo(405);
        var visitor = program().with("Accept", "application/yaml");
        assertThat(visitor.get("/api/v1/me").status()).isEqualTo(406);
        assertThat(program().json("POST", "/api/v1/tokens", "{}").status()).isEqualTo(422);
        assertThat(program().postBare("/api/v1/tokens", Map.of("name", "x")).status())
                .isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource({"application/*,415", "multipart/form-data,400", "'*/*',415", "application/json;charset=none,415"})
    void a_content_type_that_makes_no_sense_is_no_fault_of_ours(String type, int status) {
        Answer problem = program().send("POST", "/api/v1/tokens", type, "{}");
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void an_address_that_is_not_in_utf_8_is_not_understood() {
        Answer problem = program().get("/api/v1/cities?q=%ff%fe");
        assertThat(problem.status()).isEqualTo(400);
        assertThat(JsonPath.<String>read(problem.body(), "$.code")).isEqualTo("BAD_REQUEST");
        Answer page = Visitor.at(port).get("/sign-in?next=%ff");
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains("<h1>This request cannot be understood</h1>");
        Answer form = Visitor.at(port).send("POST", "/language", "application/x-www-form-urlencoded", "language=%ff");
        assertThat(form.status()).isEqualTo(400);
    }

    @Test
    void the_way_back_cannot_be_turned_into_a_failure_or_to_another_host() {
        var visitor = Visitor.at(port);
        assertThat(visitor.post("/language", Map.of("language", "en", "back", "/%"))
                        .location())
                .isEqualTo("/");
        visitor.signIn(people.create(Role.CITY, "t-way-back"), People.PASSWORD);
        assertThat(visitor.post("/sign-out", Map.of()).header("Location")).isEqualTo("/sign-in?out");
        assertThat(visitor.postBare("/requests", Map.of()).header("Location")).startsWith("/sign-in?again&next=");
    }

    @ParameterizedTest
    @CsvSource({
        "en,This request cannot be understood",
        "fr,Cette requête n’est pas comprise",
        "de,Diese Anfrage ist nicht verständlich",
        "ro,Cererea nu poate fi înțeleasă"
    })
    void what_the_server_itself_refuses_is_said_in_the_readers_language(String language, String title) {
        var visitor = Visitor.at(port).with("Accept-Language", language);
        Answer page = visitor.get("/answers/a%00b");
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains("<html lang=\"" + language + "\">", "<h1>" + title + "</h1>");
        assertThat(page.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
        Answer problem = visitor.get("/api/v1/requests/a%2fb");
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.header("Content-Type")).startsWith("application/problem+json");
        assertThat(JsonPath.<String>read(problem.body(), "$.title")).isEqualTo(title);
        assertThat(visitor.get("/experts?q=" + "x".repeat(20_000)).status()).isEqualTo(400);
    }

    @Test
    void a_body_too_large_is_not_read() {
        String text = "x".repeat(1_100_000);
        Answer problem = program().json("POST", "/api/v1/tokens", "{\"name\":\"" + text + "\"}");
        assertThat(problem.status()).isEqualTo(413);
        assertThat(JsonPath.<String>read(problem.body(), "$.code")).isEqualTo("TOO_LARGE");
        Answer page = Visitor.at(port).post("/language", Map.of("language", text));
        assertThat(page.status()).isEqualTo(413);
        assertThat(page.body()).contains("<h1>This is too large</h1>");
        Answer pieces = program().inPieces().json("POST", "/api/v1/tokens", "{\"name\":\"" + text + "\"}");
        assertThat(pieces.status()).isEqualTo(413);
    }

    @Test
    void a_form_that_no_page_of_ours_sends_is_not_understood() {
        var rejected = (ModelAndView) failures.failed(
                new RequestRejectedException("a parameter named NUL"),
                new MockHttpServletRequest("POST", "/requests/i1/needs"),
                Locale.UK);
        assertThat(rejected.getStatus()).hasToString("400 BAD_REQUEST");
        var visitor = Visitor.at(port);
        String token = visitor.get("/sign-in").body().replaceAll("(?s).*?name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
        String part = "--x\r\nContent-Disposition: form-data; name=";
        String form = part + "\"_csrf\"\r\n\r\n" + token + "\r\n" + part
                + "\"language\"; filename=\"a.txt\"\r\n\r\nfr\r\n--x--\r\n";
        Answer answer = visitor.send("POST", "/language", "multipart/form-data; boundary=x", form);
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void fifty_thousand_characters_are_no_problem() {
        Answer page =
                Visitor.at(port).post("/sign-in", Map.of("email", "🙂ا".repeat(16_000), "password", "x", "next", "/"));
        assertThat(page.status()).isEqualTo(401);
    }

    @Test
    void the_address_of_a_form_leads_to_its_page_when_it_is_opened() {
        var visitor = Visitor.at(port).signIn(people.create(Role.CITY, "t-form"), People.PASSWORD);
        assertThat(visitor.get("/account/tokens/x1/revocation").location()).isEqualTo("/account");
        assertThat(Visitor.at(port).get("/language").location()).isEqualTo("");
        assertThat(Visitor.at(port).get("/language").status()).isEqualTo(405);
    }

    @Test
    void when_the_database_is_down_it_is_said_so() {
        var broken = new IllegalStateException("outer", new ServiceUnavailableException("bolt://secret:7687"));
        var page = (ModelAndView) failures.failed(broken, new MockHttpServletRequest("GET", "/requests"), Locale.UK);
        assertThat(page.getStatus()).hasToString("503 SERVICE_UNAVAILABLE");
        var problem =
                (ResponseEntity<?>) failures.failed(broken, new MockHttpServletRequest("GET", "/api/v1/me"), Locale.UK);
        assertThat(problem.getStatusCode().value()).isEqualTo(503);
        assertThat(problem.getBody())
                .isInstanceOf(ProblemDetail.class)
                .asString()
                .doesNotContain("bolt://secret");
    }

    @Test
    void what_is_our_fault_is_told_by_a_reference_and_nothing_else() {
        var page = (ModelAndView) failures.failed(
                new IllegalStateException("the secret inside"), new MockHttpServletRequest("GET", "/x"), Locale.UK);
        assertThat(page.getStatus()).hasToString("500 INTERNAL_SERVER_ERROR");
        assertThat(page.getModel().get("reference")).asString().hasSize(8);
        assertThat(page.getModel().toString()).doesNotContain("the secret inside");
    }

    @Test
    void htmx_is_told_where_to_sign_in() {
        Answer answer = Visitor.at(port).with("HX-Request", "true").get("/account");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("HX-Redirect")).isEqualTo("/sign-in?next=%2Faccount");
    }

    @Test
    void the_api_describes_itself_to_anyone() {
        Answer description = Visitor.at(port).get("/api/v1/openapi");
        assertThat(description.status()).isEqualTo(200);
        assertThat(JsonPath.<String>read(description.body(), "$.components.securitySchemes.accessToken.scheme"))
                .isEqualTo("bearer");
        assertThat(JsonPath.<List<String>>read(
                        description.body(),
                        "$.paths['/api/v1/tokens'].post.responses.default.content.*.schema['$ref']"))
                .containsExactly("#/components/schemas/Problem");
        assertThat(description.body()).doesNotContain("Viewer");
    }

    private Visitor program() {
        var browser = Visitor.at(port).signIn(people.create(Role.CITY, "t-" + System.nanoTime()), People.PASSWORD);
        browser.post("/account/tokens", Map.of("name", "program", "days", "7"), "scopes", Visitor.EVERY_SCOPE);
        String secret = browser.get("/account").body().replaceAll("(?s).*class=\"secret\">([^<]+)<.*", "$1");
        return Visitor.at(port).with("Authorization", "Bearer " + secret);
    }
}
