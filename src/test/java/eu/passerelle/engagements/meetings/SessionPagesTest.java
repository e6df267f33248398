package eu.passerelle.engagements.meetings;

import static eu.passerelle.engagements.EngagementsWorld.ANA;
import static eu.passerelle.engagements.EngagementsWorld.BEN;
import static eu.passerelle.engagements.EngagementsWorld.OLT;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.engagements.EngagementsWorld;
import eu.passerelle.scheduling.SessionMoved;
import eu.passerelle.scheduling.Side;
import eu.passerelle.testing.CypherLog;
import eu.passerelle.testing.PasserelleTest;
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

/** The page of one session. */
@PasserelleTest
class SessionPagesTest {
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
    void book() {
        world = EngagementsWorld.createIn(context);
        engagement = world.engagement(ANA);
        page = "/sessions/" + world.session(engagement, "2027-03-09T07:00:00Z");
        city = world.lys();
        mentor = world.browser(Role.EXPERT, ANA);
    }

    @Test
    void a_kind_proposes_an_agenda_which_counts_once_it_is_saved() {
        assertThat(city.get(page + "?propose=KICK_OFF").body())
                .contains("no identities of clients", "This agenda is a proposal");
        assertThat(mentor.get(page).body()).doesNotContain("no identities of clients");
        Answer saved = city.post(
                page + "/plan", Map.of("seen", "0", "kind", "KICK_OFF", "agenda", "1. Hello 🙂 <b>\n2. Next date"));
        assertThat(saved.location()).isEqualTo(page);
        assertThat(mentor.get(page).body()).contains("1. Hello 🙂 &lt;b&gt;", "Kick-off");
        assertThat(mentor.get("/engagements/" + engagement).body()).contains(page, "Kick-off");
        assertThat(city.get(page + "?propose=REVIEW").body())
                .as("an agenda that was written stays")
                .contains("1. Hello");
    }

    @Test
    void attendance_and_notes_come_after_it_has_begun() {
        Map<String, String> notes =
                Map.of("seen", "0", "notes", "We meet the school.", "team", "PRESENT", "mentor", "PARTLY");
        assertThat(city.get(page).body()).doesNotContain("What was agreed");
        assertThat(city.post(page + "/notes", notes).status()).isEqualTo(409);
        clock.advance(Duration.ofDays(9));
        assertThat(mentor.post(page + "/notes", notes).location()).isEqualTo(page);
        assertThat(city.get(page).body())
                .contains("We meet the school.", "the coordinators of the network can read this")
                .containsPattern("value=\"PARTLY\"[^>]*selected");
        assertThat(world.coordinator().get(page).body()).contains("We meet the school.");
    }

    @Test
    void of_a_supervision_nothing_is_kept_but_that_it_took_place() {
        city.post(page + "/plan", Map.of("seen", "0", "kind", "SUPERVISION", "agenda", ""));
        clock.advance(Duration.ofDays(9));
        assertThat(city.get(page).body()).contains("only attendance is kept").doesNotContain("name=\"notes\"");
        city.post(page + "/notes", Map.of("seen", "1", "notes", "What she said", "team", "PRESENT"));
        assertThat(world.text("MATCH (r:SessionRecord) RETURN r.notes")).isEmpty();
        assertThat(world.text("MATCH (r:SessionRecord) RETURN r.teamAttended")).isEqualTo("PRESENT");
    }

    @Test
    void who_was_slower_loses_nothing_and_overwrites_nothing() {
        mentor.post(page + "/plan", Map.of("seen", "0", "kind", "REVIEW", "agenda", "The mentor’s agenda"));
        Answer second =
                city.post(page + "/plan", Map.of("seen", "0", "kind", "WORKSHOP", "agenda", "The team’s agenda"));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body()).contains("The mentor’s agenda", "The team’s agenda", "name=\"seen\" value=\"1\"");
        assertThat(world.text("MATCH (r:SessionRecord) RETURN r.agenda")).isEqualTo("The mentor’s agenda");
        city.post(page + "/plan", Map.of("seen", "1", "kind", "WORKSHOP", "agenda", "Both"));
        assertThat(world.text("MATCH (r:SessionRecord) RETURN r.agenda")).isEqualTo("Both");
    }

    @Test
    void too_long_a_text_comes_back_with_the_field_that_is_wrong() {
        Answer answer = city.post(page + "/plan", Map.of("seen", "0", "kind", "", "agenda", "ä".repeat(5_001)));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("id=\"agenda-error\"", "ä".repeat(5_001));
        assertThat(world.count("MATCH (r:SessionRecord) RETURN count(r)")).isZero();
    }

    @Test
    void both_sides_read_who_moved_it_and_why() {
        assertThat(mentor.get(page).body()).doesNotContain("What has changed");
        Answer moved = mentor.post(
                page + "/move",
                Map.of(
                        "commandId", "move-1",
                        "start", "2027-03-11T07:00:00Z",
                        "reason", "The <train> is late",
                        "told", "TEAM"));
        assertThat(moved.location()).isEqualTo("/engagements/" + engagement);
        assertThat(city.get(page).body())
                .contains("What has changed", "The &lt;train&gt; is late", "by the mentor")
                .containsPattern("Moved from Tuesday[^<]*9 March 2027[^<]*to Thursday[^<]*11 March 2027");
        city.post(page + "/cancellation", Map.of("commandId", "cancel-1", "reason", "", "told", "EXPERT,TEAM"));
        assertThat(mentor.get(page).body()).contains("Cancelled", "by the team");
        assertThat(world.told(SessionMoved.class))
                .extracting(SessionMoved::told)
                .containsExactly(Set.of(Side.TEAM));
    }

    @Test
    void the_other_side_hears_of_every_change_and_a_long_reason_is_not_lost() {
        Map<String, String> behindBack = Map.of("commandId", "cancel-1", "reason", "Shh", "told", "TEAM");
        Answer refused = city.post(page + "/cancellation", behindBack);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("id=\"told-error\"", "Shh");
        Answer tooLong = mentor.post(
                page + "/move",
                Map.of("commandId", "move-1", "start", "2027-03-11T07:00:00Z", "reason", "ä".repeat(501)));
        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(tooLong.body()).contains("id=\"reason-error\"", "ä".repeat(501));
        assertThat(world.text("MATCH (s:Session) RETURN s.sequence + s.state")).isEqualTo("0confirmed");
    }

    @Test
    void nobody_else_sees_or_changes_it() {
        city.post(page + "/plan", Map.of("seen", "0", "kind", "REVIEW", "agenda", "Ours"));
        for (Visitor other : new Visitor[] {world.browser(Role.EXPERT, BEN), world.browser(Role.CITY, OLT)}) {
            assertThat(other.get(page).status()).isEqualTo(404);
            assertThat(other.post(page + "/plan", Map.of("seen", "1", "agenda", "Mine"))
                            .status())
                    .isEqualTo(404);
            assertThat(other.post(page + "/notes", Map.of("seen", "1", "notes", "Mine"))
                            .status())
                    .isEqualTo(404);
        }
        assertThat(world.text("MATCH (r:SessionRecord) RETURN r.agenda")).isEqualTo("Ours");
    }

    @Test
    void the_page_costs_as_many_queries_with_six_sessions_as_with_one() {
        int one = CypherLog.during(() -> city.get("/engagements/" + engagement)).size();
        for (String day : List.of("11", "16", "18", "23", "25")) {
            world.session(engagement, "2027-03-" + day + "T07:00:00Z");
        }
        assertThat(CypherLog.during(() -> city.get("/engagements/" + engagement)))
                .hasSizeLessThanOrEqualTo(one);
    }
}
