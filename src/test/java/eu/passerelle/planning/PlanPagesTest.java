package eu.passerelle.planning;

import static eu.passerelle.engagements.EngagementsWorld.BEN;
import static eu.passerelle.engagements.EngagementsWorld.LYS;
import static eu.passerelle.engagements.EngagementsWorld.OLT;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.engagements.EngagementsWorld;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.testing.CypherLog;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A team writes its plan, and others read it. */
@PasserelleTest
class PlanPagesTest {
    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @Autowired
    ActionPlans plans;

    @Autowired
    PlanViews views;

    PlanWorld its;
    Visitor lys;

    @BeforeEach
    void begin() {
        its = PlanWorld.createIn(context);
        lys = its.lys;
    }

    private String page(String path) {
        Answer answer = lys.get(path);
        assertThat(answer.status()).as(path + answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void a_plan_is_begun_from_each_template_in_the_language_of_its_team() {
        for (String template : List.of("starter", "canvas", "framework", "stages", "benchmarks", "logframe")) {
            lys.post("/plans/" + its.plan + "/closing", Map.of("commandId", EngagementsWorld.freshKey()));
            lys.with("Accept-Language", "ro");
            its.begin(template);
            assertThat(its.world.count(
                            "MATCH (p:Plan {state: 'LIVING'})<-[:PART_OF]-(e:PlanPart {kind: 'GOAL'}) RETURN count(e)"))
                    .as(template)
                    .isGreaterThan(1);
        }
        lys.with("Accept-Language", "en");
        its.world.write("MATCH (e:PlanPart {kind: 'MEASURE'})-[:DEPENDS_ON]->(f) SET e.status = 'UNDER_WAY'");
        for (String view : List.of("", "/board", "/timeline", "/reviews", "/versions")) {
            assertThat(page("/plans/" + its.plan + view)).contains("Action plan: The team of Lysville");
        }
        assertThat(page("/plans/" + its.plan))
                .contains("Elaborați instruirea cu doi practicieni", "No goal addresses", "Nobody leads it");
        assertThat(page("/plans/" + its.plan + "/timeline")).contains("The critical path", "<rect", "2027");
        assertThat(page("/plans?all=true")).contains("closed", "under way");
        assertThat(its.world.count("MATCH (a:AuditEntry {action: 'PLAN_BEGUN'}) RETURN count(a)"))
                .isEqualTo(7);
    }

    @Test
    void a_team_has_one_living_plan_and_a_plan_lives_for_one_to_three_years() {
        Answer second = lys.post(
                "/plans/new", Map.of("VISION", "Mine", "START", "2027-05-01", "MONTHS", "12", "commandId", "k1"));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body()).contains("has a plan under way", "Mine");
        Answer longer =
                lys.post("/plans/new", Map.of("VISION", "Long", "START", "soon", "MONTHS", "40", "commandId", "k2"));
        assertThat(longer.status()).isEqualTo(422);
        assertThat(longer.body()).contains("id=\"START-error\"", ">Long<");
        assertThat(lys.get("/plans").location()).isEqualTo("/plans/" + its.plan);
    }

    @Test
    void measures_goals_and_what_shows_that_they_work_stand_on_one_page() {
        String goal = its.add("GOAL", Map.of("TEXT", "Schools ask within a week", "NEEDS", "B3", "DUE", "2028-01-31"));
        String measure = its.add(
                "MEASURE",
                Map.of(
                        "TEXT", "\u000BTrain \uF0FC all “staff”\u0007",
                        "GOAL_OF", goal,
                        "LEAD", "org-police",
                        "STATUS", "UNDER_WAY",
                        "START", "2027-04-01",
                        "DUE", "2027-05-01"));
        String indicator = its.add(
                "INDICATOR",
                Map.of("TEXT", "Answers in time", "OF", goal, "UNIT", "%", "BASELINE", "10,5", "TARGET", "80"));
        its.add("READING", Map.of("INDICATOR_OF", indicator, "DAY", "2027-06-01", "VALUE", "41"));
        its.add("RISK", Map.of("TEXT", "No time", "LIKELIHOOD", "HIGH", "EFFECT", "LOW"));
        its.add("MILESTONE", Map.of("TEXT", "Council votes", "DAY", "2027-09-01"));
        String page = page("/plans/" + its.plan);
        assertThat(page)
                .contains(
                        "Train ✓ all “staff”",
                        "Lysville police",
                        "from 10.5 to 80 %",
                        "latest: 41 on 1 June 2027",
                        "Council votes",
                        "high",
                        "0 of 1 measures done")
                .doesNotContain("Nobody leads it", "No goal addresses");
        assertThat(page("/plan-parts/" + measure)).contains("The thread", "Written for the first time", "Goal 1");
        assertThat(page("/plan-parts/" + indicator)).contains("1 June 2027");
        assertThat(page("/plans/" + its.plan + "/board")).contains("Measure 1");
        clock.advance(Duration.ofDays(100));
        assertThat(page("/plans/" + its.plan)).contains("It is overdue.");
        its.world.write("MATCH (m:Member {id: 'm-police'}) DETACH DELETE m");
        assertThat(page("/plans/" + its.plan)).contains("no longer in the team", "Lysville police (has left the team)");
    }

    @Test
    void what_is_wrong_is_said_beside_its_field_and_nothing_is_lost() {
        Answer late = its.send(
                "MEASURE",
                Map.of("TEXT", "Kept text", "START", "2027-06-01", "DUE", "2027-05-01", "STATUS", "PLANNED"));
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.body()).contains("id=\"DUE-error\"", "Kept text", "2027-06-01");
        Answer odd = its.send("MEASURE", Map.of("TEXT", "ä".repeat(501), "LEAD", "org-nowhere", "STATUS", "FINE"));
        assertThat(odd.body())
                .contains("id=\"TEXT-error\"", "Shorten it by 1.", "id=\"LEAD-error\"", "id=\"STATUS-error\"");
        String one = its.add("MEASURE", Map.of("TEXT", "One"));
        String two = its.add("MEASURE", Map.of("TEXT", "Two", "DEPENDS_ON", one));
        Answer circle = its.write(lys, one, 1, Map.of("TEXT", "One", "DEPENDS_ON", two));
        assertThat(circle.status()).isEqualTo(422);
        assertThat(circle.body()).contains("id=\"DEPENDS_ON-error\"", "1 → 2 → 1");
        assertThat(its.send("GOD", Map.of("TEXT", "x")).status()).isEqualTo(404);
    }

