package eu.passerelle.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.neo4j.core.Neo4jClient;

@PasserelleTest
class SignInTest {
    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    DemoNetwork demo;

    @Autowired
    TestClock clock;

    @Autowired
    Neo4jClient neo4j;

    @Autowired
    GraphTransactions transactions;

    String email = "";

    /** The throttle outlives a test, so each has a person of its own. */
    @BeforeEach
    void somebody() {
        email = people.create(Role.COORDINATOR, "s" + System.nanoTime());
    }

    @Test
    void a_person_signs_in_and_out() {
        var visitor = Visitor.at(port).signIn(email, People.PASSWORD);
        assertThat(visitor.get("/account").body()).contains(email);
        assertThat(visitor.post("/sign-out", Map.of()).location()).isEqualTo("/sign-in?out");
        assertThat(visitor.get("/account").location()).isEqualTo("/sign-in?next=%2Faccount");
    }

    @Test
    void case_and_spaces_of_an_address_do_not_matter() {
        Answer answer = attempt(Visitor.at(port), " " + email.toUpperCase() + " ", People.PASSWORD);
        assertThat(answer.location()).isEqualTo("/");
    }

    @Test
    void a_session_that_was_there_before_is_not_the_session_afterwards() {
        var visitor = Visitor.at(port).signIn(email, People.PASSWORD);
        String before = visitor.cookie("session").orElseThrow();
        visitor.signIn(email, People.PASSWORD);
        assertThat(visitor.cookie("session")).get().isNotEqualTo(before);
    }

    @Test
    void an_unknown_address_and_a_wrong_password_get_the_same_answer() {
        Answer wrong = attempt(Visitor.at(port), email, "not the password");
        Answer unknown = attempt(Visitor.at(port), "x" + email, "not the password");
        assertThat(wrong.status()).isEqualTo(unknown.status()).isEqualTo(401);
        assertThat(withoutWhatWasTyped(wrong)).isEqualTo(withoutWhatWasTyped(unknown));
        assertThat(wrong.body()).contains("do not belong together").contains(email);
    }

    private String withoutWhatWasTyped(Answer answer) {
        return answer.body()
                .replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "")
                .replaceAll("value=\"[^\"]*@example.org\"", "");
    }

    @Test
    void a_closed_account_gets_that_answer_too() {
        transactions.write(() -> neo4j.query("MATCH (a:Account {email: $email}) SET a.enabled = false")
                .bind(email)
                .to("email")
                .run());
        assertThat(attempt(Visitor.at(port), email, People.PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void a_header_that_names_another_address_gives_no_further_attempts() {
        String email = people.create(Role.CITY, "t-forwarded");
        for (int i = 1; i <= 5; i++) {
            from("203.0.113." + i).post("/sign-in", Map.of("email", email, "password", "wrong"));
        }
        Answer right = from("203.0.113.9").post("/sign-in", Map.of("email", email, "password", People.PASSWORD));
        assertThat(right.status()).isEqualTo(429);
    }

    private Visitor from(String address) {
        return Visitor.at(port).with("X-Forwarded-For", address).with("Forwarded", "for=" + address);
    }

    @Test
    void after_five_wrong_passwords_even_the_right_one_must_wait() {
        var visitor = Visitor.at(port);
        IntStream.range(0, 5)
                .forEach(i ->
                        assertThat(attempt(visitor, email, "wrong").status()).isEqualTo(401));
        Answer sixth = attempt(visitor, email, People.PASSWORD);
        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.body()).contains("Too many attempts");
        clock.advance(Duration.ofMinutes(1));
        assertThat(attempt(visitor, email, People.PASSWORD).location()).isEqualTo("/");
    }

    @Test
    void who_was_on_the_way_somewhere_gets_there() {
        var visitor = Visitor.at(port);
        String signIn = visitor.get("/account?made=1").location();
        assertThat(visitor.get(signIn).body()).contains("name=\"next\" value=\"/account?made=1\"");
        Answer answer = visitor.post(
                "/sign-in", Map.of("email", email, "password", People.PASSWORD, "next", "/account?made=1"));
        assertThat(answer.location()).isEqualTo("/account?made=1");
    }

    @Test
    void nobody_is_led_away_from_this_site() {
        Answer answer = Visitor.at(port)
                .post("/sign-in", Map.of("email", email, "password", People.PASSWORD, "next", "//evil.example"));
        assertThat(answer.location()).isEqualTo("/");
    }

    @Test
    void a_form_of_somebody_else_does_nothing() {
        var visitor = Visitor.at(port).signIn(email, People.PASSWORD);
        assertThat(visitor.postBare("/account/tokens", Map.of("name", "stolen", "days", "7"))
                        .status())
                .isEqualTo(403);
        assertThat(visitor.get("/account").body()).doesNotContain("stolen");
    }

    @Test
    void a_form_that_is_sent_after_the_visit_has_ended_leads_back_to_its_page() {
        var visitor = Visitor.at(port).signIn(email, People.PASSWORD);
        visitor.get("/account");
        visitor.forgetCookies();
        Answer answer = visitor.post("/account/tokens", Map.of("name", "late", "days", "7"));
        assertThat(answer.location()).isEqualTo("/sign-in?again&next=%2Faccount%2Ftokens");
        visitor.get(answer.location());
        visitor.signIn(email, People.PASSWORD);
        assertThat(visitor.get("/account/tokens").location()).isEqualTo("/account");
    }

    @Test
    void a_form_can_be_sent_when_only_the_session_has_ended_and_is_led_to_sign_in() {
        var visitor = Visitor.at(port);
        Answer answer = visitor.post("/account/tokens", Map.of("name", "late", "days", "7"));
        assertThat(answer.location()).isEqualTo("/sign-in?again&next=%2Faccount%2Ftokens");
    }

    @ParameterizedTest
    @EnumSource
    void everybody_on_the_demonstrations_list_can_sign_in(DemoSignIn who) {
        demo.load();
        Visitor.at(port).signIn(who.email(), DemoSignIn.PASSWORD);
    }

    private static Answer attempt(Visitor visitor, String email, String password) {
        return visitor.post("/sign-in", Map.of("email", email, "password", password));
    }
}
