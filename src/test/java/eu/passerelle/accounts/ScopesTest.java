package eu.passerelle.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What a token opens, on every route of the API; new routes are tried by themselves. */
@PasserelleTest
class ScopesTest {
    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @Autowired
    People people;

    @Autowired
    TestClock clock;

    @Autowired
    Neo4jClient neo4j;

    private record Route(RequestMethod method, String path, HandlerMethod handler) {
        Set<Role> roles() {
            return AllowedToInterceptor.allowed(handler);
        }

        String address() {
            return path.replaceAll("\\{[^}]+}", "x1");
        }
    }

    @Test
    void every_route_has_a_scope_that_each_of_its_callers_can_choose() {
        assertThat(routes().toList())
                .hasSizeGreaterThan(40)
                .allSatisfy(route -> assertThat(Scope.neededBy(route.handler()))
                        .as(route.method() + " " + route.path()
                                + " needs @NeedsScope; without it, no program may call it")
                        .hasValueSatisfying(scope -> assertThat(route.roles())
                                .allSatisfy(
                                        role -> assertThat(Scope.usefulTo(role)).contains(scope))));
    }

    @Test
    void a_token_without_the_scope_of_a_route_is_refused_and_told_which_it_lacks() {
        Map<Role, Visitor> browsers = new EnumMap<>(Role.class);
        Map<String, Visitor> programs = new HashMap<>();
        var wrong = new TreeMap<String, String>();
        routes().forEach(route -> {
            Role role = route.roles().stream().sorted().findFirst().orElseThrow();
            Scope needed = Scope.neededBy(route.handler()).orElseThrow();
            Visitor browser = browsers.computeIfAbsent(role, this::browser);
            Visitor program = programs.computeIfAbsent(role + needed.code(), key -> program(browser, allBut(needed)));
            Answer answer = program.json(
                    route.method().name(), route.address(), route.method() == RequestMethod.GET ? "" : "{}");
            if (answer.status() != 403 || !answer.body().contains("\"scopes\":[\"" + needed.code() + "\"]")) {
                wrong.put(route.method() + " " + route.path(), answer.status() + " " + answer.body());
            }
        });
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "en,This token was not made for that,The token lacks the scope “requests”",
        "fr,Ce jeton n’a pas été créé pour cela,Il manque au jeton la portée",
        "de,Dieser Zugriffsschlüssel ist dafür nicht gemacht,fehlt die Berechtigung „requests“",
        "ro,Acest token nu a fost făcut pentru așa ceva,lipsește permisiunea „requests”"
    })
    void the_refusal_names_the_scope_in_the_readers_language(String language, String called, String said) {
        Answer answer = program(browser(Role.CITY), List.of("read"))
                .with("Accept-Language", language)
                .json("POST", "/api/v1/requests", "{}");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("WWW-Authenticate"))
                .isEqualTo("Bearer error=\"insufficient_scope\", scope=\"requests\"");
        assertThat(JsonPath.<String>read(answer.body(), "$.title")).isEqualTo(called);
        assertThat(JsonPath.<String>read(answer.body(), "$.detail")).contains(said);
        assertThat(JsonPath.<String>read(answer.body(), "$.code")).isEqualTo("accounts.scope.missing");
    }

    @Test
    void a_token_is_unknown_revoked_or_over_in_the_same_words() {
        Visitor browser = browser(Role.CITY);
        Visitor revoked = program(browser, List.of("read"));
        String id = JsonPath.read(revoked.get("/api/v1/tokens").body(), "$[0].id");
        Visitor over = program(browser, List.of("read"));
        browser.post("/account/tokens/" + id + "/revocation", Map.of());
        clock.advance(Duration.ofDays(30));
        Answer unknown =
                Visitor.at(port).with("Authorization", "Bearer nobodys").get("/api/v1/me");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(Stream.of(revoked, over)
                        .map(program -> program.get("/api/v1/me").body()))
                .containsOnly(unknown.body());
    }

    @Test
    void a_program_gives_no_more_than_its_token_has() {
        Visitor program = program(browser(Role.CITY), List.of("read", "tokens"));
        Answer more = program.json("POST", "/api/v1/tokens", wanted("sessions"));
        assertThat(more.status()).isEqualTo(422);
        assertThat(JsonPath.<String>read(more.body(), "$.errors[0].field")).isEqualTo("scopes");
        Answer less = program.json("POST", "/api/v1/tokens", wanted("read"));
        assertThat(less.status()).isEqualTo(201);
        assertThat(JsonPath.<List<String>>read(less.body(), "$.scopes")).containsExactly("read");
        assertThat(program.json("POST", "/api/v1/tokens", wanted("everything")).status())
                .isEqualTo(422);
    }

    @Test
    void a_token_ends_with_the_one_that_made_it() {
        Visitor program = program(browser(Role.CITY), List.of("tokens"));
        Answer made =
                program.json("POST", "/api/v1/tokens", "{\"name\": \"heir\", \"days\": 365, \"scopes\": [\"tokens\"]}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(JsonPath.<String>read(made.body(), "$.expiresAt"))
                .isEqualTo(clock.instant().plus(Duration.ofDays(30)).toString());
        clock.advance(Duration.ofDays(30));
        assertThat(Visitor.at(port)
                        .with("Authorization", "Bearer " + JsonPath.<String>read(made.body(), "$.token"))
                        .get("/api/v1/me")
                        .status())
                .isEqualTo(401);
    }

    private static String wanted(String scope) {
        return "{\"name\": \"x\", \"days\": 7, \"scopes\": [\"" + scope + "\"]}";
    }

    @Test
    void a_form_without_a_scope_comes_back_with_what_was_typed() {
        Answer page = browser(Role.CITY).post("/account/tokens", Map.of("name", "Our calendar", "days", "30"));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body())
                .contains("href=\"#scopes\"", "id=\"scopes-error\"", "value=\"Our calendar\"")
                .doesNotContain("value=\"availability\"", "value=\"network\"");
    }

    @Test
    void a_token_whose_scopes_are_lost_opens_nothing() {
        Visitor program = program(browser(Role.CITY), List.of("read"));
        neo4j.query("MATCH (t:AccessToken) REMOVE t.scopes").run();
        assertThat(program.get("/api/v1/me").status()).isEqualTo(403);
        assertThat(program.get("/api/v1/openapi").status()).isEqualTo(200);
    }

    @Test
    void the_description_names_the_scope_of_each_operation() {
        String api = Visitor.at(port).get("/api/v1/openapi").body();
        assertThat(JsonPath.<List<List<String>>>read(api, "$.paths['/api/v1/requests'].post.security[*].accessToken"))
                .containsExactly(List.of("requests"));
        assertThat(JsonPath.<String>read(api, "$.paths['/api/v1/requests'].get.description"))
                .endsWith("Scope: `read`.");
    }

    @Test
    void its_last_use_is_written_once_an_hour() {
        Visitor program = program(browser(Role.CITY), List.of("read"));
        program.get("/api/v1/me");
        clock.advance(Duration.ofMinutes(59));
        program.get("/api/v1/me");
        assertThat(lastUse(program)).isEqualTo("2027-03-01T08:00:00Z");
        clock.advance(Duration.ofMinutes(2));
        assertThat(lastUse(program)).isEqualTo("2027-03-01T09:01:00Z");
    }

    private static String lastUse(Visitor program) {
        return JsonPath.read(program.get("/api/v1/tokens").body(), "$[0].lastUsedAt");
    }

    private Stream<Route> routes() {
        return handlers.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("eu.passerelle."))
                .flatMap(entry -> entry.getKey().getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/"))
                        .flatMap(path -> entry.getKey().getMethodsCondition().getMethods().stream()
                                .map(method -> new Route(method, path, entry.getValue()))));
    }

    private static List<String> allBut(Scope scope) {
        return Visitor.EVERY_SCOPE.stream()
                .filter(code -> !code.equals(scope.code()))
                .toList();
    }

    private Visitor browser(Role role) {
        return Visitor.at(port).signIn(people.create(role, "scopes"), People.PASSWORD);
    }

    private Visitor program(Visitor browser, List<String> scopes) {
        browser.post("/account/tokens", Map.of("name", "test", "days", "30"), "scopes", scopes);
        String secret = browser.get("/account").body().replaceAll("(?s).*class=\"secret\">([^<]+)<.*", "$1");
        return Visitor.at(port).with("Authorization", "Bearer " + secret);
    }
}
