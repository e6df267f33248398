package eu.passerelle.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.accounts.SignIns.Standing;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.testing.CypherLog;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.ReceivedMail;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.security.authentication.BadCredentialsException;

/** Where people are signed in, and how that ends everywhere. */
@PasserelleTest
class SignInsTest {
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final String CHROME =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

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

    @Autowired
    Accounts accounts;

    final AtomicLong passing = new AtomicLong();
    String email = "";
    SignIns thisNode;
    SignIns otherNode;

    @BeforeEach
    void somebodyAndTwoNodes() {
        email = people.create(Role.EXPERT, "n" + System.nanoTime());
        thisNode = node();
        otherNode = node();
    }

    /** What each process has of its own: what it remembers, for as long as its clock says. */
    private SignIns node() {
        var usual = new SignInSettings(true, Duration.ofHours(8), Duration.ofDays(7), null, null, null);
        return new SignIns(neo4j, transactions, usual, clock, passing::get);
    }

    @Test
    void each_sign_in_is_listed_and_any_other_can_be_ended() {
        Visitor here = signedIn(FIREFOX);
        Visitor there = signedIn(CHROME);
        String page = here.get("/account/signing-in").body();
        assertThat(page).contains("Firefox · Linux", "Chrome · Windows", "This one", "by password");
        String other = page.replaceAll("(?s).*/sign-ins/([^/\"]+)/end\".*", "$1");
        assertThat(here.post("/account/signing-in/sign-ins/" + other + "/end", Map.of())
                        .location())
                .isEqualTo("/account/signing-in");
        assertThat(there.get("/account").location()).startsWith("/sign-in?");
        assertThat(here.get("/account/signing-in").body()).doesNotContain("Chrome · Windows");
    }

    @Test
    void all_others_can_be_ended_at_once_and_nobody_ends_those_of_somebody_else() {
        Visitor here = signedIn(FIREFOX);
        Visitor there = signedIn(CHROME);
        String own = text("MATCH (:Account {email: $email})-[:SIGNED_IN]->(s) RETURN s.id LIMIT 1");
        Visitor stranger =
                Visitor.at(port).signIn(people.create(Role.EXPERT, "x" + System.nanoTime()), People.PASSWORD);
        assertThat(stranger.post("/account/signing-in/sign-ins/" + own + "/end", Map.of())
                        .status())
                .isEqualTo(404);
        here.post("/account/signing-in/sign-ins/end", Map.of());
        assertThat(there.get("/account").location()).startsWith("/sign-in?");
        assertThat(here.get("/account").status()).isEqualTo(200);
        assertThat(stranger.get("/account").status()).isEqualTo(200);
    }

    @Test
    void a_new_password_ends_those_elsewhere_and_its_owner_is_told() {
        Visitor here = signedIn(FIREFOX);
        Visitor there = signedIn(CHROME);
        here.get("/account");
        here.post("/account/password", Map.of("current", People.PASSWORD, "replacement", "rain on a tin roof"));
        assertThat(there.get("/account").location()).startsWith("/sign-in?");
        assertThat(here.get("/account").status()).isEqualTo(200);
        assertThat(ReceivedMail.await(email, 1).getFirst().subject()).isEqualTo("Your password was changed");
    }

    @Test
    void whoever_sits_at_an_open_browser_guesses_the_present_password_five_times_and_then_waits() {
        Visitor here = signedIn(FIREFOX);
        Map<String, String> wrong = Map.of("current", "a guess of mine", "replacement", "rain on a tin roof");
        for (int guess = 0; guess < 5; guess++) {
            assertThat(here.post("/account/password", wrong).body()).contains("not your present password");
        }
        assertThat(here.post("/account/password", Map.of("current", People.PASSWORD, "replacement", "rain on a roof"))
                        .body())
                .contains("Too many attempts");
    }

    @Test
    void nobody_begins_by_a_password_that_was_changed_since_it_was_checked() {
        Account checked = accounts.enabledByEmail(email).orElseThrow();
        accounts.changePassword(new AccountId(checked.id()), People.PASSWORD, "rain on a tin roof");
        assertThatThrownBy(() -> thisNode.begin(checked, SignInMethod.PASSWORD, ""))
                .isInstanceOf(BadCredentialsException.class);
        assertThat(thisNode.list(new AccountId(checked.id()))).isEmpty();
    }

