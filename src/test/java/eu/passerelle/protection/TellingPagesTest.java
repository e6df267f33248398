package eu.passerelle.protection;

import static eu.passerelle.engagements.EngagementsWorld.ANA;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engagements.EngagementsWorld;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Words that tell who a client is are named beside what was saved, and nothing is refused. */
@PasserelleTest
class TellingPagesTest {
    private static final String NOTICE = "Do these words tell who a client is?";

    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    EngagementsWorld world;
    Visitor city;

    @BeforeEach
    void create() {
        world = EngagementsWorld.createIn(context);
        city = world.lys();
    }

    @Test
    void before_a_request_is_sent_and_it_can_be_sent_all_the_same() {
        String plain = world.draft(EngagementsWorld.COMPLETE);
        assertThat(city.get("/requests/" + plain + "/check").body()).doesNotContain(NOTICE);
        String telling = world.draft(EngagementsWorld.COMPLETE.replace(
                "Police and schools do not talk.", "Kevin Brandt, 0151 2345678, left the school. Ina Koordina knows."));
        assertThat(city.get("/requests/" + telling + "/check").body())
                .contains(NOTICE, ">Kevin Brandt<", ">0151 2345678<", "a telephone number")
                .doesNotContain(">Ina Koordina<");
        assertThat(city.post("/requests/" + telling + "/submission", Map.of("commandId", "once"))
                        .location())
                .endsWith("/submitted");
    }

    @Test
    void beside_the_notes_and_follow_ups_of_a_session_until_they_are_gone() {
        String page = "/sessions/" + world.session(world.engagement(ANA), "2027-03-09T07:00:00Z");
        clock.set(Instant.parse("2027-03-09T09:00:00Z"));
        assertThat(city.get(page).body()).doesNotContain(NOTICE);
        city.post(page + "/notes", Map.of("notes", "Kevin Brandt’s mother calls ana.", "seen", "0"));
        assertThat(city.get(page).body()).contains(NOTICE, ">Kevin Brandt").doesNotContain(">ana<");
        String seen = city.get(page).body().replaceAll("(?s).*name=\"seen\" value=\"(\\d+)\".*", "$1");
        city.post(page + "/notes", Map.of("notes", "His mother calls ana.", "seen", seen));
        assertThat(city.get(page).body()).contains("His mother calls ana.").doesNotContain(NOTICE);
        city.post(
                page + "/follow-ups",
                Map.of("text", "Call Kevin at 0151 2345678", "by", "TEAM", "due", "", "commandId", "f"));
        assertThat(city.get(page).body()).contains(NOTICE, ">0151 2345678<");
    }
}
