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
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
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
        Answer notAskable = decide(round, first, "PIN", "nobody");
        assertThat(notAskable.status()).isEqualTo(409);
        assertThat(notAskable.body()).contains("may not be asked");
        for (String body : List.of("{\"tolerance\": \"NaN\"}", "{\"leastScore\": -1}", "{\"leastScore\": 1e9}")) {
            assertThat(program.json("POST", "/api/v1/rounds", body).status())
                    .as(body)
                    .isEqualTo(422);
            assertThat(program.json("POST", "/api/v1/rounds/" + round + "/drafts", body)
                            .status())
                    .as(body)
                    .isEqualTo(422);
        }
        assertThat(program.json("POST", "/api/v1/rounds/" + round + "/confirmation", "{}")
                        .status())
                .isEqualTo(422);
        assertThat(EngagementsWorld.<List<String>>read(program.get("/api/v1/rounds"), "$[*].id"))
                .contains(round);
    }

    @Test
    void a_request_that_cannot_be_read_any_more_holds_up_nobody() {
        world.write("MATCH (r:Request {id: '" + first + "'}) SET r.hours = 9999, r.typedHours = '9999'");
        String round = draft();
        Answer draft = program.get("/api/v1/rounds/" + round);
        assertThat(given(draft, first, "problem")).containsExactly("engagements.round.unmet.INVALID");
        assertThat(given(draft, second, "expert")).hasSize(1).doesNotContainNull();
    }

    @Test
    void a_draft_that_has_changed_since_it_was_seen_is_not_confirmed() {
        String round = draft();
        int seen = read(program.get("/api/v1/rounds/" + round), "$.draft");
        decide(round, first, "PIN", EngagementsWorld.CLEO);
        Answer stale = confirm(round, seen);
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.body()).contains("has changed since you saw it");
        assertThat(world.told(ProposalSent.class)).isEmpty();
        assertThat(confirm(round, seen + 1).status()).isEqualTo(200);
    }

    @Test
    void many_confirmations_at_once_ask_each_once() throws Exception {
        String round = draft();
        int seen = read(program.get("/api/v1/rounds/" + round), "$.draft");
        List<Visitor> visitors = IntStream.range(0, 6)
                .mapToObj(i -> world.program(Role.COORDINATOR, "network"))
                .toList();
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var answer : threads.invokeAll(visitors.stream()
                    .map(visitor -> (Callable<Answer>) () -> confirm(round, seen))
                    .toList())) {
                assertThat(answer.get().status()).isEqualTo(200);
            }
        }
        assertThat(world.told(ProposalSent.class)).hasSize(2);
        assertThat(world.count("MATCH (p:Proposal) RETURN count(p)")).isEqualTo(2);
    }

    @Test
    void an_expert_with_one_place_is_pinned_once() {
        world.write("MATCH (e:Expert {id: 'expert-ana'}) SET e.parallelEngagements = 1");
        world.changed(EngagementsWorld.ANA);
        String round = draft();
        assertThat(decide(round, first, "PIN", EngagementsWorld.ANA).status()).isEqualTo(200);
        Answer twice = decide(round, second, "PIN", EngagementsWorld.ANA);
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.body()).contains("one request at the moment");
        assertThat(decide(round, first, "UNPIN", EngagementsWorld.ANA).status()).isEqualTo(200);
        assertThat(decide(round, second, "PIN", EngagementsWorld.ANA).status()).isEqualTo(200);
    }

    @Test
    void looked_at_again_what_was_decided_stays_and_what_has_changed_is_seen() {
        String round = draft();
        decide(round, first, "PIN", EngagementsWorld.CLEO);
        decide(round, second, "PIN", EngagementsWorld.BEN);
        world.write("MATCH (e:Expert {id: 'expert-ben'}) SET e.status = 'paused'");
        world.changed(EngagementsWorld.BEN);
        String third = world.submitted();
        Answer again = program.json("POST", "/api/v1/rounds/" + round + "/gathering", "{}");
        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(decide(round, first, "UNPIN", EngagementsWorld.CLEO).status())
                .as("while it is gathered")
                .isEqualTo(409);
        await(() -> read(program.get("/api/v1/rounds/" + round), "$.state").equals("DRAFT"));
        Answer draft = program.get("/api/v1/rounds/" + round);
        assertThat(EngagementsWorld.<List<Object>>read(draft, "$.given")).hasSize(3);
        assertThat(given(draft, first, "expert")).containsExactly(EngagementsWorld.CLEO);
        assertThat(given(draft, second, "problem")).containsExactly("engagements.round.unmet.PIN_GONE");
        assertThat(given(draft, second, "expert")).containsAnyOf(EngagementsWorld.ANA, EngagementsWorld.CLEO);
        assertThat(given(draft, third, "expert")).doesNotContainNull();
    }

    @Test
    void who_can_be_asked_no_more_at_the_confirmation_gives_way_to_an_alternate() {
        String round = draft();
        decide(round, first, "PIN", EngagementsWorld.BEN);
        world.write("MATCH (e:Expert {id: 'expert-ben'}) SET e.status = 'paused'");
        world.changed(EngagementsWorld.BEN);
        Answer confirmed = confirm(round);
        assertThat(given(confirmed, first, "asked")).containsExactly(true);
        assertThat(given(confirmed, first, "expert")).containsAnyOf(EngagementsWorld.ANA, EngagementsWorld.CLEO);
        assertThat(world.coordinator().get("/rounds/" + round).body()).contains("before: ben Familia-ben");
    }

    @Test
    void a_confirmation_that_was_interrupted_goes_on_by_itself() {
        String round = draft();
        world.write("MATCH (o:Round {id: '" + round + "'}) SET o.state = 'CONFIRMED'");
        await(() -> world.told(ProposalSent.class).size() == 2);
    }

    @Test
    void no_alternate_is_below_the_lowest_match_allowed() {
        String round = draft();
        Answer draft = program.get("/api/v1/rounds/" + round);
        List<String> before = read(draft, "$.given[0].alternates");
        assertThat(before).isNotEmpty();
        world.write("MATCH (n:RoundEntry) SET n.scores = [0.9, 0.3, 0.3]");
        Answer strict = program.json("POST", "/api/v1/rounds/" + round + "/drafts", "{\"leastScore\": 50}");
        assertThat(strict.status()).as(strict.body()).isEqualTo(200);
        assertThat(EngagementsWorld.<List<Object>>read(strict, "$.given[*].alternates[*]"))
                .isEmpty();
        world.write("MATCH (n:RoundEntry) SET n.scores = [s IN n.scores | 0.3]");
        Answer none = program.json("POST", "/api/v1/rounds/" + round + "/drafts", "{\"leastScore\": 50}");
        assertThat(EngagementsWorld.<List<String>>read(none, "$.given[*].problem"))
                .containsOnly("engagements.round.unmet.BELOW");
    }

    @Test
    void what_if_anybody_left_can_be_asked() {
        String round = draft();
        Answer tried = program.get("/api/v1/rounds/" + round + "/what-if?expert=" + EngagementsWorld.CLEO);
        assertThat(EngagementsWorld.<String>read(tried, "$[0].code")).isEqualTo("engagements.round.if.gone");
        assertThat(EngagementsWorld.<String>read(tried, "$[0].name")).contains("cleo");
        assertThat(program.get("/api/v1/rounds/" + round + "/what-if?expert=nobody")
                        .status())
                .isEqualTo(404);
        assertThat(world.coordinator()
                        .get("/rounds/" + round + "/what-if?expert=" + EngagementsWorld.CLEO)
                        .body())
                .contains("cleo Familia-cleo could take nobody");
    }

    @Test
    void a_round_that_is_being_gathered_can_be_cancelled() {
        world.write("CREATE (:Round {id: 'stuck', account: 'a', state: 'GATHERING', at: datetime(), done: 0, of: 9, "
                + "tolerance: 0.01, leastScore: 0.0, experts: [], places: [], now: [0.0, 0.0, 0.0, 0.0], "
                + "last: [0.0, 0.0, 0.0, 0.0]})");
        Visitor coordinator = world.coordinator();
        String page = coordinator.get("/rounds/stuck").body();
        assertThat(page).contains("/rounds/stuck");
        coordinator.post("/rounds/stuck/drop", java.util.Map.of());
        assertThat(read(program.get("/api/v1/rounds/stuck"), "$.state").equals("DROPPED"))
                .isTrue();
        assertThat(confirm("stuck", 0).status()).isEqualTo(409);
    }

    private static List<Object> given(Answer round, String request, String field) {
        return read(round, "$.given[?(@.request == '" + request + "')]." + field);
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
        int draft = read(program.get("/api/v1/rounds/" + round), "$.draft");
        return confirm(round, draft);
    }

    private Answer confirm(String round, int draft) {
        return program.json("POST", "/api/v1/rounds/" + round + "/confirmation", "{\"draft\": " + draft + "}");
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
