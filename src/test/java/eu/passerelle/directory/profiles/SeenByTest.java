package eu.passerelle.directory.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.privacy.ProfileViews;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Experts read who opened their profile, and nobody opens all of them. */
@PasserelleTest
class SeenByTest {
    @LocalServerPort
    int port;

    @Autowired
    DemoNetwork demo;

    @Autowired
    ProfileViews views;

    @Autowired
    TestClock clock;

    @BeforeEach
    void load() {
        demo.load();
    }

    @Test
    void an_expert_reads_who_opened_the_profile_and_on_which_day() {
        Visitor expert = Visitor.at(port).signIn("e01@demo.passerelle.example", "passerelle-demo");
        assertThat(expert.get("/profile").body()).contains("Nobody yet");
        Visitor coordinator = Visitor.at(port).signIn("coordinator@demo.passerelle.example", "passerelle-demo");
        coordinator.get("/experts/e01");
        coordinator.get("/experts/e01");
        assertThat(expert.get("/profile").body())
                .containsOnlyOnce("Marit Solberg")
                .contains("1 March 2027");
        assertThat(Visitor.at(port)
                        .signIn("e02@demo.passerelle.example", "passerelle-demo")
                        .get("/profile")
                        .body())
                .doesNotContain("Marit Solberg");
    }

    @Test
    void who_opens_unusually_many_is_noticed_and_then_stopped_until_the_next_day() {
        Visitor coordinator = Visitor.at(port).signIn("coordinator@demo.passerelle.example", "passerelle-demo");
        var account = new AccountId("demo-coordinator");
        for (int i = 1; i < ProfileViews.UNUSUAL; i++) {
            views.open(account, new ExpertId("x" + i));
        }
        assertThat(views.unusual()).isEmpty();
        coordinator.get("/experts/e01");
        assertThat(coordinator.get("/curation").body()).contains("Marit Solberg opened 200 profiles");
        for (int i = ProfileViews.UNUSUAL; i < ProfileViews.A_DAY; i++) {
            views.open(account, new ExpertId("x" + i));
        }
        views.open(account, new ExpertId("x1"));
        assertThatThrownBy(() -> views.open(account, new ExpertId("toomany"))).isInstanceOf(Conflict.class);
        assertThat(coordinator.get("/experts/e02").status()).isEqualTo(409);
        assertThat(coordinator.get("/experts/e02").body())
                .contains("different profiles today")
                .doesNotContain("Özdalga");
        assertThat(views.of(new ExpertId("e02"), 9)).isEmpty();
        clock.advance(Duration.ofDays(1));
        assertThat(coordinator.get("/experts/e02").status()).isEqualTo(200);
    }
}