    @Test
    void two_who_write_at_once_lose_nothing() {
        String measure = its.add("MEASURE", Map.of("TEXT", "Train staff", "STATUS", "PLANNED"));
        its.write(lys, measure, 1, Map.of("TEXT", "Train staff", "STATUS", "UNDER_WAY", "OUTPUT", "Twenty trained"));
        Answer merged = its.write(lys, measure, 1, Map.of("TEXT", "Train all staff", "STATUS", "PLANNED"));
        assertThat(merged.location()).endsWith("saved=merged");
        assertThat(page("/plan-parts/" + measure + "?saved=merged"))
                .contains("Train all staff", "Twenty trained", "together with");

        Answer disputed = its.write(lys, measure, 2, Map.of("TEXT", "Train the staff twice", "STATUS", "UNDER_WAY"));
        assertThat(disputed.status()).isEqualTo(409);
        assertThat(disputed.body()).contains("Train the staff twice", "Train all staff", "name=\"seen\" value=\"3\"");
        its.write(lys, measure, 3, Map.of("TEXT", "Train the staff twice", "STATUS", "DONE", "theirs", "TEXT"));
        assertThat(its.world.text("MATCH (e:PlanPart {kind: 'MEASURE'}) RETURN e.text + e.status"))
                .isEqualTo("Train all staffDONE");

        lys.post("/plan-parts/" + measure + "/removal", Map.of("commandId", "r1"));
        assertThat(page("/plans/" + its.plan)).contains("One part was removed", "Train all staff");
        Answer gone = its.write(lys, measure, 4, Map.of("TEXT", "Train them again", "STATUS", "DONE"));
        assertThat(gone.status()).isEqualTo(409);
        assertThat(gone.body()).contains("has removed this", "Train them again", "bring it back");
        assertThat(its.write(lys, measure, 5, Map.of("TEXT", "Train them again", "STATUS", "DONE"))
                        .status())
                .isEqualTo(302);
        assertThat(page("/plans/" + its.plan)).contains("Train them again");
        assertThat(page("/plan-parts/" + measure)).contains("Removed from the plan", "<del", "<ins");
    }

