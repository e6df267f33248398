package eu.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PageForm;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.TestServers;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import eu.passerelle.testing.Walk;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an attacker types, sent by programs of all kinds of people in each field of each body, each parameter and each place
 * of an address of the API, as the handlers declare them.
 */
@PasserelleTest
class EveryApiFieldTest {
    private static final Map<Role, String> PEOPLE = Map.of(
            Role.CITY, "t02@demo.passerelle.example",
            Role.EXPERT, "e04@demo.passerelle.example",
            Role.COORDINATOR, "coordinator@demo.passerelle.example");
    private static final String PASSWORD = "passerelle-demo";
    private static final Pattern VARIABLE = Pattern.compile("([\\w-]+)/\\{(\\w+)}");
    /** After each of them the limits of a minute are full again. */
    private static final int AT_ONCE = 50;

    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @Autowired
    DemoNetwork demo;

    @Autowired
    TestClock clock;

    @Autowired
    Neo4jClient neo4j;

    @Autowired
    JsonMapper json;

    final Map<String, String> wrong = new TreeMap<>();
    final Map<String, String> known = new HashMap<>();
    List<String> searchFields = List.of();
    int sent;
    int shownAsWords;

    @BeforeEach
    void load() {
        demo.load();
    }

    @Test
    void whatever_a_program_sends_is_only_words_and_a_refusal_names_the_field() {
        String accounts = accounts();
        long experts = count("Expert");
        List<ApiCall> calls = calls();
        PEOPLE.forEach((role, email) -> {
            Visitor browser = Visitor.at(port).signIn(email, PASSWORD);
            searchFields = PageForm.of(browser.get("/experts").body(), "/experts")
                    .flatMap(form -> Stream.concat(form.typed().stream(), form.fixed().keySet().stream()))
                    .toList();
            Visitor program = program(browser);
            List<ApiCall> own = calls.stream()
                    .filter(call -> roles(call.handler()).contains(role))
                    .toList();
            own.stream().filter(call -> call.method() == RequestMethod.GET).forEach(call -> learn(call, program));
            own.forEach(call -> attack(call, program));
        });
        assertThat(wrong).isEmpty();
        assertThat(sent).isGreaterThan(1_000);
        PEOPLE.values().forEach(this::nothingIsShownAsMore);
        assertThat(wrong).isEmpty();
        assertThat(shownAsWords).as("pages that show what was sent").isPositive();
        assertThat(accounts()).isEqualTo(accounts);
        assertThat(count("Expert")).isEqualTo(experts);
        assertThat(TestServers.SMTP.getReceivedMessages())
                .allSatisfy(mail -> assertThat(mail.getHeader("Bcc")).isNull());
    }

    @Test
    void every_body_is_described_with_its_own_fields() {
        String description = Visitor.at(port).get("/api/v1/openapi").body();
        calls().stream().filter(call -> !call.fields().isEmpty()).forEach(call -> {
            String schema = JsonPath.read(
                    description,
                    "$.paths['%s'].%s.requestBody.content['application/json'].schema['$ref']"
                            .formatted(call.pattern(), call.method().name().toLowerCase(Locale.ROOT)));
            Map<String, Object> described = JsonPath.read(
                    description, "$.components.schemas['" + schema.replaceFirst(".*/", "") + "'].properties");
            assertThat(described.keySet())
                    .as(call.method() + " " + call.pattern())
                    .isEqualTo(call.fields());
        });
    }

