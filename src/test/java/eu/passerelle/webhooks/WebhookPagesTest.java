package eu.passerelle.webhooks;

import static eu.passerelle.engagements.EngagementsWorld.LYS;
import static eu.passerelle.engagements.EngagementsWorld.OLT;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import eu.passerelle.accounts.Role;
import eu.passerelle.engagements.EngagementsWorld;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@PasserelleTest
class WebhookPagesTest {
    private static final String ADDRESS = "https://1.1.1.1/hooks?key=1";
    private static final String BOOKED = "[\"session.booked\"]";

    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    WebhooksWorld world;
    Visitor lys = Visitor.at(0);

    @BeforeEach
    void create() {
        world = new WebhooksWorld(context);
        lys = world.people.lys();
    }

    @AfterEach
    void leave() {
        world.leave();
    }

    private Answer add(String address, List<String> kinds, String commandId) {
        return lys.post(
                "/account/webhooks",
                Map.of("address", address, "name", "Ours", "commandId", commandId),
                "kinds",
                kinds);
    }

    @Test
    void its_secret_is_shown_once_and_to_whoever_sends_the_form_twice() {
        assertThat(add(ADDRESS, List.of("session.booked"), "one").location()).isEqualTo("/account/webhooks");
        String page = lys.get("/account/webhooks").body();
        assertThat(page).contains("Ours", "https://1.1.1.1/…", "whsec_").doesNotContain("key=1");
        assertThat(lys.get("/account/webhooks").body()).doesNotContain("whsec_");
        add(ADDRESS, List.of("session.booked"), "one");
        assertThat(lys.get("/account/webhooks").body()).contains("whsec_");
        clock.advance(Duration.ofMinutes(10));
        add(ADDRESS, List.of("session.booked"), "one");
        assertThat(lys.get("/account/webhooks").body()).doesNotContain("whsec_");
        assertThat(world.people.count("MATCH (w:Webhook) RETURN count(w)")).isEqualTo(1);
        assertThat(world.people.text("MATCH (a:AuditEntry) WHERE a.action = 'WEBHOOK_ADDED' RETURN a.after[0]"))
                .isEqualTo("1.1.1.1");
        assertThat(world.people.count("MATCH (c:Command) WHERE c.answer CONTAINS 'whsec_' RETURN count(c)"))
                .isZero();
    }

    @Test
    void whoever_signed_in_a_while_ago_shows_first_who_it_is_and_nothing_typed_is_lost() {
        String hook = world.hook(Role.CITY, LYS, ADDRESS, BOOKED);
        clock.advance(Duration.ofMinutes(16));
        assertThat(lys.get("/account/webhooks").body())
                .contains("Before you add a webhook", "https://1.1.1.1/…")
                .doesNotContain("name=\"address\"");
        String proof = "/account/proof?next=%2Faccount%2Fwebhooks";
        assertThat(lys.post("/account/webhooks/" + hook + "/secret", Map.of("commandId", "s"))
                        .location())
                .isEqualTo(proof);
        assertThat(add("https://1.1.1.1/typed", List.of("session.moved"), "late")
                        .location())
                .isEqualTo(proof);
        assertThat(world.people.count("MATCH (w:Webhook) RETURN count(w)")).isEqualTo(1);
        assertThat(lys.get(proof).body()).doesNotContain("https://1.1.1.1/typed");
        assertThat(lys.post("/account/proof", Map.of("password", People.PASSWORD, "next", "/account/webhooks"))
                        .location())
                .isEqualTo("/account/webhooks");
        assertThat(lys.get("/account/webhooks").body())
                .contains("value=\"https://1.1.1.1/typed\"")
                .containsPattern("value=\"session.moved\"[^>]*checked")
                .doesNotContain("whsec_");
        assertThat(lys.get("/account/webhooks").body()).doesNotContain("https://1.1.1.1/typed");
        assertThat(add("https://1.1.1.1/typed", List.of("session.moved"), "late")
                        .location())
                .isEqualTo("/account/webhooks");
    }

