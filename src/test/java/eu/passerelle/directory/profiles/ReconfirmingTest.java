package eu.passerelle.directory.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.TestClock;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.neo4j.core.Neo4jClient;

@PasserelleTest
class ReconfirmingTest {
    @Autowired
    Reconfirming reconfirming;

    @Autowired
    DemoNetwork demo;

    @Autowired
    People people;

    @Autowired
    Neo4jClient neo4j;

    @Autowired
    TestClock clock;

    @BeforeEach
    void onlyKatrinIsStale() {
        demo.load();
        neo4j.query("MATCH (e:Expert) SET e.confirmedOn = date('2027-02-01')").run();
        neo4j.query("MATCH (a:Account)-[r:ACTS_FOR]->(:Expert) DELETE r").run();
        neo4j.query("MATCH (e:Expert) WHERE e.id IN ['e01', 'e02'] SET e.confirmedOn = date('2026-02-28')")
                .run();
        people.create(Role.EXPERT, "e01");
    }

    @Test
    void who_has_not_confirmed_for_a_year_is_asked_once_and_nobody_who_cannot_sign_in() {
        reconfirming.run();
        reconfirming.run();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !mails().isEmpty());
        assertThat(asked()).isOne();
        assertThat(mails()).containsOnly("profile:e01:e01@demo.passerelle.example");
    }

    @Test
    void without_an_answer_the_question_comes_again_after_three_months() {
        reconfirming.run();
        clock.advance(Duration.ofDays(80));
        reconfirming.run();
        assertThat(asked()).isOne();
        clock.advance(Duration.ofDays(15));
        reconfirming.run();
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void who_answered_or_paused_is_left_alone() {
        neo4j.query("MATCH (e:Expert {id: 'e01'}) SET e.status = 'paused'").run();
        reconfirming.run();
        assertThat(asked()).isZero();
    }

    private long asked() {
        return neo4j.query("MATCH (e:OutboxEvent) WHERE e.type ENDS WITH 'ProfileStale' RETURN count(e)")
                .fetchAs(Long.class)
                .one()
                .orElse(0L);
    }

    private List<String> mails() {
        return List.copyOf(neo4j.query("MATCH (m:Mail) WHERE m.thread STARTS WITH 'profile:' RETURN m.thread")
                .fetchAs(String.class)
                .all());
    }
}