    private List<ApiCall> calls() {
        return handlers.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("eu.passerelle."))
                .flatMap(entry -> entry.getKey().getPatternValues().stream()
                        .filter(pattern -> pattern.startsWith("/api/"))
                        .flatMap(pattern -> entry.getKey().getMethodsCondition().getMethods().stream()
                                .map(method -> new ApiCall(method, pattern, entry.getValue()))))
                .sorted(Comparator.comparing((ApiCall call) -> call.pattern().length())
                        .thenComparing(ApiCall::pattern)
                        .thenComparing(ApiCall::method))
                .toList();
    }

    /** Ids of this person's own work, by what stands before them in addresses. */
    private void learn(ApiCall call, Visitor program) {
        Answer answer = program.get(filled(call, ""));
        if (answer.status() != 200 || !answer.header("Content-Type").contains("json")) {
            return;
        }
        String kind = call.pattern().replaceFirst(".*/(?=[\\w-]+$)", "");
        List<String> ids = JsonPath.read(answer.body(), "$..id");
        ids.stream().findFirst().ifPresent(id -> known.put(kind, id));
        for (String one : List.of("team", "expert", "request", "engagement", "round")) {
            List<Object> named = JsonPath.read(answer.body(), "$.." + one);
            named.stream()
                    .filter(String.class::isInstance)
                    .findFirst()
                    .ifPresent(id -> known.putIfAbsent(one + "s", (String) id));
        }
    }

    private void attack(ApiCall call, Visitor program) {
        Matcher variables = VARIABLE.matcher(call.pattern());
        while (variables.find()) {
            for (String payload : EveryFieldTest.PAYLOADS) {
                String address = call.pattern()
                        .replace("{" + variables.group(2) + "}", encoded(payload))
                        .replaceAll("\\{\\w+}", "x");
                send(call, address, call.leaves().isEmpty() ? "" : "{}", program);
            }
        }
        if (call.method() == RequestMethod.DELETE) {
            return;
        }
        Stream<String> parameters = Stream.concat(
                call.parameters().stream(),
                call.pattern().equals("/api/v1/experts") ? searchFields.stream() : Stream.of());
        parameters.forEach(name -> EveryFieldTest.PAYLOADS.forEach(
                payload -> send(call, filled(call, name + "=" + encoded(payload)), "", program)));
        call.leaves().forEach(leaf -> attack(call, leaf, program));
    }

    private void attack(ApiCall call, ApiCall.Leaf leaf, Visitor program) {
        String what = call.method() + " " + call.pattern() + " " + leaf.path();
        if (!leaf.takesWords()) {
            Answer answer = send(call, filled(call, ""), body(call, leaf, EveryFieldTest.PAYLOADS.get(1)), program);
            if (answer.status() != 422 || !fields(answer).equals(List.of(leaf.path()))) {
                wrong.put(what, answer.status() + " names " + fields(answer));
            }
            return;
        }
        for (String payload : EveryFieldTest.PAYLOADS) {
            send(call, filled(call, ""), body(call, leaf, payload), program);
        }
    }

    private Answer send(ApiCall call, String address, String body, Visitor program) {
        if (++sent % AT_ONCE == 0) {
            clock.advance(Duration.ofMinutes(1));
        }
        program.with("Idempotency-Key", "every-" + sent);
        Answer answer = program.json(call.method().name(), address, body);
        String what = call.method() + " " + call.pattern();
        String type = answer.header("Content-Type");
        if (answer.status() >= 500 || answer.status() == 429 || answer.status() == 401) {
            wrong.put(what, "answered " + answer.status() + " to " + address + " " + body);
        }
        if (answer.status() >= 400 && !type.startsWith("application/problem+json")) {
            wrong.put(what, "answered " + answer.status() + " as " + type);
        }
        if (answer.status() == 422
                && (fields(answer).isEmpty() || fields(answer).contains(""))) {
            wrong.put(what, "names no field: " + answer.body());
        }
        Stream.of(EveryFieldTest.CALCULATED, "Exception", "Neo4jError", "eu.passerelle.", "tools.jackson")
                .filter(answer.body()::contains)
                .forEach(found -> wrong.put(what, "contains " + found));
        if (!answer.header("Bcc").isEmpty() || type.startsWith("text/html")) {
            wrong.put(what, "is more than words: " + type);
        }
        return answer;
    }

    private String body(ApiCall call, ApiCall.Leaf leaf, String payload) {
        return json.writeValueAsString(call.bodyWith(leaf, payload));
    }

    private static List<String> fields(Answer answer) {
        return answer.body().contains("\"errors\"") ? JsonPath.read(answer.body(), "$.errors[*].field") : List.of();
    }

    /** With what is this person's own in each place, and a word in each parameter. */
    private String filled(ApiCall call, String parameter) {
        String path = VARIABLE.matcher(call.pattern())
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + "/"
                        + known.getOrDefault(found.group(1).equals("conflicts") ? "teams" : found.group(1), "x1")));
        var all = new LinkedHashMap<String, String>();
        call.parameters().forEach(name -> all.put(name, name.equals("minutes") ? "60" : "2027-05-03"));
        all.remove(parameter.replaceFirst("=.*", ""));
        String query = all.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .reduce(parameter, (left, right) -> left.isEmpty() ? right : left + "&" + right);
        return query.isEmpty() ? path : path + "?" + query;
    }

    private void nothingIsShownAsMore(String email) {
        new Walk(handlers)
                .from(Visitor.at(port).signIn(email, PASSWORD), List.of("/home"))
                .forEach((address, page) -> {
                    if (page.header("Content-Type").startsWith("text/html")) {
                        Stream.of("<img src=x", EveryFieldTest.CALCULATED)
                                .filter(page.body()::contains)
                                .forEach(found -> wrong.put(email + " " + address, "shows " + found));
                        shownAsWords += page.body().contains("&lt;img src=x") ? 1 : 0;
                    }
                });
    }

    private Visitor program(Visitor browser) {
        browser.post("/account/tokens", Map.of("name", "every", "days", "7"), "scopes", Visitor.EVERY_SCOPE);
        String secret = browser.get("/account").body().replaceAll("(?s).*class=\"secret\">([^<]+)<.*", "$1");
        return Visitor.at(port).with("Authorization", "Bearer " + secret);
    }

    private static List<Role> roles(HandlerMethod handler) {
        return Stream.of(handler.getMethod(), handler.getBeanType())
                .map(element -> AnnotatedElementUtils.findMergedAnnotation(element, AllowedTo.class))
                .filter(found -> found != null)
                .map(found -> List.of(found.value()))
                .findFirst()
                .orElse(List.of());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String accounts() {
        return EveryFieldTest.accounts(neo4j);
    }

    private long count(String label) {
        return neo4j.query("MATCH (n) WHERE $label IN labels(n) RETURN count(n)")
                .bind(label)
                .to("label")
                .fetchAs(Long.class)
                .one()
                .orElseThrow();
    }
}
