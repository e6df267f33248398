package eu.passerelle.engagements.dormant;

import static eu.passerelle.engagements.EngagementsWorld.ANA;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engagements.EngagementsWorld;
import eu.passerelle.engagements.MentoringDormant;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Lys and Ana have not met for weeks. */
@PasserelleTest
class DormantTest {
    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    @Autowired
    DormantClock dormant;

    EngagementsWorld world;
    Visitor city;
    String page;

    @BeforeEach
    void begin() {
        world = EngagementsWorld.createIn(context);
        String engagement = world.engagement(ANA);
        page = "/engagements/" + engagement + "/pause";
        city = world.lys();
        world.write(
                "MATCH (s:SignIn) WITH s, datetime('2027-12-31T00:00:00Z') AS late SET s.at = late, s.lastSeenAt = late");
    }

    private int askedAfter(int days) {
        clock.advance(Duration.ofDays(days));
        dormant.run();
        dormant.run();
        return world.told(MentoringDormant.class).size();
    }

    private Answer pause(String until) {
        return city.post(page, Map.of("until", until, "commandId", EngagementsWorld.freshKey()));
    }

    @Test
    void both_are_asked_once_and_again_only_after_the_pause_that_they_chose() {
        assertThat(askedAfter(44)).isZero();
        assertThat(askedAfter(1)).isEqualTo(1);
        assertThat(askedAfter(30)).isEqualTo(1);
        assertThat(pause("2027-06-15").location()).isEqualTo(page);
        assertThat(city.get(page).body())
                .contains("paused until 15 June 2027", "Book a session", "Close this mentoring");
        assertThat(world.coordinator().get("/").body()).as("nobody need care").doesNotContain("since 1 March 2027");
        assertThat(askedAfter(30)).as("still paused").isEqualTo(1);
        assertThat(askedAfter(2)).isEqualTo(2);
        assertThat(askedAfter(60)).isEqualTo(2);
    }

    @Test
    void a_pause_has_an_end() {
        for (String wrong : new String[] {"", "soon", "2027-03-01", "2028-03-02"}) {
            assertThat(pause(wrong).status()).as(wrong).isEqualTo(422);
        }
        world.write("MATCH (g:Engagement) SET g.state = 'closed'");
        assertThat(pause("2027-04-01").status()).isEqualTo(409);
    }
}
