package eu.passerelle.home;

import static eu.passerelle.engagements.EngagementsWorld.ANA;
import static eu.passerelle.engagements.EngagementsWorld.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.engagements.EngagementsWorld;
import eu.passerelle.testing.CypherLog;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What each sees first, from the first request to the end of the mentoring. */
@PasserelleTest
class HomePagesTest {
    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    EngagementsWorld world;
    Visitor city;
    Visitor expert;
    Visitor network;

    @BeforeEach
    void create() {
        world = EngagementsWorld.createIn(context);
        city = world.lys();
        expert = world.browser(Role.EXPERT, ANA);
        network = world.coordinator();
    }

    private static String home(Visitor visitor) {
        Answer page = visitor.get("/home");
        assertThat(page.status()).isEqualTo(200);
        return page.body();
    }

    @Test
    void a_team_reads_its_next_step_and_others_what_it_waits_for() {
        assertThat(home(city)).contains("What is hard right now?", "href=\"/requests\"");
        assertThat(home(expert)).contains("Nothing waits for you.", "0 of 20 hours are booked, 20 are left.");
        assertThat(home(network)).contains("Nothing is stuck");

        String request = world.submitted();
        assertThat(home(city)).contains("/requests/" + request + "/recommendations", "See who suits you");
        assertThat(home(network)).contains("One request for which nobody is being asked", "Lysville");

        String proposal = world.proposal(request, ANA);
        assertThat(home(city)).contains("An expert has been asked, and answers by");
        assertThat(home(expert)).contains("A team asks for your support: 20 hours.", "/proposals/" + proposal);
        assertThat(home(network)).doesNotContain("nobody is being asked");
        assertThat(home(world.browser(Role.EXPERT, BEN))).contains("Nothing waits for you.");
    }

    @Test
    void while_a_mentoring_runs_all_see_the_next_session_and_what_is_left_to_do() {
        String engagement = world.engagement(ANA);
        assertThat(home(city))
                .contains("Choose a time for the first session.", "/engagements/" + engagement + "/slots");
        String session = world.session(engagement, "2027-03-04T07:00:00Z");
        assertThat(home(city)).contains("You meet ana Familia-ana on Thursday, 4 March 2027", "/sessions/" + session);
        assertThat(home(expert))
                .contains("/sessions/" + session, "The team of Lysville", "60 minutes")
                .contains("1 of 20 hours are booked, 19 are left.");
        clock.advance(Duration.ofDays(4));
        city.post(
                "/sessions/" + session + "/follow-ups",
                Map.of("text", "Write the <minutes>", "by", "EXPERT", "due", "", "commandId", "c"));
        assertThat(home(expert)).contains("Write the &lt;minutes&gt;").doesNotContain("Nothing waits for you.");
        assertThat(home(city)).contains("Choose a time for the next one.", "One session so far");
        assertThat(home(network)).contains("Nothing is stuck");
        clock.advance(Duration.ofDays(45));
        assertThat(home(network)).contains("One mentoring has fallen asleep", "last met on 4 March 2027");
    }

    @Test
    void at_the_end_whoever_has_not_said_how_it_went_is_asked_first() {
        String engagement = world.engagement(ANA);
        city.post(
                "/engagements/" + engagement + "/closing",
                Map.of(
                        "reason", "TIME_OVER",
                        "attainment-B3", "REACHED",
                        "again", "YES",
                        "commandId", EngagementsWorld.freshKey()));
        assertThat(home(expert)).contains("The team of Lysville has said how the mentoring went.");
        assertThat(home(network)).contains("One mentoring is being closed", "waits for the mentor");
        assertThat(home(city))
                .contains("You have said how the mentoring went.", "/engagements/" + engagement)
                .doesNotContain("Please say it, too");
    }

    @Test
    void a_home_page_costs_few_queries_however_much_there_is() {
        world.session(world.engagement(ANA), "2027-03-09T07:00:00Z");
        for (Visitor visitor : List.of(city, expert, network)) {
            home(visitor);
            assertThat(CypherLog.during(() -> home(visitor))).hasSizeLessThanOrEqualTo(4);
        }
    }
}
