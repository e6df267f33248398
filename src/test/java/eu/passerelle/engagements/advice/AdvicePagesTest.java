package eu.passerelle.engagements.advice;

import static eu.passerelle.engagements.EngagementsWorld.ANA;
import static eu.passerelle.engagements.EngagementsWorld.freshKey;
import static eu.passerelle.engagements.EngagementsWorld.read;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.engagements.AdviceAnswered;
import eu.passerelle.engagements.AdviceGiven;
import eu.passerelle.engagements.EngagementsWorld;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Ana recommends, and the team Lys says what becomes of it. */
@PasserelleTest
class AdvicePagesTest {
    private static final String ONLY = "MATCH (a:Advice) RETURN a.id";

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
        page = "/engagements/" + engagement + "/recommendations";
        city = world.lys();
        mentor = world.browser(Role.EXPERT, ANA);
    }

    private Answer give(String text, Map<String, String> more) {
        var fields = new HashMap<>(Map.of("text", text, "urgency", "NOW", "commandId", freshKey()));
        fields.putAll(more);
        return mentor.post(page, fields);
    }

    private Answer answer(String verdict, String words, String seen) {
        return city.post(
                page + "/answers",
                Map.of(
                        "advice", world.text(ONLY),
                        "verdict", verdict,
                        "words", words,
                        "seen", seen,
                        "commandId", freshKey()));
    }

    @Test
    void what_is_recommended_waits_in_agenda_and_closing_until_it_is_answered() {
        String session = world.session(engagement, "2027-03-09T07:00:00Z");
        clock.advance(Duration.ofDays(9));
        assertThat(mentor.get("/sessions/" + session).body()).contains("Recommend something from this session");
        assertThat(give("Meet the <schools> monthly", Map.of("session", session, "need", "B3"))
                        .location())
                .isEqualTo(page);
        give("Write it down", Map.of("urgency", "LATER"));
        assertThat(world.told(AdviceGiven.class)).as("one mail for both").hasSize(1);
        assertThat(city.get(page).body())
                .contains("Meet the &lt;schools&gt; monthly", "href=\"/sessions/" + session, "at once");
        assertThat(city.get("/engagements/" + engagement).body()).contains("Recommendations: 2, 2 open");
        String next = world.session(engagement, "2027-03-18T07:00:00Z");
        assertThat(city.get("/sessions/" + next + "?propose=REVIEW").body())
                .contains("Recommendations without an answer:", "– Meet the &lt;schools&gt; monthly");
        assertThat(city.get("/engagements/" + engagement + "/closing").body())
                .contains("What became of the recommendations", "2 open", "Write it down");
    }

    @Test
    void the_team_says_how_or_why_and_may_change_its_mind() {
        give("Meet monthly", Map.of());
        Answer bare = answer("REJECTED", " ", "0");
        assertThat(bare.status()).isEqualTo(422);
        assertThat(bare.body()).contains("id=\"words-" + world.text(ONLY) + "-error\"", "Say why you don’t do it.");
        assertThat(answer("ADAPTED", "Every two months", "0").location()).isEqualTo(page);
        assertThat(world.told(AdviceAnswered.class)).hasSize(1);
        assertThat(mentor.get(page).body())
                .contains("adapted", "Every two months")
                .doesNotContain("Take it back");
        Answer late = answer("ADOPTED", "As written", "0");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("Every two months", "As written", "answered this meanwhile");
        answer("OPEN", "", "1");
        assertThat(world.text("MATCH (a:Advice) RETURN a.verdict")).isEqualTo("OPEN");
        assertThat(world.count("MATCH (a:AuditEntry {action: 'ADVICE_ANSWERED'}) RETURN count(a)"))
                .isEqualTo(2);
    }

    @Test
    void one_click_makes_a_measure_that_keeps_the_thread() {
        String session = world.session(engagement, "2027-03-09T07:00:00Z");
        clock.advance(Duration.ofDays(9));
        give("Meet monthly", Map.of("session", session, "need", "B3"));
        answer("ADAPTED", "Every two months", "0");
        Map<String, String> click = Map.of("advice", world.text(ONLY), "commandId", "once");
        assertThat(city.post(page + "/measures", click).location()).isEqualTo("/plans/new");
        String plan = city.post(
                        "/plans/new", Map.of("VISION", "Calm", "START", "2027-04-01", "MONTHS", "24", "commandId", "p"))
                .location();
        assertThat(city.get(plan).body()).contains("Recommended by the mentor", "Every two months");
        city.post(plan + "/parts", Map.of("kind", "GOAL", "TEXT", "Trust", "NEEDS", "B3", "commandId", "g"));
        String measure = city.post(page + "/measures", click).location();
        assertThat(city.get(measure).body())
                .contains(
                        "Every two months",
                        "Goal 1: Trust",
                        "Recommendation 1 of the mentor",
                        "href=\"/sessions/" + session);
        city.post(page + "/measures", Map.of("advice", world.text(ONLY), "commandId", "twice"));
        assertThat(world.count("MATCH (m:PlanPart {kind: 'MEASURE'}) RETURN count(m)"))
                .isEqualTo(1);
        assertThat(mentor.get(page).body()).contains("href=\"" + measure, "Is a measure of the plan");
    }

    @Test
    void bad_input_is_named_and_only_the_mentor_writes() {
        Answer wrong = mentor.post(
                page, Map.of("text", "ä".repeat(501), "urgency", "?", "session", "x", "need", "Z9", "commandId", "c"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("id=\"text-error\"", "id=\"urgency-error\"", "id=\"session-error\"", "id=\"need-error\"");
        assertThat(city.post(page, Map.of("text", "x", "urgency", "NOW", "commandId", "c"))
                        .status())
                .isEqualTo(403);
        assertThat(mentor.post(page + "/answers", Map.of("verdict", "ADOPTED")).status())
                .isEqualTo(403);
        give("=1+1", Map.of());
        assertThat(world.coordinator().get(page + ".csv").body()).contains("'=1+1", ",open,");
        mentor.post(page + "/withdrawn", Map.of("advice", world.text(ONLY), "commandId", "w"));
        assertThat(city.get(page).body()).contains("Nothing has been recommended yet");
        assertThat(world.text("MATCH (a:Advice) RETURN a.text")).isEmpty();
        world.write("MATCH (g:Engagement) SET g.state = 'closed'");
        assertThat(give("Too late", Map.of()).status()).isEqualTo(409);
    }

    @Test
    void programs_do_the_same() {
        String api = "/engagements/" + engagement + "/recommendations";
        Answer given = EngagementsWorld.command(
                world.program(Role.EXPERT, ANA), api, "{\"text\": \"Meet\", \"need\": \"B3\", \"urgency\": \"soon\"}");
        assertThat(given.status()).as(given.body()).isEqualTo(201);
        String id = read(given, "$[0].id");
        Answer bare = EngagementsWorld.command(
                world.lysProgram(), api + "/answers", "{\"recommendation\": \"" + id + "\", \"answer\": \"adapted\"}");
        assertThat(bare.status()).isEqualTo(422);
        assertThat(bare.body()).contains("\"words\"");
        Answer said = EngagementsWorld.command(
                world.lysProgram(),
                api + "/answers",
                "{\"recommendation\": \"" + id + "\", \"answer\": \"adopted\", \"seen\": 0}");
        assertThat(said.status()).as(said.body()).isEqualTo(200);
        assertThat(this.<String>field(said, "answer")).isEqualTo("adopted");
        assertThat(this.<String>field(said, "urgency")).isEqualTo("soon");
    }

    private <T> T field(Answer answer, String name) {
        return read(answer, "$[0]." + name);
    }
}
