package eu.passerelle.engagements;

import static eu.passerelle.engagements.EngagementsWorld.OLT;
import static eu.passerelle.engagements.EngagementsWorld.read;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.data.neo4j.core.Neo4jClient;

/** Two requests of Lys; Ana, Ben and Cleo suit both. */
@PasserelleTest
class RoundsTest {
    @Autowired
    ApplicationContext context;

    @Autowired
    Neo4jClient neo4j;

    EngagementsWorld world;
    Visitor program = Visitor.at(0);
    String first = "";
    String second = "";

    @BeforeEach
    void create() {
        world = EngagementsWorld.createIn(context);
        first = world.submitted();
        second = world.submitted();
        program = world.program(Role.COORDINATOR, "network");
    }

    @Test
    void a_round_becomes_a_draft_that_is_pinned_and_confirmed_and_asks_each_once() {
        String round = draft();
        Answer draft = program.get("/api/v1/rounds/" + round);
        assertThat(EngagementsWorld.<Integer>read(draft, "$.now.served")).isEqualTo(2);
        assertThat(EngagementsWorld.<List<Object>>read(draft, "$.given[?(@.expert == null)]"))
                .isEmpty();
        assertThat(EngagementsWorld.<List<String>>read(draft, "$.given[0].alternates"))
                .isNotEmpty();

        Answer pinned = decide(round, first, "PIN", EngagementsWorld.CLEO);
        assertThat(pinned.status()).as(pinned.body()).isEqualTo(200);
        assertThat(EngagementsWorld.<List<String>>read(pinned, "$.given[?(@.pinned == true)].expert"))
                .containsExactly(EngagementsWorld.CLEO);
        Answer without = decide(round, second, "EXCLUDE", EngagementsWorld.ANA);
        assertThat(EngagementsWorld.<List<String>>read(without, "$.given[?(@.request == '" + second + "')].expert"))
                .doesNotContain(EngagementsWorld.ANA);

        confirm(round);
        Answer confirmed = confirm(round);
        assertThat(EngagementsWorld.<List<Boolean>>read(confirmed, "$.given[*].asked"))
                .containsOnly(true);
        assertThat(world.told(ProposalSent.class)).hasSize(2);
        assertThat(decide(round, first, "UNPIN", EngagementsWorld.CLEO).status())
                .isEqualTo(409);
    }

    @Test
    void when_one_declines_the_next_is_asked() {
        String round = draft();
        decide(round, first, "PIN", EngagementsWorld.ANA);
        confirm(round);
        neo4j.query("MATCH (p:Proposal)-[:FOR]->(:Request {id: $id}) SET p.state = 'declined'")
                .bind(first)
                .to("id")
                .run();
        await(() -> world.told(ProposalSent.class).size() == 3);
        Answer after = program.get("/api/v1/rounds/" + round);
        assertThat(EngagementsWorld.<List<String>>read(after, "$.given[?(@.request == '" + first + "')].expert"))
                .isNotEmpty()
                .doesNotContain(EngagementsWorld.ANA);
    }

    @Test
    void who_is_short_of_places_is_said_and_what_a_recruit_would_change() {
        world.write("MATCH (e:Expert) SET e.parallelEngagements = CASE e.id WHEN 'expert-ana' THEN 1 ELSE 0 END");
        List.of(EngagementsWorld.ANA, EngagementsWorld.BEN, EngagementsWorld.CLEO)
                .forEach(world::changed);
        String round = draft();
        Answer draft = program.get("/api/v1/rounds/" + round);
        assertThat(EngagementsWorld.<Integer>read(draft, "$.now.served")).isEqualTo(1);
        assertThat(EngagementsWorld.<List<String>>read(draft, "$.given[?(@.expert == null)].problem"))
                .containsExactly("engagements.round.unmet.ALL_TAKEN");
        Answer tried = program.get("/api/v1/rounds/" + round + "/what-if");
        assertThat(EngagementsWorld.<List<Integer>>read(
                        tried, "$[?(@.code == 'engagements.round.if.recruit')].figures.served"))
                .containsOnly(2);
        assertThat(EngagementsWorld.<List<Integer>>read(
                        tried, "$[?(@.code == 'engagements.round.if.gone')].figures.served"))
                .containsExactly(0);
    }

    @Test
    void only_coordinators_of_the_network_come_near() {
        String round = draft();
        for (Visitor other : List.of(world.lys(), world.browser(Role.CITY, OLT))) {
            assertThat(other.get("/rounds").status()).isEqualTo(403);
            assertThat(other.get("/rounds/" + round).status()).isEqualTo(403);
        }
        assertThat(world.lysProgram().get("/api/v1/rounds/" + round).status()).isEqualTo(403);
        assertThat(world.stranger().get("/rounds").status()).isIn(302, 303, 401);
    }

    @Test
    void the_pages_show_the_draft_and_what_is_wrong() {
        Visitor coordinator = world.coordinator();
        String round = draft();
        assertThat(coordinator.get("/rounds").body()).contains("/rounds/" + round);
        assertThat(coordinator.get("/rounds/" + round).body())
                .contains("Lysville")
                .contains("Pin");
        assertThat(coordinator.get("/rounds/" + round + "/what-if").body()).contains("The draft as it is");
        assertThat(program.json("POST", "/api/v1/rounds", "{\"tolerance\": 50}").status())
                .isEqualTo(422);
        assertThat(program.get("/api/v1/rounds/unknown").status()).isEqualTo(404);
        assertThat(decide(round, "unknown", "UNPIN", "nobody").status()).isEqualTo(404);
        assertThat(decide(round, first, "PIN", "nobody").status()).isEqualTo(404);
    }

    private String draft() {
        Answer begun = program.json("POST", "/api/v1/rounds", "{}");
        assertThat(begun.status()).as(begun.body()).isEqualTo(201);
        String id = read(begun, "$.id");
        await(() -> read(program.get("/api/v1/rounds/" + id), "$.state").equals("DRAFT"));
        return id;
    }

    private Answer decide(String round, String request, String wish, String expert) {
        return program.json(
                "POST",
                "/api/v1/rounds/" + round + "/decisions",
                "{\"request\": \"" + request + "\", \"wish\": \"" + wish + "\", \"expert\": \"" + expert + "\"}");
    }

    private Answer confirm(String round) {
        return program.json("POST", "/api/v1/rounds/" + round + "/confirmation", "{}");
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for a minute").isLessThan(end);
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
