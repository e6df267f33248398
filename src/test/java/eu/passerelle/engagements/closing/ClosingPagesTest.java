package eu.passerelle.engagements.closing;

import static eu.passerelle.engagements.EngagementsWorld.ANA;
import static eu.passerelle.engagements.EngagementsWorld.OLT;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.engagements.ClosingAsked;
import eu.passerelle.engagements.EngagementsWorld;
import eu.passerelle.engagements.MentoringClosed;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.scheduling.Side;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.ReceivedMail;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A mentoring of the team Lys by Ana comes to its end. */
@PasserelleTest
class ClosingPagesTest {
    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    @Autowired
    ClosingClock closingClock;

    EngagementsWorld world;
    Visitor team;
    Visitor mentor;
    Visitor network;
    String engagement;
    String page;

    @BeforeEach
    void begin() {
        world = EngagementsWorld.createIn(context);
        engagement = world.engagement(ANA);
        page = "/engagements/" + engagement + "/closing";
        team = world.lys();
        mentor = world.browser(Role.EXPERT, ANA);
        network = world.coordinator();
    }

    private Answer report(Visitor visitor, String attainment, String evidence) {
        return report(visitor, attainment, evidence, "Patience");
    }

    private Answer report(Visitor visitor, String attainment, String evidence, String helped) {
        var fields = new HashMap<>(Map.of(
                "reason",
                "GOALS_REACHED",
                "attainment-B3",
                attainment,
                "evidence-B3",
                evidence,
                "hours",
                "17",
                "again",
                "YES",
                "helped",
                helped,
                "missed",
                "",
                "commandId",
                EngagementsWorld.freshKey()));
        return visitor.post(page, fields);
    }

    private String state() {
        return world.text("MATCH (g:Engagement) RETURN g.state");
    }

    @Test
    void it_is_closed_once_both_have_spoken_and_the_graph_knows_what_came_of_it() {
        assertThat(report(team, "REACHED", "Monthly <meetings>").location()).isEqualTo(page);
        assertThat(state()).isEqualTo("active");
        assertThat(world.told(ClosingAsked.class))
                .containsExactly(new ClosingAsked(new EngagementId(engagement), Side.EXPERT, false));
        assertThat(report(mentor, "EXCEEDED", "Two protocols").location()).isEqualTo(page);
        assertThat(state()).isEqualTo("closed");
        assertThat(world.told(MentoringClosed.class))
                .containsExactly(new MentoringClosed(new EngagementId(engagement)));
        assertThat(world.count("MATCH (g:Engagement)-[s:SERVED]->() WHERE g.outcome = 1 AND s.outcome = 1 AND "
                        + "g.endedOn = date('2027-03-01') AND g.hoursSpent = 17 RETURN count(g)"))
                .isEqualTo(1);
        assertThat(team.get(page).body())
                .contains("The mentoring was closed on 1 March 2027", "Goal reached", "Two protocols", "17")
                .contains("Monthly &lt;meetings&gt;");
        assertThat(team.get("/engagements").body()).contains("<h2>Closed</h2>");
        assertThat(report(team, "WORSE", "").status()).isEqualTo(409);
    }

    @Test
    void neither_side_sees_what_the_other_said_before_it_has_spoken_and_never_the_feedback() {
        report(team, "PARTLY", "Evidence-of-the-team", "Feedback-of-the-team");
        assertThat(mentor.get(page).body())
                .contains("How far has the team come?")
                .doesNotContain("Evidence-of-the-team", "Feedback-of-the-team");
        assertThat(network.get(page).body())
                .contains("Evidence-of-the-team", "Feedback-of-the-team", "The mentor has not answered yet.");
        report(mentor, "PARTLY", "Evidence-of-the-mentor", "Feedback-of-the-mentor");
        assertThat(mentor.get(page).body())
                .contains("Evidence-of-the-team", "Evidence-of-the-mentor")
                .doesNotContain("Feedback-of-the-team");
        assertThat(team.get(page).body()).contains("Evidence-of-the-mentor").doesNotContain("Feedback-of-the-mentor");
        assertThat(network.get(page).body()).contains("Feedback-of-the-team", "Feedback-of-the-mentor");
    }