    @Test
    void what_is_brought_back_brings_back_what_waited_for_it_but_no_circle() {
        String one = its.add("MEASURE", Map.of("TEXT", "One"));
        String two = its.add("MEASURE", Map.of("TEXT", "Two", "DEPENDS_ON", one));
        lys.post("/plan-parts/" + one + "/removal", Map.of("commandId", "r1"));
        its.write(lys, two, 1, Map.of("TEXT", "Two again"));
        Answer circle = its.write(lys, one, 2, Map.of("TEXT", "One", "DEPENDS_ON", two));
        assertThat(circle.status()).isEqualTo(422);
        assertThat(circle.body()).contains("id=\"DEPENDS_ON-error\"", "1 → 2 → 1");
        assertThat(its.write(lys, one, 2, Map.of("TEXT", "One")).status()).isEqualTo(302);
        assertThat(its.world.count("MATCH (:PlanPart {text: 'Two again'})-[:DEPENDS_ON]->(x) RETURN count(x)"))
                .isEqualTo(1);
        assertThat(its.world.count("MATCH (a:AuditEntry {action: 'PLAN_PART_RETURNED'}) RETURN count(a)"))
                .isEqualTo(1);
        assertThat(page("/plans/" + its.plan + "/timeline")).contains("The critical path");
    }

    @Test
    void two_texts_that_are_right_alone_and_wrong_together_are_shown_merged() {
        String measure = its.add("MEASURE", Map.of("TEXT", "Train", "DUE", "2027-07-01"));
        its.write(lys, measure, 1, Map.of("TEXT", "Train", "START", "2027-06-01", "DUE", "2027-07-01"));
        Answer together = its.write(lys, measure, 1, Map.of("TEXT", "Train", "DUE", "2027-05-01"));
        assertThat(together.status()).isEqualTo(409);
        assertThat(together.body())
                .contains(
                        "do not fit together", "id=\"DUE-error\"", "value=\"2027-06-01\"", "name=\"seen\" value=\"2\"");
    }

    @Test
    void what_was_agreed_with_the_mentor_becomes_a_measure_once() {
        String session = its.world.session(its.engagement, "2027-03-09T07:00:00Z");
        clock.advance(Duration.ofDays(9));
        lys.post(
                "/sessions/" + session + "/follow-ups",
                Map.of("text", "Write to the schools", "by", "TEAM", "due", "2027-04-12", "commandId", "f1"));
        String goal = its.goal();
        assertThat(page("/plans/" + its.plan)).contains("Take over follow-ups", "Write to the schools");
        String followUp = its.world.text("MATCH (f:FollowUp) RETURN f.id");
        for (String key : List.of("t1", "t2")) {
            lys.post("/plans/" + its.plan + "/taken-over", Map.of("agreed", followUp, "goal", goal, "commandId", key));
        }
        assertThat(page("/plans/" + its.plan)).contains("Write to the schools").doesNotContain("Take over open");
        String measure = its.world.text("MATCH (e:PlanPart {kind: 'MEASURE'}) RETURN e.id");
        assertThat(page("/plan-parts/" + measure))
                .contains("Agreed with the mentor in that session", "/sessions/" + session, "2027-04-12");
    }

    @Test
    void a_review_scores_goals_and_says_what_has_changed() {
        String goal = its.goal();
        String plan = "/plans/" + its.plan;
        assertThat(page(plan + "/reviews")).contains("suggested for Thursday").contains("1 July 2027");
        lys.post(
                plan + "/reviews",
                Map.of(
                        "score-" + goal,
                        "-1",
                        "note-" + goal,
                        "Too few",
                        "decisions",
                        "Ask the mayor",
                        "commandId",
                        "w1"));
        its.write(lys, goal, 1, Map.of("TEXT", "Schools ask within a day"));
        its.add("MEASURE", Map.of("TEXT", "Call them"));
        assertThat(page(plan + "/reviews"))
                .contains("Ask the mayor", "−1", "Too few", "<del", "within a day", "Measure 1");
        assertThat(page(plan)).contains("Last review: −1");
        Answer wordy = lys.post(
                plan + "/reviews", Map.of("decisions", "x".repeat(4001), "score-" + goal, "2", "commandId", "w2"));
        assertThat(wordy.status()).isEqualTo(422);
        assertThat(wordy.body()).contains("id=\"decisions-error\"", "value=\"2\" checked");
        Answer unscored = lys.post(plan + "/reviews", Map.of("note-" + goal, "Because", "commandId", "w3"));
        assertThat(unscored.status()).isEqualTo(422);
        assertThat(unscored.body()).contains("id=\"note-" + goal + "-error\"", "Because");
        assertThat(its.world.text("MATCH (:PlanReview)-[s:SCORED]->() RETURN s.text"))
                .isEqualTo("Schools ask within a week");
    }

