package eu.passerelle.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.ReceivedMail;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.neo4j.core.Neo4jClient;

/** A password, and then a code. */
@PasserelleTest
class SecondFactorTest {
    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    TestClock clock;

    @Autowired
    Neo4jClient neo4j;

    @Autowired
    RecoveryCodes recoveryCodes;

    String email = "";
    AccountId account = new AccountId("nobody");
    Visitor owner;

    @BeforeEach
    void somebody() {
        email = people.create(Role.EXPERT, "f" + System.nanoTime());
        account = new AccountId(email.replace("@example.org", ""));
        owner = Visitor.at(port).signIn(email, People.PASSWORD);
    }

    @Test
    void after_the_password_a_code_is_asked_for_and_nothing_else_is_open() {
        App app = App.setUp(owner, clock);
        Visitor browser = Visitor.at(port);
        browser.get("/sign-in");
        assertThat(password(browser).location()).isEqualTo("/sign-in/code");
        assertThat(browser.get("/account").location()).startsWith("/sign-in?");
        assertThat(browser.get("/proposals").location()).startsWith("/sign-in?");
        assertThat(browser.post("/account/password", Map.of("current", People.PASSWORD))
                        .location())
                .startsWith("/sign-in?");
        assertThat(browser.get("/sign-in/code").body()).contains("authenticator app");
        assertThat(code(browser, app.code()).location()).isEqualTo("/");
        assertThat(browser.get("/account").body()).contains(email);
    }

    @Test
    void each_step_has_a_session_of_its_own() {
        App app = App.setUp(owner, clock);
        Visitor browser = Visitor.at(port);
        password(browser);
        String halfWay = browser.cookie("session").orElseThrow();
        code(browser, app.code());
        assertThat(browser.cookie("session")).get().isNotEqualTo(halfWay);
        String before = browser.cookie("session").orElseThrow();
        clock.advance(Duration.ofMinutes(16));
        browser.get("/account/proof");
        browser.post("/account/proof", Map.of("password", People.PASSWORD, "code", app.code()));
        assertThat(browser.cookie("session")).get().isNotEqualTo(before);
    }

    @Test
    void a_code_is_good_once() {
        App app = App.setUp(owner, clock);
        Visitor first = Visitor.at(port);
        Visitor second = Visitor.at(port);
        password(first);
        password(second);
        String code = app.code();
        assertThat(code(first, code).location()).isEqualTo("/");
        assertThat(code(second, code).status()).isEqualTo(422);
        assertThat(code(second, app.nextCode()).location()).isEqualTo("/");
    }

    @Test
    void codes_are_throttled_as_passwords_are_wherever_they_come_from() {
        App app = App.setUp(owner, clock);
        Visitor browser = Visitor.at(port);
        password(browser);
        IntStream.range(0, 5)
                .forEach(i -> assertThat(code(browser, "000000").status()).isEqualTo(422));
        assertThat(code(browser, app.code()).status()).isEqualTo(429);
        Visitor elsewhere = Visitor.at(port);
        password(elsewhere);
        assertThat(code(elsewhere, app.code()).status()).isEqualTo(429);
        assertThat(ReceivedMail.await(email, 2))
                .extracting(ReceivedMail::subject)
                .contains("Somebody may know your password");
        assertThat(code(elsewhere, app.codes().getFirst()).location())
                .as("paper keeps its owner from being locked out")
                .isEqualTo("/");
    }

    @Test
    void half_way_in_is_over_after_five_minutes() {
        App app = App.setUp(owner, clock);
        Visitor browser = Visitor.at(port);
        password(browser);
        clock.advance(Duration.ofMinutes(6));
        assertThat(code(browser, app.code()).location()).isEqualTo("/sign-in?again");
    }

    @Test
    void a_new_password_stops_whoever_is_half_way_in() {
        App app = App.setUp(owner, clock);
        Visitor browser = Visitor.at(port);
        password(browser);
        owner.post("/account/password", Map.of("current", People.PASSWORD, "replacement", "rain on a tin roof"));
        assertThat(code(browser, app.code()).location()).isEqualTo("/sign-in?again");
        assertThat(browser.get("/account").location()).startsWith("/sign-in?");
    }

    @Test
    void the_first_factor_comes_with_ten_codes_for_the_day_when_it_is_lost() {
        App app = App.setUp(owner, clock);
        assertThat(app.codes()).hasSize(10).doesNotHaveDuplicates();
        assertThat(owner.get("/account/signing-in").body())
                .as("shown once")
                .doesNotContain(app.codes().getFirst())
                .contains("10 are left");
        Visitor browser = Visitor.at(port);
        password(browser);
        String typed = app.codes().get(3).toLowerCase().replace("-", " ");
        assertThat(code(browser, typed).location()).isEqualTo("/");
        assertThat(browser.get("/account/signing-in").body()).contains("9 are left");
        assertThat(ReceivedMail.await(email, 2))
                .extracting(ReceivedMail::subject)
                .containsExactlyInAnyOrder("A new way to sign in", "A recovery code was used");
    }

    @Test
    void new_recovery_codes_void_the_old_ones_and_their_owner_is_told() {
        App app = App.setUp(owner, clock);
        owner.post("/account/signing-in/codes", Map.of());
        List<String> renewed = App.codesIn(owner.get("/account/signing-in").body());
        assertThat(renewed).hasSize(10).doesNotContainAnyElementsOf(app.codes());
        assertThat(recoveryCodes.use(account, app.codes().getFirst())).isFalse();
        assertThat(ReceivedMail.await(email, 2))
                .extracting(ReceivedMail::subject)
                .contains("You have new recovery codes");
    }

