package eu.passerelle.engagements.meetings;

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

/** What follows from a session, until it is done. */
@PasserelleTest
class FollowUpPagesTest {
    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    EngagementsWorld world;
    Visitor city;
    Visitor mentor;
    String engagement;
    String session;
    String page;

    @BeforeEach
    void meet() {
        world = EngagementsWorld.createIn(context);
        engagement = world.engagement(ANA);
        session = world.session(engagement, "2027-03-09T07:00:00Z");
        page = "/sessions/" + session;
        city = world.lys();
        mentor = world.browser(Role.EXPERT, ANA);
        clock.advance(Duration.ofDays(9));
    }

    private Answer add(Visitor visitor, String text, String due) {
        return visitor.post(
                page + "/follow-ups",
                Map.of("text", text, "by", "TEAM", "due", due, "commandId", EngagementsWorld.freshKey()));
    }

    @Test
    void both_sides_see_what_is_open_until_it_is_done() {
        assertThat(add(mentor, "Write to the <school>", "2027-03-12").location())
                .startsWith(page);
        assertThat(city.get(page).body()).contains("Write to the &lt;school&gt;", "by 12 March 2027", "The team");
        assertThat(city.get("/engagements/" + engagement).body())
                .contains("Agreed, and still open", "Write to the &lt;school&gt;")
                .doesNotContain("overdue");
        clock.advance(Duration.ofDays(4));
        assertThat(city.get("/engagements/" + engagement).body()).contains("overdue");
        String id = world.text("MATCH (f:FollowUp) RETURN f.id");
        city.post(page + "/follow-ups/settled", Map.of("followUp", id, "done", "true"));
        assertThat(mentor.get("/engagements/" + engagement).body()).doesNotContain("Agreed, and still open");
        assertThat(mentor.get(page).body()).contains("Open it again");
        mentor.post(page + "/follow-ups/settled", Map.of("followUp", id, "done", "false"));
        assertThat(city.get("/engagements/" + engagement).body()).contains("Agreed, and still open");
    }

    @Test
    void what_is_wrong_is_said_beside_its_field_and_nothing_is_lost() {
        Answer empty = add(city, " ", "2027-03-01");
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.body()).contains("id=\"text-error\"", "id=\"due-error\"");
        Answer unsided =
                city.post(page + "/follow-ups", Map.of("text", "Ask", "by", "GOD", "due", "soon", "commandId", "c1"));
        assertThat(unsided.status()).isEqualTo(422);
        assertThat(unsided.body()).contains("id=\"by-error\"", "id=\"due-error\"", "value=\"Ask\"");
        assertThat(add(city, "ä".repeat(301), "").body()).contains("Shorten it by 1.");
        assertThat(world.count("MATCH (f:FollowUp) RETURN count(f)")).isZero();
    }

    @Test
    void pressed_twice_it_is_there_once_and_there_is_an_end_to_it() {
        Map<String, String> typed = Map.of("text", "Call", "by", "EXPERT", "due", "", "commandId", "c1");
        city.post(page + "/follow-ups", typed);
        city.post(page + "/follow-ups", typed);
        assertThat(world.count("MATCH (f:FollowUp) RETURN count(f)")).isEqualTo(1);
        world.write(
                "MATCH (f:FollowUp)-[:FOLLOWS]->(s) UNWIND range(2, 30) AS n "
                        + "CREATE (:FollowUp {id: 'f' + n, sessionId: s.id, text: 'x', by: 'TEAM', done: true})-[:FOLLOWS]->(s)");
        assertThat(add(city, "One more", "").status()).isEqualTo(409);
        assertThat(world.count("MATCH (f:FollowUp) RETURN count(f)")).isEqualTo(30);
    }

    @Test
    void of_a_supervision_and_of_another_session_there_is_none() {
        add(city, "Call", "");
        String id = world.text("MATCH (f:FollowUp) RETURN f.id");
        String other = "/sessions/" + world.session(engagement, "2027-03-18T07:00:00Z");
        assertThat(city.post(other + "/follow-ups/settled", Map.of("followUp", id))
                        .status())
                .isEqualTo(404);
        city.post(page + "/plan", Map.of("seen", "0", "kind", "SUPERVISION", "agenda", ""));
        assertThat(city.get(page).body()).doesNotContain("What follows from it");
        assertThat(add(city, "Call again", "").status()).isEqualTo(409);
    }
}