    @Test
    void what_is_wrong_is_said_beside_its_field_and_nothing_is_lost() {
        Answer wrong = mentor.post(
                page,
                Map.of("hours", "a lot", "evidence-B3", "ä".repeat(301), "helped", "Tea", "attainment-B3", "GREAT"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("id=\"reason-error\"", "id=\"attainment-B3-error\"", "id=\"evidence-B3-error\"")
                .contains("id=\"hours-error\"", "id=\"again-error\"", ">Tea</textarea>", "Shorten it by 1.");
        assertThat(world.count("MATCH (c:Closing) RETURN count(c)")).isZero();
    }

    @Test
    void a_session_ahead_keeps_it_open_until_it_is_over() {
        world.session(engagement, "2027-03-09T07:00:00Z");
        report(team, "REACHED", "");
        report(mentor, "REACHED", "");
        assertThat(state()).isEqualTo("active");
        assertThat(team.get(page).body())
                .contains("Thank you: both sides have spoken.", "is still open")
                .doesNotContain("change=true");
        assertThat(report(team, "WORSE", "").status())
                .as("nobody answers to what the other said")
                .isEqualTo(409);
        tell(team, "Begin with one school.", "", true);
        tell(mentor, "Begin with one school.", "Begin with one school.", true);
        closingClock.run();
        assertThat(state()).isEqualTo("active");
        clock.advance(Duration.ofDays(9));
        closingClock.run();
        assertThat(state()).isEqualTo("closed");
        assertThat(world.text("MATCH (g:Engagement) RETURN g.lesson")).isEqualTo("Begin with one school.");
        String session = "/sessions/" + world.text("MATCH (s:Session) RETURN s.id");
        assertThat(team.post(session + "/notes", Map.of("seen", "0", "notes", "Late"))
                        .status())
                .isEqualTo(409);
        assertThat(team.get(session).body()).doesNotContain("name=\"notes\"");
    }

    @Test
    void who_is_silent_is_reminded_once_and_then_it_closes_with_what_was_said() {
        report(mentor, "EXCEEDED", "");
        clock.advance(Duration.ofDays(8));
        closingClock.run();
        assertThat(world.told(ClosingAsked.class)).hasSize(1);
        clock.advance(Duration.ofDays(1));
        closingClock.run();
        closingClock.run();
        assertThat(world.told(ClosingAsked.class).getLast())
                .isEqualTo(new ClosingAsked(new EngagementId(engagement), Side.TEAM, true));
        assertThat(world.told(ClosingAsked.class)).hasSize(2);
        clock.advance(Duration.ofDays(4));
        closingClock.run();
        assertThat(state()).isEqualTo("active");
        clock.advance(Duration.ofDays(1));
        closingClock.run();
        assertThat(state()).as("on the day itself one may still speak").isEqualTo("active");
        clock.advance(Duration.ofDays(1));
        closingClock.run();
        closingClock.run();
        assertThat(state()).isEqualTo("closed");
        assertThat(world.count("MATCH (g:Engagement) RETURN g.outcome"))
                .as("alone the mentor cannot say more")
                .isEqualTo(1);
        assertThat(world.told(MentoringClosed.class)).hasSize(1);
    }

    @Test
    void the_network_closes_it_with_a_reason_that_the_trail_keeps_and_nobody_else_does() {
        Map<String, String> now = Map.of("reason", "BROKEN_OFF", "why", "The mentor fell ill", "commandId", "now");
        assertThat(team.post(page + "/now", now).status()).isEqualTo(403);
        assertThat(network.post(page, Map.of("commandId", "r")).status()).isEqualTo(403);
        assertThat(network.post(page + "/now", Map.of("commandId", "n")).body())
                .contains("id=\"reason-error\"", "id=\"why-error\"");
        String session = world.session(engagement, "2027-03-09T07:00:00Z");
        assertThat(network.post(page + "/now", now).status()).isEqualTo(409);
        team.post("/sessions/" + session + "/cancellation", Map.of("commandId", "c", "told", "EXPERT"));
        assertThat(network.post(page + "/now", now).location()).isEqualTo(page);
        assertThat(state()).isEqualTo("closed");
        assertThat(world.text("MATCH (a:AuditEntry {action: 'MENTORING_CLOSED'}) RETURN a.reason"))
                .isEqualTo("The mentor fell ill");
        assertThat(world.count("MATCH (g:Engagement) WHERE g.outcome IS NULL RETURN count(g)"))
                .isEqualTo(1);
    }

    @Test
    void verified_claims_count_from_the_end_on_when_it_went_well() {
        String claim = "MATCH (:Expert {id: 'expert-ana'})-[k:CLAIMS]->() RETURN toString(k.verifiedOn)";
        world.write("MATCH (:Expert {id: 'expert-ana'})-[k:CLAIMS]->() SET k.verifiedOn = date('2026-01-01')");
        report(team, "MISSED", "");
        report(mentor, "REACHED", "");
        assertThat(world.text(claim)).isEqualTo("2026-01-01");
        engagement = world.engagement(ANA);
        page = "/engagements/" + engagement + "/closing";
        report(team, "PARTLY", "");
        report(mentor, "HARD_TO_SAY", "");
        assertThat(world.text(claim)).isEqualTo("2027-03-01");
    }

    @Test
    void what_is_booked_and_closed_at_once_is_one_or_the_other() throws Exception {
        report(team, "REACHED", "");
        try (var both = Executors.newFixedThreadPool(2)) {
            String booking = EngagementsWorld.booking(engagement, "2027-03-09T07:00:00Z");
            Visitor program = world.lysProgram();
            both.invokeAll(List.of(
                    () -> EngagementsWorld.command(program, "/sessions", booking),
                    () -> report(mentor, "REACHED", "")));
        }
        long sessions = world.count("MATCH (s:Session) RETURN count(s)");
        assertThat(state()).isEqualTo(sessions == 1 ? "active" : "closed");
    }

    private Answer tell(Visitor visitor, String lesson, String seen, boolean agrees) {
        var fields = new HashMap<>(
                Map.of("lesson", lesson, "seen", seen, "language", "en", "commandId", EngagementsWorld.freshKey()));
        if (agrees) {
            fields.put("agrees", "true");
        }
        return visitor.post(page + "/lesson", fields);
    }

    @Test
    void a_lesson_is_public_while_both_agree_to_the_same_words() {
        String lesson = "MATCH (g:Engagement) RETURN coalesce(g.lesson, '')";
        report(team, "REACHED", "");
        tell(team, "Begin with one school.", "", true);
        report(mentor, "REACHED", "");
        assertThat(world.text(lesson)).isEmpty();
        tell(mentor, "Begin with one small school.", "Begin with one school.", true);
        assertThat(world.text(lesson)).as("other words than the team agreed to").isEmpty();
        assertThat(tell(team, "Begin with one school.", "Begin with one school.", true)
                        .status())
                .isEqualTo(409);
        tell(team, "Begin with one small school.", "Begin with one small school.", true);
        assertThat(world.text(lesson)).isEqualTo("Begin with one small school.");
        tell(mentor, "Begin with one small school.", "Begin with one small school.", false);
        assertThat(world.text(lesson)).isEmpty();
    }

    @Test
    void the_next_recommendation_for_a_team_like_it_gives_the_closed_mentoring_as_a_reason() {
        report(team, "REACHED", "");
        report(mentor, "REACHED", "");
        tell(team, "Begin with one school.", "", true);
        tell(mentor, "Begin with one school.", "Begin with one school.", true);
        Visitor olt = world.program(Role.CITY, OLT);
        Answer draft = olt.json("POST", "/api/v1/requests", EngagementsWorld.with("$.languages", List.of("ro")));
        String request = EngagementsWorld.read(draft, "$.id");
        EngagementsWorld.command(olt, "/requests/" + request + "/submission", "");
        String recommended = world.browser(Role.CITY, OLT)
                .get("/requests/" + request + "/recommendations")
                .body();
        assertThat(recommended)
                .contains("One past mentoring on these needs, 1 with a city like yours, the latest in 2027.")
                .contains("Teams reached their goals in 1 of 1 rated mentorings.")
                .contains("Begin with one <mark>school</mark>.")
                .doesNotContain("Lysville");
        assertThat(olt.get("/api/v1/requests/" + request + "/precedents").body())
                .contains("{\"text\":\"Begin with one school.\",\"language\":\"en\"}")
                .doesNotContain("Lysville");
    }

    @Test
    void programs_close_as_pages_do() {
        Visitor lys = world.lysProgram();
        Visitor ana = world.program(Role.EXPERT, ANA);
        String path = "/engagements/" + engagement + "/closing";
        String need = "{\"competence\": \"B3\", \"attainment\": \"%s\"}";
        String body = "{\"reason\": \"time_over\", \"needs\": [" + need + "], \"again\": \"no\", \"hours\": 12}";
        Answer wrong = EngagementsWorld.command(lys, path, body.formatted("great"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(EngagementsWorld.<String>read(wrong, "$.errors[0].field")).isEqualTo("needs[0].attainment");
        EngagementsWorld.command(lys, path, body.formatted("partly"));
        Answer before = ana.get("/api/v1" + path);
        assertThat(EngagementsWorld.<String>read(before, "$.state")).isEqualTo("open");
        assertThat(EngagementsWorld.<Object>read(before, "$.needs[0].team")).isNull();
        Answer closed = EngagementsWorld.command(ana, path, body.formatted("hard_to_say"));
        assertThat(EngagementsWorld.<String>read(closed, "$.state")).isEqualTo("closed");
        assertThat(EngagementsWorld.<String>read(closed, "$.needs[0].joint")).isEqualTo("partly");
        assertThat(EngagementsWorld.<Integer>read(closed, "$.outcome")).isZero();
        assertThat(EngagementsWorld.<String>read(closed, "$.reason")).isEqualTo("time_over");
    }

    @Test
    void both_are_written_to_and_no_mail_names_anybody_else() {
        report(team, "REACHED", "");
        awaitMail("ana@example.org", "Dites comment s’est passé le mentorat");
        report(mentor, "REACHED", "");
        awaitMail("ana@example.org", "Le mentorat est clos");
        awaitMail("team-lys@example.org", "The mentoring is closed");
    }

    /** Others of other tests may come before it: the link tells. */
    private void awaitMail(String address, String subject) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(ReceivedMail.to(address)).anySatisfy(mail -> {
                    assertThat(mail.subject()).isEqualTo(subject);
                    assertThat(mail.text())
                            .contains("/engagements/" + engagement + "/closing")
                            .doesNotContain("Lysville", "notifications.", "B3");
                }));
    }
}
