package eu.passerelle.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.privacy.AuditEntry;
import eu.passerelle.privacy.AuditTrail;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.ReceivedMail;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody has lost everything, and a coordinator helps. */
@PasserelleTest
class LostFactorsTest {
    private static final String REASON = "Her phone was stolen; I called her office";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    TestClock clock;

    @Autowired
    AuditTrail trail;

    @Autowired
    AccessTokens tokens;

    String email = "";
    String own = "";
    Visitor owner;
    Visitor coordinator;

    @BeforeEach
    void somebodyWithAnApp() {
        email = people.create(Role.EXPERT, "l" + System.nanoTime());
        owner = Visitor.at(port).signIn(email, People.PASSWORD);
        App.setUp(owner, clock);
        own = people.create(Role.COORDINATOR, "l" + System.nanoTime());
        coordinator = Visitor.at(port).signIn(own, People.PASSWORD);
        coordinator.get("/lost-factors");
    }

    @Test
    void all_is_taken_away_with_a_reason_in_the_trail_and_the_person_is_told() {
        var account = new AccountId(email.replace("@example.org", ""));
        tokens.make(account, "program", 7, List.of("read"), Reach.OF_A_PERSON);
        assertThat(ask(email.toUpperCase(), REASON).location()).isEqualTo("/lost-factors");
        assertThat(tokens.list(account)).isEmpty();
        assertThat(coordinator.get("/lost-factors").body()).contains("has been told by mail");
        assertThat(owner.get("/account").location()).as("signed out").startsWith("/sign-in?");
        assertThat(Visitor.at(port)
                        .post("/sign-in", Map.of("email", email, "password", People.PASSWORD))
                        .location())
                .isEqualTo("/");
        AuditEntry entry = trail.of(email.replace("@example.org", ""), 5).getFirst();
        assertThat(entry.action()).isEqualTo("account.factors.reset");
        assertThat(entry.reason()).isEqualTo(REASON);
        assertThat(entry.actor().value()).isEqualTo(own.replace("@example.org", ""));
        assertThat(ReceivedMail.await(email, 3))
                .extracting(ReceivedMail::subject)
                .contains("You can sign in by password again");
    }

    @Test
    void after_fifteen_minutes_a_proof_is_asked_for_and_leads_back_here() {
        clock.advance(Duration.ofMinutes(16));
        String proof = "/account/proof?next=%2Flost-factors";
        assertThat(coordinator.get("/lost-factors").location()).isEqualTo(proof);
        assertThat(ask(email, REASON).location()).isEqualTo(proof);
        assertThat(owner.get("/account").status()).isEqualTo(200);
    }

    @Test
    void asked_twice_it_is_done_and_told_once() {
        ask(email, REASON);
        assertThat(ask(email, REASON).location()).as("the first answer").isEqualTo("/lost-factors");
        assertThat(trail.of(email.replace("@example.org", ""), 5)).hasSize(1);
    }

    @Test
    void what_is_missing_is_said_and_nothing_typed_is_lost() {
        Answer unknown = ask("nobody@example.org", REASON);
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.body())
                .contains("Nobody signs in with this address", "nobody@example.org", "Her phone was stolen");
        assertThat(ask(email, " ").body()).contains("Say how you know");
        assertThat(ask(own, REASON).body()).contains("your own account");
        assertThat(owner.get("/account").status()).isEqualTo(200);
    }

    private Answer ask(String address, String reason) {
        return coordinator.post("/lost-factors", Map.of("email", address, "reason", reason, "commandId", "one"));
    }
}