    @Test
    void an_approved_version_stays_as_it_was_and_can_be_compared() {
        String goal = its.goal();
        String plan = "/plans/" + its.plan;
        lys.post(plan + "/versions", Map.of("note", "All seven agencies", "commandId", "v1"));
        lys.post(plan + "/versions", Map.of("note", "All seven agencies", "commandId", "v1"));
        its.write(lys, goal, 1, Map.of("TEXT", "Schools ask within a day"));
        its.add("RISK", Map.of("TEXT", "No time"));
        lys.post(plan + "/versions", Map.of("commandId", "v2"));
        lys.post("/plan-parts/" + goal + "/removal", Map.of("commandId", "r1"));
        assertThat(page(plan + "/versions"))
                .contains("Version 2", "All seven agencies")
                .doesNotContain("Version 3");
        assertThat(page(plan + "/versions?from=1&to=2")).contains("within a week", "within a day", "No time");
        assertThat(page(plan + "/versions?from=2")).contains("removed");
        assertThat(page(plan + "/versions?from=2&to=2")).contains("Nothing is different");
        assertThat(lys.get(plan + "/versions?from=7").status()).isEqualTo(404);
        assertThat(its.world.count("MATCH (a:AuditEntry {action: 'PLAN_APPROVED'}) RETURN count(a)"))
                .isEqualTo(2);
    }

    @Test
    void mentor_and_team_talk_beside_the_plan() {
        String goal = its.goal();
        Visitor mentor = its.mentor();
        mentor.post(
                "/plan-parts/" + goal + "/comments",
                Map.of("comment", "Which <schools>?", "decision", "true", "commandId", "c1"));
        lys.post(
                "/plan-parts/" + goal + "/comments",
                Map.of("comment", "All four", "decision", "true", "commandId", "c2"));
        assertThat(mentor.get("/plan-parts/" + goal).body())
                .contains("Which &lt;schools&gt;?", "All four", "decided")
                .doesNotContain("name=\"TEXT\"", "Remove it");
        assertThat(page("/plans/" + its.plan)).doesNotContain("Which &lt;schools");
        Answer empty = lys.post("/plan-parts/" + goal + "/comments", Map.of("comment", " ", "commandId", "c3"));
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.body()).contains("id=\"comment-error\"");
        assertThat(its.world.count("MATCH (c:PlanComment {decision: true}) RETURN count(c)"))
                .isEqualTo(1);
        assertThat(its.world.count("MATCH (a:AuditEntry {action: 'PLAN_DECIDED'}) RETURN count(a)"))
                .isEqualTo(1);
        lys.post("/plan-parts/" + goal + "/removal", Map.of("commandId", "r1"));
        Answer late = mentor.post("/plan-parts/" + goal + "/comments", Map.of("comment", "Why?", "commandId", "c4"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("nobody can comment here any more");
    }

    @Test
    void nobody_else_sees_it_by_any_route_and_nobody_but_the_team_writes_it() {
        String goal = its.goal();
        var wrong = new TreeMap<String, Integer>();
        for (Visitor stranger : List.of(its.world.browser(Role.CITY, OLT), its.world.browser(Role.EXPERT, BEN))) {
            routes().forEach(each -> {
                String route = each.path();
                RequestMethod method = each.method();
                String path = address(route, goal);
                int status = method == RequestMethod.GET
                        ? stranger.get(path).status()
                        : stranger.post(
                                        path,
                                        Map.of("commandId", "x", "comment", "Mine", "TEXT", "Mine", "kind", "GOAL"))
                                .status();
                if (status != 404 && status != 403) {
                    wrong.put(method + " " + route, status);
                }
            });
            assertThat(stranger.get("/plans").body()).doesNotContain("Lysville");
        }
        assertThat(wrong).isEmpty();
        for (Visitor reader : List.of(its.mentor(), its.world.coordinator())) {
            routes().forEach(each -> {
                String route = each.path();
                RequestMethod method = each.method();
                if (method == RequestMethod.GET && !route.endsWith("/parts")) {
                    assertThat(reader.get(address(route, goal)).status())
                            .as(route)
                            .isEqualTo(200);
                }
            });
            assertThat(reader.get("/plans").body()).contains("Lysville");
            assertThat(its.write(reader, goal, 1, Map.of("TEXT", "Mine")).status())
                    .isEqualTo(403);
        }
        its.world.write("MATCH (g:Engagement) SET g.state = 'closed'");
        assertThat(its.mentor().get("/plans/" + its.plan).status()).isEqualTo(404);
        assertThat(its.world.text("MATCH (e:PlanPart {kind: 'GOAL'}) RETURN e.text"))
                .isEqualTo("Schools ask within a week");
    }

    private String address(String route, String goal) {
        return route.replace("/plan-parts/{id}", "/plan-parts/" + goal).replace("{id}", its.plan);
    }

    /** Each of this module that names a thing. */
    private List<Route> routes() {
        var routes = new ArrayList<Route>();
        handlers.getHandlerMethods().forEach((info, handler) -> {
            if (handler.getBeanType().getName().startsWith("eu.passerelle.planning.")) {
                info.getPatternValues().stream()
                        .filter(path -> path.contains("{id}") && !path.startsWith("/api/"))
                        .forEach(path -> info.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> routes.add(new Route(method, path))));
            }
        });
        assertThat(routes).hasSizeGreaterThan(12);
        return routes;
    }