    @Test
    void of_twenty_who_use_one_recovery_code_at_once_one_gets_in() throws Exception {
        App app = App.setUp(owner, clock);
        Callable<Boolean> use = () -> recoveryCodes.use(account, app.codes().getFirst());
        var successes = new ArrayList<Boolean>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> done :
                    threads.invokeAll(IntStream.range(0, 20).mapToObj(i -> use).toList())) {
                successes.add(done.get());
            }
        }
        assertThat(successes).filteredOn(success -> success).hasSize(1);
    }

    @Test
    void a_new_password_by_mail_still_asks_for_the_code() {
        App app = App.setUp(owner, clock);
        Visitor browser = Visitor.at(port);
        browser.post("/forgotten-password", Map.of("email", email));
        String link = ReceivedMail.await(email, 2).stream()
                .map(ReceivedMail::text)
                .filter(text -> text.contains("/new-password/"))
                .map(text -> text.replaceAll("(?s).*(/new-password/[A-Za-z0-9_.-]+).*", "$1"))
                .findFirst()
                .orElseThrow();
        browser.get(link);
        browser.post(link, Map.of("password", "rain on a tin roof"));
        Answer answer = browser.post("/sign-in", Map.of("email", email, "password", "rain on a tin roof"));
        assertThat(answer.location()).isEqualTo("/sign-in/code");
        assertThat(code(browser, app.code()).location()).isEqualTo("/");
        assertThat(owner.get("/account").location())
                .as("where the old password was used")
                .startsWith("/sign-in?");
    }

    @Test
    void after_fifteen_minutes_nothing_is_changed_without_another_proof() {
        App app = App.setUp(owner, clock);
        clock.advance(Duration.ofMinutes(16));
        String proof = "/account/proof?next=%2Faccount%2Fsigning-in";
        assertThat(owner.post("/account/signing-in/app/removal", Map.of()).location())
                .isEqualTo(proof);
        assertThat(owner.get("/account/signing-in/app").location()).isEqualTo(proof + "%2Fapp");
        assertThat(owner.post("/account/signing-in/passkeys/options", Map.of()).location())
                .isEqualTo(proof);
        owner.get(proof);
        Map<String, String> onlyPassword = Map.of("password", People.PASSWORD, "next", "/account/signing-in");
        assertThat(owner.post("/account/proof", onlyPassword).status())
                .as("the password alone")
                .isEqualTo(422);
        Answer answer = owner.post(
                "/account/proof",
                Map.of("password", People.PASSWORD, "code", app.code(), "next", "/account/signing-in"));
        assertThat(answer.location()).isEqualTo("/account/signing-in");
        assertThat(owner.post("/account/signing-in/app/removal", Map.of()).location())
                .isEqualTo("/account/signing-in");
        assertThat(password(Visitor.at(port)).location()).isEqualTo("/");
    }

    @Test
    void an_app_that_was_set_up_wrongly_is_not_taken() {
        owner.get("/account/signing-in/app");
        Answer answer = owner.post("/account/signing-in/app", Map.of("code", "123456"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("not the digits of this moment");
        assertThat(password(Visitor.at(port)).location()).isEqualTo("/");
    }

    @Test
    void what_somebody_else_has_set_up_in_this_browser_becomes_no_factor_of_whoever_signs_in_next() {
        byte[] known = App.secretIn(owner.get("/account/signing-in/app").body());
        String next = people.create(Role.EXPERT, "g" + System.nanoTime());
        owner.signIn(next, People.PASSWORD);
        Answer answer = owner.post("/account/signing-in/app", Map.of("code", Totp.codeAt(known, clock.instant())));
        assertThat(answer.location()).as("from the start").isEqualTo("/account/signing-in/app");
        assertThat(App.secretIn(owner.get("/account/signing-in/app").body())).isNotEqualTo(known);
    }

    @Test
    void a_removed_factor_ends_the_sign_ins_elsewhere() {
        App app = App.setUp(owner, clock);
        Visitor elsewhere = Visitor.at(port);
        password(elsewhere);
        code(elsewhere, app.code());
        assertThat(elsewhere.get("/account").status()).isEqualTo(200);
        owner.post("/account/signing-in/app/removal", Map.of());
        assertThat(elsewhere.get("/account").location()).startsWith("/sign-in?");
        assertThat(owner.get("/account").status()).isEqualTo(200);
    }

    @Test
    void neither_the_secret_nor_a_code_stands_in_the_graph() {
        App app = App.setUp(owner, clock);
        List<String> stored = List.copyOf(
                neo4j.query("""
                        MATCH (a:Account {email: $email})-[:HAS_AUTHENTICATOR]->(x)
                        UNWIND a.recoveryCodes + [x.secret] AS stored RETURN stored
                        """).bind(email).to("email").fetchAs(String.class).all());
        assertThat(stored).hasSize(11).noneMatch(text -> text.contains(Totp.base32(app.secret())));
        assertThat(stored).doesNotContainAnyElementsOf(app.codes());
    }

    private Answer password(Visitor browser) {
        return browser.post("/sign-in", Map.of("email", email, "password", People.PASSWORD));
    }

    private static Answer code(Visitor browser, String code) {
        browser.get("/sign-in/code");
        return browser.post("/sign-in/code", Map.of("code", code));
    }
}