    /** As for calendars elsewhere; names that lead to such addresses are refused when we connect. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://localhost/",
                "https://10.0.0.8/",
                "https://192.168.1.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://[::1]/",
                "https://[::ffff:169.254.169.254]/",
                "https://[fd00::1]/",
                "https://2130706433/",
                "https://127.1/",
                "https://0x7f.0.0.1/",
                "http://1.1.1.1/",
                "https://1.1.1.1:8443/",
                "https://user:pass@1.1.1.1/",
                "ftp://1.1.1.1/",
                "our server",
                ""
            })
    void an_address_that_is_not_a_public_https_server_is_refused_and_nothing_typed_is_lost(String address) {
        Answer page = add(address, List.of("session.moved"), "one");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body())
                .contains("href=\"#address\"", "id=\"address-error\"", "value=\"Ours\"")
                .containsPattern("value=\"session.moved\"[^>]*checked");
        Answer problem = WebhooksWorld.add(world.people.lysProgram(), address, BOOKED);
        assertThat(problem.status()).isEqualTo(422);
        assertThat(JsonPath.<String>read(problem.body(), "$.errors[0].field")).isEqualTo("address");
    }

    @ParameterizedTest
    @CsvSource({
        "[],webhooks.problem.kinds",
        "[\"session.deleted\"],webhooks.problem.kind",
        "[\"webhook.test\"],webhooks.problem.kind"
    })
    void it_hears_of_kinds_that_exist(String kinds, String code) {
        Answer problem = WebhooksWorld.add(world.people.lysProgram(), ADDRESS, kinds);
        assertThat(problem.status()).isEqualTo(422);
        assertThat(JsonPath.<String>read(problem.body(), "$.errors[0].code")).isEqualTo(code);
    }

    @Test
    void five_are_enough_and_ten_tests_an_hour() {
        List<String> hooks = IntStream.range(0, 5)
                .mapToObj(i -> world.hook(Role.CITY, LYS, ADDRESS, BOOKED))
                .toList();
        assertThat(WebhooksWorld.add(world.people.lysProgram(), ADDRESS, BOOKED).body())
                .contains("You have 5 webhooks already");
        assertThat(lys.get("/account/webhooks").body()).contains("You have 5 webhooks already");
        IntStream.range(0, 10).forEach(i -> world.test(Role.CITY, LYS, hooks.get(i % 5)));
        Answer eleventh = lys.post("/account/webhooks/" + hooks.getFirst() + "/test", Map.of("commandId", "eleventh"));
        assertThat(eleventh.status()).isEqualTo(409);
        assertThat(eleventh.body()).contains("10 test events within an hour");
        clock.advance(Duration.ofHours(1));
        world.test(Role.CITY, LYS, hooks.getFirst());
    }

    /** The machine knows its own name; the number is judged without asking. */
    @Test
    void who_asks_for_many_names_has_to_wait() {
        Visitor program = world.people.program(Role.CITY, OLT);
        List<String> codes = IntStream.range(0, 11)
                .mapToObj(i -> WebhooksWorld.add(program, "https://localhost/" + i, BOOKED))
                .map(problem -> JsonPath.<String>read(problem.body(), "$.errors[0].code"))
                .toList();
        assertThat(codes.subList(0, 10)).containsOnly("webhooks.failure.NOT_PUBLIC");
        assertThat(codes).endsWith("webhooks.problem.often");
        assertThat(WebhooksWorld.add(program, ADDRESS, BOOKED).status()).isEqualTo(201);
    }

    @Test
    void what_is_somebody_elses_is_not_found() {
        String hook = world.hook(Role.CITY, LYS, ADDRESS, BOOKED);
        var wrong = new TreeMap<String, Integer>();
        Stream.of(world.people.browser(Role.CITY, OLT), world.people.coordinator())
                .forEach(browser -> Stream.of("test", "pause", "resumption", "secret", "removal")
                        .forEach(action -> wrong.put(
                                browser + " " + action,
                                browser.post("/account/webhooks/" + hook + "/" + action, Map.of("commandId", "x"))
                                        .status())));
        Visitor program = world.people.program(Role.CITY, OLT);
        Stream.of("test", "pause", "resumption", "secret")
                .forEach(action -> wrong.put(
                        "api " + action,
                        EngagementsWorld.command(program, "/webhooks/" + hook + "/" + action, "")
                                .status()));
        wrong.put(
                "api delete",
                program.json("DELETE", "/api/v1/webhooks/" + hook, "").status());
        assertThat(wrong).hasSize(15);
        assertThat(wrong.values()).containsOnly(404);
        assertThat(JsonPath.<List<?>>read(program.get("/api/v1/webhooks").body(), "$"))
                .isEmpty();
    }

    @Test
    void a_page_pauses_resumes_changes_the_secret_and_deletes() {
        String hook = world.hook(Role.CITY, LYS, ADDRESS, BOOKED);
        String path = "/account/webhooks/" + hook;
        lys.post(path + "/pause", Map.of());
        assertThat(lys.get("/account/webhooks").body())
                .contains("Paused", "Go on")
                .doesNotContain("Send a test event");
        assertThat(lys.post(path + "/test", Map.of("commandId", "t")).status()).isEqualTo(409);
        lys.post(path + "/resumption", Map.of());
        assertThat(lys.get("/account/webhooks").body()).contains("It is active again");
        lys.post(path + "/secret", Map.of("commandId", "s"));
        assertThat(lys.get("/account/webhooks").body()).contains("whsec_", "the old secret signs as well");
        lys.post(path + "/removal", Map.of());
        assertThat(lys.get("/account/webhooks").body()).contains("You have none yet");
        assertThat(world.people.count("MATCH (w) WHERE w:Webhook OR w:WebhookDelivery RETURN count(w)"))
                .isZero();
    }

    @Test
    void an_expert_is_offered_only_what_can_concern_one() {
        assertThat(world.people
                        .browser(Role.EXPERT, EngagementsWorld.ANA)
                        .get("/account/webhooks")
                        .body())
                .contains("session.booked")
                .doesNotContain("request.submitted");
    }
}