    @Test
    void whoever_signs_out_is_out_even_with_the_old_cookie_elsewhere() {
        Visitor here = signedIn(FIREFOX);
        here.get("/account");
        here.post("/sign-out", Map.of());
        assertThat(text("MATCH (:Account {email: $email})-[:SIGNED_IN]->(s) RETURN toString(count(s))"))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MATCH (a:Account {email: $email}) SET a.enabled = false",
                "MATCH (a:Account {email: $email}) SET a.role = 'COORDINATOR'",
                "MATCH (:Account {email: $email})-[r:ACTS_FOR]->() DELETE r",
                "MATCH (:Account {email: $email})-[:SIGNED_IN]->(s) DETACH DELETE s"
            })
    void what_changes_on_one_node_ends_a_sign_in_on_the_other_within_five_seconds(String change) {
        PersonalAuthentication person = begun();
        assertThat(otherNode.standing(person)).isEqualTo(Standing.OPEN);
        transactions.write(() -> neo4j.query(change).bind(email).to("email").run());
        assertThat(otherNode.standing(person)).as("still remembered").isEqualTo(Standing.OPEN);
        passing.addAndGet(SignIns.REMEMBERED.toNanos());
        assertThat(otherNode.standing(person)).isEqualTo(Standing.OVER);
        assertThat(SignIns.REMEMBERED).isLessThanOrEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void the_node_that_ends_them_knows_at_once() {
        PersonalAuthentication person = begun();
        assertThat(thisNode.standing(person)).isEqualTo(Standing.OPEN);
        thisNode.endOthers(person.person().viewer().account());
        assertThat(thisNode.standing(person)).isEqualTo(Standing.OVER);
    }

    @Test
    void without_a_click_for_eight_hours_it_is_over() {
        PersonalAuthentication person = begun();
        clock.advance(Duration.ofHours(7));
        assertThat(look(person)).isEqualTo(Standing.OPEN);
        clock.advance(Duration.ofHours(7));
        assertThat(look(person)).isEqualTo(Standing.OPEN);
        clock.advance(Duration.ofHours(9));
        assertThat(look(person)).isEqualTo(Standing.OVER);
    }

    @Test
    void after_seven_days_it_is_over_in_any_case_and_then_forgotten() {
        PersonalAuthentication person = begun();
        Instant begun = clock.instant();
        while (clock.instant().isBefore(begun.plus(Duration.ofDays(7)))) {
            assertThat(look(person)).isEqualTo(Standing.OPEN);
            clock.advance(Duration.ofHours(7));
        }
        clock.advance(Duration.ofSeconds(1));
        assertThat(look(person)).isEqualTo(Standing.OVER);
        assertThat(thisNode.list(person.person().viewer().account())).isEmpty();
        thisNode.forgetOver();
        assertThat(text("MATCH (s:SignIn) RETURN toString(count(s))")).isEqualTo("0");
    }

    @Test
    void requests_cost_one_query_in_five_seconds_and_one_write_in_five_minutes() {
        PersonalAuthentication person = begun();
        assertThat(CypherLog.during(() -> {
                    for (int i = 0; i < 50; i++) {
                        thisNode.standing(person);
                    }
                }))
                .hasSize(1);
        clock.advance(Duration.ofMinutes(6));
        assertThat(CypherLog.during(() -> look(person))).hasSize(2);
        assertThat(CypherLog.during(() -> look(person))).hasSize(1);
    }

    private PersonalAuthentication begun() {
        Account account = accounts.enabledById(new AccountId(email.replace("@example.org", "")))
                .orElseThrow();
        return thisNode.begin(account, SignInMethod.PASSWORD, "");
    }

    /** After what is remembered is forgotten. */
    private Standing look(PersonalAuthentication person) {
        passing.addAndGet(SignIns.REMEMBERED.toNanos());
        return thisNode.standing(person);
    }

    private Visitor signedIn(String browser) {
        return Visitor.at(port).with("User-Agent", browser).signIn(email, People.PASSWORD);
    }

    private String text(String query) {
        return neo4j.query(query)
                .bind(email)
                .to("email")
                .fetchAs(String.class)
                .one()
                .orElseThrow();
    }
}
