package eu.passerelle.engagements.hours;

import static eu.passerelle.engagements.EngagementsWorld.ANA;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.engagements.EngagementsWorld;
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

/** What a mentoring of Lys by Ana took, and what Ana confirms before each session. */
@PasserelleTest
class HoursPagesTest {
    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    EngagementsWorld world;
    Visitor city;
    Visitor mentor;
    String engagement;
    String page;

    @BeforeEach
    void begin() {
        world = EngagementsWorld.createIn(context);
        engagement = world.engagement(ANA);
        page = "/engagements/" + engagement + "/hours";
        city = world.lys();
        mentor = world.browser(Role.EXPERT, ANA);
    }

    private Answer add(Visitor visitor, String hours, String key) {
        return visitor.post(
                page,
                Map.of("day", "2027-03-01", "hours", hours, "kind", "PREPARATION", "note", "<Read>", "commandId", key));
    }

    @Test
    void sessions_that_took_place_count_and_the_mentor_adds_the_rest() {
        String session = world.session(engagement, "2027-03-09T07:00:00Z");
        add(mentor, "1,5", "one");
        add(mentor, "1,5", "one");
        assertThat(city.get(page).body())
                .contains("1\u00a0h\u00a030\u00a0min", "Preparation", "&lt;Read&gt;")
                .doesNotContain("href=\"/sessions/" + session, "Add what you did");
        clock.advance(Duration.ofDays(9));
        assertThat(city.get(page).body()).contains("2\u00a0h\u00a030\u00a0min", "href=\"/sessions/" + session);
        assertThat(city.get("/engagements/" + engagement).body())
                .contains("Hours: 2\u00a0h\u00a030\u00a0min of 20 hours")
                .doesNotContain("More than agreed");
        assertThat(mentor.get("/engagements/" + engagement + "/closing").body())
                .as("begun hours count as whole")
                .contains("name=\"hours\" aria-describedby=\"hours-hint\" value=\"3\"");
        mentor.post("/sessions/" + session + "/notes", Map.of("seen", "0", "mentor", "ABSENT"));
        assertThat(city.get(page).body()).doesNotContain("2\u00a0h\u00a030\u00a0min");
    }

    @Test
    void only_the_mentor_writes_and_can_take_back() {
        assertThat(add(city, "1", "city").status()).isEqualTo(403);
        assertThat(add(world.coordinator(), "1", "network").status()).isEqualTo(403);
        add(mentor, "21", "much");
        assertThat(world.coordinator().get(page).body()).contains("More than agreed");
        String entry = world.text("MATCH (e:HoursEntry) RETURN e.id");
        assertThat(mentor.post(page + "/removal", Map.of("entry", entry)).location())
                .isEqualTo(page);
        assertThat(world.count("MATCH (e:HoursEntry) RETURN count(e)")).isZero();
    }

    @Test
    void what_is_wrong_stays_in_its_field_and_a_closed_mentoring_takes_no_more() {
        Answer wrong = add(mentor, "1:20", "wrong");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("id=\"hours-error\"", "value=\"1:20\"", "value=\"&lt;Read&gt;\"");
        world.write("MATCH (g:Engagement) SET g.state = 'closed', g.endedOn = date('2027-03-01')");
        assertThat(add(mentor, "1", "late").status()).isEqualTo(409);
    }

    @Test
    void before_each_session_the_mentor_confirms_that_nothing_stands_in_the_way() {
        String session = world.session(engagement, "2027-03-04T07:00:00Z");
        String sessionPage = "/sessions/" + session;
        assertThat(city.get(sessionPage).body()).contains("The mentor has not confirmed yet");
        assertThat(mentor.get("/home").body()).contains("To be confirmed");
        assertThat(city.post(sessionPage + "/attestation", Map.of("commandId", "a"))
                        .status())
                .isEqualTo(403);
        assertThat(mentor.post(sessionPage + "/attestation", Map.of("commandId", "a"))
                        .location())
                .isEqualTo(sessionPage);
        assertThat(city.get(sessionPage).body()).contains("The mentor confirmed on Monday, 1 March 2027");
        assertThat(mentor.get("/home").body()).doesNotContain("To be confirmed");
        assertThat(world.count("MATCH (a:AuditEntry {action: 'SESSION_ATTESTED'}) RETURN count(a)"))
                .isEqualTo(1);
        city.post(sessionPage + "/plan", Map.of("seen", "0", "kind", "REVIEW", "agenda", "Look back"));
        assertThat(city.get(sessionPage).body()).contains("Look back", "The mentor confirmed");
        String later = "/sessions/" + world.session(engagement, "2027-03-09T07:00:00Z");
        clock.advance(Duration.ofDays(9));
        assertThat(mentor.post(later + "/attestation", Map.of("commandId", "b")).status())
                .isEqualTo(409);
    }

    @Test
    void an_agenda_begins_with_what_is_still_open() {
        String first = world.session(engagement, "2027-03-04T07:00:00Z");
        String second = world.session(engagement, "2027-03-09T07:00:00Z");
        clock.advance(Duration.ofDays(4));
        city.post(
                "/sessions/" + first + "/follow-ups",
                Map.of("text", "Ask the school", "by", "TEAM", "due", "", "commandId", "c"));
        assertThat(city.get("/sessions/" + second + "?propose=REVIEW").body())
                .contains("Still open from before:\n– Ask the school");
    }
}