    private record Route(RequestMethod method, String path) {}

    @Test
    void a_program_reads_the_plan_and_writes_parts_of_it() {
        Visitor program = its.world.lysProgram();
        String parts = "/plans/" + its.plan + "/parts";
        Answer added = EngagementsWorld.command(
                program, parts, "{\"kind\": \"measure\", \"values\": {\"text\": \"Train\", \"status\": \"PLANNED\"}}");
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        String part = "/api/v1/plan-parts/" + EngagementsWorld.<String>read(added, "$.id");
        Answer changed = program.with("Idempotency-Key", EngagementsWorld.freshKey())
                .json("PUT", part, "{\"revision\": 1, \"values\": {\"text\": \"Train all\", \"status\": \"DONE\"}}");
        assertThat(EngagementsWorld.<Integer>read(changed, "$.revision")).isEqualTo(2);
        Answer late = program.with("Idempotency-Key", EngagementsWorld.freshKey())
                .json("PUT", part, "{\"revision\": 1, \"values\": {\"text\": \"Train some\"}}");
        assertThat(late.status()).isEqualTo(409);
        for (String odd : List.of(
                "{\"values\": {\"text\": \"Train\"}}",
                "{\"revision\": 9, \"values\": {\"text\": \"Train\"}}",
                "{\"revision\": 2, \"values\": {\"txt\": \"Train\"}}",
                "{\"revision\": 2, \"values\": {\"text\": {\"en\": \"Train\"}}}")) {
            assertThat(program.with("Idempotency-Key", EngagementsWorld.freshKey())
                            .json("PUT", part, odd)
                            .status())
                    .as(odd)
                    .isEqualTo(422);
        }
        Answer wrong = EngagementsWorld.command(
                program, parts, "{\"kind\": \"measure\", \"values\": {\"dependsOn\": [\"x\"], \"due\": \"soon\"}}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("values.text", "values.due", "values.dependsOn");
        assertThat(program.get("/api/v1/plans/" + its.plan).body()).contains("Train all", "\"end\":\"2029-03-31\"");
        assertThat(program.get("/api/v1/plans").body()).contains(its.plan);
        Visitor stranger = its.world.program(Role.CITY, OLT).with("Idempotency-Key", "k");
        assertThat(stranger.get("/api/v1/plans/" + its.plan).status()).isEqualTo(404);
        assertThat(stranger.get(part).status()).isEqualTo(404);
        assertThat(stranger.json("PUT", part, "{}").status()).isEqualTo(404);
        assertThat(stranger.json("POST", "/api/v1" + parts, "{\"kind\": \"risk\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_plan_of_five_hundred_measures_costs_as_many_queries_as_an_empty_one() {
        var viewer = new Viewer.CityViewer(new AccountId("city-team-lys"), new TeamId(LYS));
        List<String> few = CypherLog.during(() -> look(viewer));
        its.goal();
        its.world.write(
                "MATCH (p:Plan)<-[:PART_OF]-(g:PlanPart {kind: 'GOAL'}) UNWIND range(1, 500) AS n "
                        + "CREATE (p)<-[:PART_OF]-(:PlanPart {id: 'm' + n, kind: 'MEASURE', number: n, rev: 1, removed: false, "
                        + "text: 'Measure ' + n, status: 'PLANNED', start: date('2027-05-01'), due: date('2027-06-01')})-[:TOWARDS]->(g)");
        its.world.write("UNWIND range(2, 500) AS n MATCH (a:PlanPart {id: 'm' + n}), (b:PlanPart {id: 'm' + (n - 1)}) "
                + "CREATE (a)-[:DEPENDS_ON]->(b)");
        List<String> many = CypherLog.during(() -> look(viewer));
        assertThat(many).hasSameSizeAs(few).hasSizeLessThan(10);
        assertThat(page("/plans/" + its.plan + "/timeline")).contains("Measure 500");
        assertThat(page("/plan-parts/m250")).contains("Measure 499");
        assertThat(its.send("MEASURE", Map.of("TEXT", "One more")).status()).isEqualTo(409);
    }

    private void look(Viewer viewer) {
        views.page("planning/plan", viewer, plans.get(viewer, new PlanId(its.plan)), Locale.ENGLISH);
    }
}
