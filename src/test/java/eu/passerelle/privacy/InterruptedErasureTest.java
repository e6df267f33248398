package eu.passerelle.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.TestClock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;

/** A machine dies while it erases somebody, and another goes on where it was. */
@PasserelleTest
class InterruptedErasureTest {
    private static final AccountId MEMBER = new AccountId("city-interrupted");

    @Autowired
    People people;

    @Autowired
    Driver driver;

    @Autowired
    Erasures erasures;

    @Autowired
    ErasureStore store;

    @Autowired
    ErasureRunner runner;

    @Autowired
    Holdings holdings;

    @Autowired
    TestClock clock;

    @Test
    void what_a_dead_machine_has_begun_another_ends_once_its_lease_is_over() throws InterruptedException {
        String email = people.create(Role.CITY, "interrupted");
        driver.executableQuery("""
                        MATCH (t:Team {id: 'interrupted'})
                        SET t.purpose_en = 'write to ' + $email + ', not to x.' + $email, t.coordinatorEmail = $email
                        CREATE (:Account {id: 'second', email: 'second@team.example', name: 'Maria de Silva'})
                          -[:COORDINATES]->(t)
                        """).withParameters(Map.of("email", email)).execute();
        Subject member = erasures.of(MEMBER);
        String id = erasures.ask(MEMBER, member, "").id();
        store.know(id, member);
        driver.executableQuery("""
                        MATCH (e:Erasure {id: $id})
                        SET e.state = 'RUNNING', e.step = 'SAID', e.holder = 'dead', e.startedAt = $now, e.until = $until
                        """)
                .withParameters(Map.of(
                        "id", id,
                        "now", clock.instant().atZone(ZoneOffset.UTC),
                        "until", clock.instant().plus(Duration.ofMinutes(5)).atZone(ZoneOffset.UTC)))
                .execute();
        // Half of it, the account by which the person was found among it.
        holdings.all().stream()
                .filter(holding -> holding.kind().equals("Account"))
                .forEach(holding -> holdings.erase(holding, member));

        runner.round();
        assertThat(state()).isEqualTo(Erasure.State.RUNNING);

        clock.advance(Duration.ofMinutes(6));
        for (int i = 0; i < 100 && state() != Erasure.State.DONE; i++) {
            runner.round();
            Thread.sleep(50);
        }
        assertThat(state()).isEqualTo(Erasure.State.DONE);
        assertThat(purpose()).isEqualTo("write to […], not to x." + email + "; second@team.example, Maria de, Silva");
        assertThat(store.known(id).orElseThrow().isKnown()).isFalse();
    }

    private Erasure.State state() {
        return erasures.latest().getFirst().state();
    }

    private String purpose() {
        return driver.executableQuery("""
                        MATCH (t:Team {id: 'interrupted'})
                        RETURN t.purpose_en + '; ' + t.coordinatorEmail + ', ' + t.coordinatorGivenName + ', '
                          + t.coordinatorFamilyName AS text
                        """)
                .execute()
                .records()
                .getFirst()
                .get("text")
                .asString();
    }
}
