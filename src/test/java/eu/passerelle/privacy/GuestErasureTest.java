package eu.passerelle.privacy;

import static eu.passerelle.engagements.EngagementsWorld.ANA;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.engagements.EngagementsWorld;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.ReceivedMail;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Somebody who was only ever asked something by mail leaves, by the link in that mail. */
@PasserelleTest
class GuestErasureTest {
    private static final String DANA = "dana@example.org";

    @Autowired
    ApplicationContext context;

    @Autowired
    Erasures erasures;

    @Autowired
    ErasureRunner runner;

    @Autowired
    Subjects subjects;

    @Autowired
    AuditTrail trail;

    @Autowired
    People people;

    @Autowired
    TestClock clock;

    EngagementsWorld world;
    Visitor dana;
    String page;

    @BeforeEach
    void danaIsAsked() {
        world = EngagementsWorld.createIn(context);
        world.poll(world.engagement(ANA));
        world.write("MATCH (p:PollPerson {email: '" + DANA + "'}) SET p.language = 'en'");
        page = link("/answers/polls/");
        dana = world.stranger();
        dana.get(page);
    }

    private static String link(String path) {
        String text = ReceivedMail.awaitPart(DANA, "text/plain", path);
        return text.replaceAll("(?s).*https?://[^/\\s]+(" + path + "[\\w-]+).*", "$1");
    }

    private Answer leave(String understood, String command) {
        return dana.post(page + "/erasure", Map.of("understood", understood, "commandId", command));
    }

    @Test
    void whoever_was_asked_in_a_poll_leaves_takes_it_back_and_leaves_again_for_good() throws InterruptedException {
        assertThat(dana.get(page).body()).contains("Erase what is kept of me");
        assertThat(leave("false", "c0").status()).isEqualTo(422);
        assertThat(leave("true", "c1").location()).isEqualTo(page);
        assertThat(leave("true", "c1").location()).isEqualTo(page);
        assertThat(dana.get(page).body()).contains("will be erased on").doesNotContain("Erase what is kept of me");
        assertThat(erasures.latest()).hasSize(1);

        String back = link("/leaving/");
        assertThat(dana.get(back).body()).contains("Take it back");
        assertThat(erasures.latest().getFirst().state()).isEqualTo(Erasure.State.WAITING);
        assertThat(dana.post(back, Map.of()).body()).contains("It was taken back");
        assertThat(dana.get(back).status()).isEqualTo(404);
        assertThat(erasures.latest().getFirst().state()).isEqualTo(Erasure.State.TAKEN_BACK);

        namedByWords();
        leave("true", "c1");
        assertThat(dana.get(page).body()).contains("will be erased on");
        clock.advance(Duration.ofDays(8));
        for (int i = 0; i < 200 && isRunning(); i++) {
            runner.round();
            clock.advance(Duration.ofSeconds(20));
            Thread.sleep(100);
        }
        assertThat(people(DANA)).isZero();
        assertThat(world.text("MATCH (r:Request) RETURN r.agency LIMIT 1")).isEqualTo("For public transport");
        assertThat(trail.of("team:team-olt", 1).getFirst().reason()).isEqualTo("They know public transport");
        assertThat(people("radu@example.org")).isOne();
        assertThat(dana.get(page).status()).isEqualTo(404);
        assertThat(world.count("MATCH (t:Tombstone) WHERE size(t.guests) = 1 RETURN count(t)"))
                .isOne();
    }

    /** Others have typed the name: it may be any words. */
    private void namedByWords() {
        world.write("MATCH (p:PollPerson {email: '" + DANA + "'}) SET p.name = 'Public Transport'");
        world.write("MATCH (r:Request) SET r.agency = 'For public transport'");
        trail.append(new AccountId("nobody"), "team:team-olt", "TEST", "They know public transport", List.of());
    }

    private boolean isRunning() {
        return erasures.latest().getFirst().state() != Erasure.State.DONE;
    }

    @Test
    void whose_address_has_an_account_by_then_stays_and_is_told() throws InterruptedException {
        leave("true", "c1");
        people.create(Role.CITY, "dana");
        world.write("MATCH (a:Account {id: 'city-dana'}) SET a.email = '" + DANA + "'");
        clock.advance(Duration.ofDays(8));
        for (int i = 0; i < 50 && erasures.latest().getFirst().state() != Erasure.State.TAKEN_BACK; i++) {
            runner.round();
            Thread.sleep(100);
        }
        assertThat(erasures.latest().getFirst().state()).isEqualTo(Erasure.State.TAKEN_BACK);
        assertThat(people(DANA)).isOne();
        assertThat(ReceivedMail.awaitPart(DANA, "text/plain", "so the erasure was ended"))
                .contains("everything is as it was");
    }

    private long people(String address) {
        return world.count("MATCH (n:PollPerson {email: '" + address + "'}) RETURN count(n)");
    }

    @Test
    void a_coordinator_finds_whoever_wrote_a_letter_by_the_address_alone() {
        Subject found = erasures.of("Dana@Example.org");
        assertThat(found.isGuest()).isTrue();
        assertThat(found.addresses()).containsExactly(DANA);
        assertThat(found.guests()).hasSize(1);
        assertThat(erasures.of("nobody@example.org").isKnown()).isFalse();
    }

    @Test
    void whose_address_has_an_account_is_told_to_sign_in() {
        world.write("MATCH (t:Team {id: 'team-olt'}) SET t.coordinatorEmail = 'Dana@example.org'");
        assertThat(leave("true", "c0").body()).contains("a team names it as its contact");
        world.write("MATCH (t:Team {id: 'team-olt'}) SET t.coordinatorEmail = 'olt@example.org'");
        people.create(Role.CITY, "dana");
        world.write("MATCH (a:Account {id: 'city-dana'}) SET a.email = '" + DANA + "'");
        Answer refused = leave("true", "c1");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("This address has an account or a profile here");
        assertThat(erasures.latest()).isEmpty();
        assertThat(subjects.of(Set.of("city-dana"), Set.of(), Set.of()).guests())
                .as("what is kept of the account's owner is more than the account")
                .hasSize(1);
    }
}
