package eu.passerelle.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.SecretToken;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.ReceivedMail;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.neo4j.core.Neo4jClient;

/** A forgotten password. */
@PasserelleTest
class RecoveryTest {
    private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/new-password/[A-Za-z0-9_.-]+)");

    /** Attempts are counted by address: each test has its own. */
    private static final AtomicInteger NEXT = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    TestClock clock;

    @Autowired
    Neo4jClient neo4j;

    @Autowired
    Accounts accounts;

    @Autowired
    AccessTokens tokens;

    String email = "";
    Visitor browser;

    @BeforeEach
    void open() {
        email = people.create(Role.CITY, "t" + NEXT.incrementAndGet());
        browser = Visitor.at(port);
    }

    @Test
    void a_mailed_link_lets_its_owner_choose_a_new_password_once() {
        browser.post("/forgotten-password", Map.of("email", " " + email.toUpperCase(Locale.ROOT)));
        String link = link();
        SecretToken token = tokens.make(
                        accounts.enabledByEmail(email)
                                .map(account -> new AccountId(account.id()))
                                .orElseThrow(),
                        "program",
                        7,
                        List.of("read"),
                        Reach.OF_A_PERSON)
                .secret();
        assertThat(browser.get(link).status()).isEqualTo(200);
        assertThat(browser.post(link, Map.of("password", "short")).status()).isEqualTo(422);
        assertThat(browser.post(link, Map.of("password", "a password never used"))
                        .location())
                .isEqualTo("/sign-in");
        assertThat(browser.post(link, Map.of("password", "another one, longer")).status())
                .isEqualTo(404);
        Visitor.at(port).signIn(email, "a password never used");
        assertThat(tokens.holder(token)).as("made by whoever had the account").isEmpty();
    }

    @Test
    void the_answer_is_the_same_for_an_address_that_nobody_has() {
        String known =
                browser.post("/forgotten-password", Map.of("email", email)).body();
        String unknown = browser.post("/forgotten-password", Map.of("email", "nobody@example.org"))
                .body();
        assertThat(unknown.replaceAll("value=\"[^\"]*\"", "")).isEqualTo(known.replaceAll("value=\"[^\"]*\"", ""));
        assertThat(ReceivedMail.await(email, 1)).hasSize(1);
        assertThat(ReceivedMail.to("nobody@example.org")).isEmpty();
    }

    @Test
    void a_link_is_over_after_two_hours_and_of_no_use_for_a_disabled_account() {
        browser.post("/forgotten-password", Map.of("email", email));
        String link = link();
        clock.advance(Duration.ofHours(3));
        assertThat(browser.get(link).status()).isEqualTo(404);
        neo4j.query("MATCH (a:Account {email: $email}) SET a.enabled = false")
                .bind(email)
                .to("email")
                .run();
        browser.post("/forgotten-password", Map.of("email", email));
        assertThat(count()).isOne();
    }

    @Test
    void who_asks_again_and_again_is_answered_and_no_more_mail_is_sent() {
        for (int i = 0; i < 9; i++) {
            assertThat(browser.post("/forgotten-password", Map.of("email", email))
                            .status())
                    .isEqualTo(200);
        }
        assertThat(count()).isEqualTo(5);
    }

    private long count() {
        return neo4j.query("MATCH (e:OutboxEvent) WHERE e.type ENDS WITH 'PasswordForgotten' RETURN count(e)")
                .fetchAs(Long.class)
                .one()
                .orElseThrow();
    }

    private String link() {
        var link = LINK.matcher(ReceivedMail.await(email, 1).getFirst().text());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }
}
