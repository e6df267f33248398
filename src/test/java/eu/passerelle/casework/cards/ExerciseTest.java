package eu.passerelle.casework.cards;

import static eu.passerelle.engagements.EngagementsWorld.ANA;
import static eu.passerelle.engagements.EngagementsWorld.BEN;
import static eu.passerelle.engagements.EngagementsWorld.OLT;
import static eu.passerelle.engagements.EngagementsWorld.freshKey;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.engagements.EngagementsWorld;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.testing.CypherLog;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.PdfUa;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Ana leads a course on the invented case K-17; the people of Lys and of Oltoara take part. */
@PasserelleTest
class ExerciseTest {
    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    @Autowired
    Exercises exercises;

    @Autowired
    GraphTransactions transactions;

    EngagementsWorld world;
    Visitor trainer;
    Visitor lys;
    Visitor olt;
    String page;

    @BeforeEach
    void open() {
        world = EngagementsWorld.createIn(context);
        trainer = world.browser(Role.EXPERT, ANA);
        lys = world.lys();
        olt = world.browser(Role.CITY, OLT);
        world.write("MATCH (a:Account)-[:COORDINATES]->() SET a.name = 'Mara <Lys>'");
        page = trainer.post("/casework/examples/K-17/exercises", Map.of("commandId", freshKey()))
                .location();
    }

    private static Map<String, String> plan(String answer) {
        return new HashMap<>(Map.of(
                "area0", "FAMILY",
                "kind0", "FAMILY_WORK",
                "sector0", "family-support",
                "area3", "MONEY",
                "kind3", "PRACTICAL_HELP",
                "sector3", "family-support",
                "answer", answer,
                "commandId", freshKey()));
    }

    private Answer certify(Visitor visitor) {
        return visitor.post(
                page + "/plans/" + world.text("MATCH (p:ExercisePlan) RETURN p.id") + "/certificate",
                Map.of("commandId", freshKey()));
    }

    @Test
    void each_plans_alone_and_then_all_compare() {
        assertThat(trainer.get(page).body()).contains("Hand this address to your course", "Nobody has handed in");
        assertThat(lys.get(page).body()).contains("Step 6").doesNotContain("Model answer");
        assertThat(lys.post(page, plan("Nihil")).location()).isEqualTo(page);
        assertThat(lys.get(page).body())
                .contains("Model answer", "Your plan", "2 steps; 1 as in the model; 2 areas left out");
        assertThat(olt.get(page).body())
                .as("not before the own one")
                .contains("You can hand in once")
                .doesNotContain("Model answer");
        clock.advance(Duration.ofMinutes(1));
        olt.post(page, plan("All"));
        assertThat(olt.get(page).body()).contains("Plan 1").doesNotContain("Mara", "Nihil");
        assertThat(trainer.get(page).body()).contains("Mara &lt;Lys&gt;", "Nihil", "as in the model", "left out");
        Answer again = lys.post(page, plan("Copied"));
        assertThat(again.status()).as("having seen the model answer").isEqualTo(409);
        assertThat(again.body()).contains("You have handed in your plan already", ">Copied</textarea>");
        assertThat(lys.get(page).body())
                .contains("It stands below", "Nihil")
                .doesNotContain("Copied", "You can hand in once");
        assertThat(world.count("MATCH (p:ExercisePlan) RETURN count(p)")).isEqualTo(2);
        assertThat(CypherLog.during(() -> trainer.get(page))).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void a_whole_course_hands_in_at_once_each_at_the_first_try() throws Exception {
        String exercise = page.substring(page.lastIndexOf('/') + 1);
        var steps = List.of(new Exercise.Step(LifeArea.FAMILY, Measure.Kind.FAMILY_WORK, "family-support"));
        var tries = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var all = IntStream.range(0, 8)
                    .mapToObj(i -> new CityViewer(new AccountId("course-" + i), new TeamId(OLT)))
                    .map(viewer -> threads.submit(() -> transactions.write(() -> {
                        tries.incrementAndGet();
                        exercises.handIn(viewer, exercise, steps, "", freshKey());
                    })))
                    .toList();
            for (var one : all) {
                one.get(60, TimeUnit.SECONDS);
            }
        }
        assertThat(world.count("MATCH (p:ExercisePlan)-[:PART_OF]->(:Exercise) RETURN count(p)"))
                .isEqualTo(8);
        assertThat(tries).hasValue(8);
    }

