package eu.passerelle.bench;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.engagements.EngagementsWorld;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.data.neo4j.core.Neo4jClient;

/**
 * A plan with as many measures as a plan may have, each waiting for the one before, beside one statement that reads the same
 * parts and what they wait for, without a page around it.
 */
@PasserelleTest
class PlanBenchmark {
    private static final int MEASURES = Integer.getInteger("bench.measures", 500);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 60);
    private static final int WARM_UP = 30;
    private static final String FLOOR = "bare statement";
    private static final String PARTS = """
            MATCH (:Plan {id: $plan})<-[:PART_OF]-(e:PlanPart)
            RETURN properties(e), [(e)-[:TOWARDS|DEPENDS_ON]->(x) | x.id]
            """;
    private static final String MANY = """
            MATCH (p:Plan)<-[:PART_OF]-(g:PlanPart {kind: 'GOAL'}) UNWIND range(1, $measures) AS n
            CREATE (p)<-[:PART_OF]-(:PlanPart {id: 'm' + n, kind: 'MEASURE', number: n, rev: 1, removed: false,
              text: 'Measure ' + n, status: 'PLANNED', start: date('2027-05-01') + duration({days: n}),
              due: date('2027-05-01') + duration({days: n + 1})})-[:TOWARDS]->(g)
            """;
    private static final String CHAIN = """
            UNWIND range(2, $measures) AS n
            MATCH (a:PlanPart {id: 'm' + n}), (b:PlanPart {id: 'm' + (n - 1)})
            CREATE (a)-[:DEPENDS_ON]->(b)
            """;

    @Autowired
    ApplicationContext context;

    @Autowired
    Neo4jClient neo4j;

    private String plan = "";

    @Test
    void a_whole_plan_beside_one_statement() throws IOException {
        Visitor team = write();
        Map<String, String> pages = Map.of(
                "plan, page", "/plans/" + plan,
                "board, page", "/plans/" + plan + "/board",
                "timeline with the critical path, page", "/plans/" + plan + "/timeline",
                "one measure, page", "/plan-parts/m" + MEASURES / 2,
                "plan, PDF", "/plans/" + plan + "/plan.pdf",
                "plan, DOCX", "/plans/" + plan + "/plan.docx");
        var timings = new Timings();
        run(timings, team, pages, WARM_UP);
        timings.forget();
        run(timings, team, pages, ROUNDS);
        var report = new ArrayList<>(List.of(
                "%,d measures".formatted(MEASURES),
                "",
                "| what | runs | median ms | p99 ms | median ÷ floor |",
                "| --- | ---: | ---: | ---: | ---: |",
                timings.row(FLOOR, FLOOR)));
        pages.keySet().stream().sorted().forEach(kind -> report.add(timings.row(kind, FLOOR)));
        Files.write(Path.of("target/benchmark-plan.md"), report);
        report.forEach(System.out::println);
    }

    private Visitor write() {
        EngagementsWorld world = EngagementsWorld.createIn(context);
        world.engagement(EngagementsWorld.ANA);
        Visitor team = world.browser(Role.CITY, EngagementsWorld.LYS);
        plan = team.post("/plans/new", Map.of("VISION", "All", "START", "2027-04-01", "MONTHS", "36", "commandId", "a"))
                .location()
                .substring("/plans/".length());
        team.post("/plans/" + plan + "/parts", Map.of("kind", "GOAL", "TEXT", "Schools ask", "commandId", "b"));
        neo4j.query(MANY).bind(MEASURES).to("measures").run();
        neo4j.query(CHAIN).bind(MEASURES).to("measures").run();
        return team;
    }

    private void run(Timings timings, Visitor team, Map<String, String> pages, int rounds) {
        for (int round = 0; round < rounds; round++) {
            timings.timed(
                    FLOOR,
                    () -> neo4j.query(PARTS).bind(plan).to("plan").fetch().all());
            pages.forEach((kind, path) -> timings.time(
                    kind, () -> assertThat(team.get(path).status()).as(path).isEqualTo(200)));
        }
    }
}