    @Test
    void what_cannot_be_read_is_said_and_nothing_typed_is_lost() {
        Map<String, String> half = plan("Call Kevin Müller on 0171 2345678");
        half.remove("kind3");
        Answer answer = lys.post(page, half);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Choose area, measure and agency", "id=\"answer-error\"", "Kevin Müller")
                .contains("<option value=\"MONEY\" selected=\"selected\">");
        assertThat(lys.post(page, Map.of("commandId", "x")).body()).contains("Plan at least one step");
        assertThat(trainer.post(page, plan("")).status()).as("who leads it").isEqualTo(409);
        assertThat(world.count("MATCH (p:ExercisePlan) RETURN count(p)")).isZero();
    }

    @Test
    void a_certificate_is_checked_by_anybody_and_names_its_holder_only_by_the_whole_address() {
        lys.post(page, plan("Nihil"));
        assertThat(certify(world.browser(Role.EXPERT, BEN)).status()).isEqualTo(404);
        world.write("MATCH (a:Account)-[:COORDINATES]->() SET a.name = ''");
        assertThat(certify(trainer).status()).as("a certificate for nobody").isEqualTo(409);
        world.write("MATCH (a:Account)-[:COORDINATES]->() SET a.name = 'Mara <Lys>'");
        assertThat(certify(trainer).location()).isEqualTo(page);
        certify(trainer);
        assertThat(world.count("MATCH (c:Certificate) RETURN count(c)")).isOne();
        assertThat(lys.post(page, plan("Other")).status())
                .as("it stays as it was")
                .isEqualTo(409);

        String id = world.text("MATCH (c:Certificate) RETURN c.id");
        String key = world.text("MATCH (c:Certificate) RETURN c.key");
        Visitor anybody = world.stranger();
        assertThat(anybody.get("/certificates/" + id).body())
                .contains("valid", "Planning interventions", "1 March 2027", "1 March 2030")
                .doesNotContain("Mara");
        assertThat(anybody.get("/certificates/" + id + "?holder=" + key).body()).contains("Mara &lt;Lys&gt;");
        assertThat(anybody.get("/certificates/" + id + "?holder=").body()).doesNotContain("Mara");
        assertThat(anybody.get("/certificates/BCDFBCDFBCDFBCDF").status()).isEqualTo(404);

        String paper = "/casework/certificates/" + id + "/paper.pdf";
        assertThat(lys.get("/casework").body()).contains("Your certificates", paper);
        assertThat(PdfUa.faults(lys.download(paper))).isEmpty();
        assertThat(olt.get(paper).status()).isEqualTo(404);

        world.write("MATCH (c:Certificate) SET c.until = date('2027-02-28')");
        assertThat(anybody.get("/certificates/" + id + "?holder=" + key).body())
                .contains("no longer valid")
                .doesNotContain("Mara", "passes on");
        assertThat(lys.get("/casework").body()).contains("Your certificates").doesNotContain(paper);
        Answer refused = lys.get(paper);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("can no longer be printed");
        world.write("MATCH (c:Certificate) SET c.example = 'K-99'");
        assertThat(anybody.get("/certificates/" + id).body())
                .as("the case is gone")
                .contains("with the invented case K-99");
    }

    @Test
    void it_is_withdrawn_with_a_reason_that_the_page_keeps_to_itself() {
        lys.post(page, plan("Nihil"));
        certify(trainer);
        String id = world.text("MATCH (c:Certificate) RETURN c.id");
        String withdrawal = "/casework/certificates/" + id + "/withdrawal";
        assertThat(lys.get(withdrawal).status()).isEqualTo(403);
        assertThat(world.browser(Role.EXPERT, BEN).get(withdrawal).status()).isEqualTo(404);
        assertThat(trainer.post(withdrawal, Map.of("reason", " ", "commandId", "a"))
                        .status())
                .isEqualTo(422);
        assertThat(world.coordinator()
                        .post(withdrawal, Map.of("reason", "It was copied", "commandId", "b"))
                        .location())
                .isEqualTo("/certificates/" + id);
        String key = world.text("MATCH (c:Certificate) RETURN c.key");
        assertThat(world.stranger()
                        .get("/certificates/" + id + "?holder=" + key)
                        .body())
                .contains("withdrawn")
                .doesNotContain("copied", "Mara");
        assertThat(lys.get("/casework/certificates/" + id + "/paper.pdf").status())
                .isEqualTo(409);
        assertThat(trainer.get(withdrawal).body()).contains("has been withdrawn already");
        assertThat(trainer.post(withdrawal, Map.of("reason", "Once more", "commandId", "c"))
                        .status())
                .isEqualTo(409);
        assertThat(world.count("MATCH (a:AuditEntry) WHERE a.action STARTS WITH 'CERTIFICATE_' RETURN count(a)"))
                .isEqualTo(2);

        assertThat(trainer.get(page).body()).contains("Issue a certificate", "withdrawn");
        certify(trainer);
        certify(trainer);
        assertThat(world.count("MATCH (c:Certificate) RETURN count(c)")).isEqualTo(2);
        assertThat(trainer.get(page).body())
                .contains(world.text("MATCH (c:Certificate) WHERE NOT c.withdrawn RETURN c.id") + "/withdrawal")
                .doesNotContain("Issue a certificate");
    }
}
