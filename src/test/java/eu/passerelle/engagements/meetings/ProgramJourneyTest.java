package eu.passerelle.engagements.meetings;

import static eu.passerelle.engagements.EngagementsWorld.ANA;
import static eu.passerelle.engagements.EngagementsWorld.BEN;
import static eu.passerelle.engagements.EngagementsWorld.booking;
import static eu.passerelle.engagements.EngagementsWorld.command;
import static eu.passerelle.engagements.EngagementsWorld.read;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.engagements.EngagementsWorld;
import eu.passerelle.engagements.ProposalAccepted;
import eu.passerelle.engagements.ProposalSent;
import eu.passerelle.engagements.RequestSubmitted;
import eu.passerelle.scheduling.SessionBooked;
import eu.passerelle.scheduling.SessionCancelled;
import eu.passerelle.scheduling.SessionMoved;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** From the request to a cancelled session without a browser, and what programs get wrong on the way. */
@PasserelleTest
class ProgramJourneyTest {
    /** Nine o'clock in Bucharest. */
    private static final String TUESDAY = "2027-03-09T07:00:00Z";

    private static final String THURSDAY = "2027-03-11T09:00:00+02:00";

    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    EngagementsWorld world;
    Visitor lys = Visitor.at(0);
    Visitor ana = Visitor.at(0);

    @BeforeEach
    void create() {
        world = EngagementsWorld.createIn(context);
        lys = world.lysProgram();
        ana = world.program(Role.EXPERT, ANA);
    }

    @Test
    void a_program_goes_all_the_way_and_each_command_sent_again_changes_nothing() {
        String request = world.draft(EngagementsWorld.COMPLETE);
        Answer sent = twice(lys, "/requests/" + request + "/submission", "", 200);
        assertThat(EngagementsWorld.<String>read(sent, "$.state")).isEqualTo("submitted");

        Answer mentors = lys.get("/api/v1/requests/" + request + "/recommendations");
        assertThat(EngagementsWorld.<List<String>>read(mentors, "$.recommendations[*].expert"))
                .containsExactlyInAnyOrder(ANA, BEN, EngagementsWorld.CLEO);
        assertThat(EngagementsWorld.<List<String>>read(mentors, "$.recommendations[0].reasons"))
                .isNotEmpty();

        Answer asked = twice(lys, "/requests/" + request + "/proposals", "{\"expert\": \"" + ANA + "\"}", 201);
        String proposal = read(asked, "$.id");
        assertThat(EngagementsWorld.<String>read(ana.get("/api/v1/proposals"), "$[0].id"))
                .isEqualTo(proposal);
        Answer begun = twice(ana, "/proposals/" + proposal + "/acceptance", "", 200);
        String engagement = read(begun, "$.engagement");
        assertThat(EngagementsWorld.<String>read(lys.get("/api/v1/engagements/" + engagement), "$.request"))
                .isEqualTo(request);

        Answer free = lys.get("/api/v1/experts/" + ANA + "/slots?from=2027-03-08&until=2027-03-12");
        assertThat(EngagementsWorld.<String>read(free, "$.slots[0].start")).isEqualTo(TUESDAY);
        Answer booked = twice(lys, "/sessions", booking(engagement, TUESDAY), 201);
        String session = read(booked, "$.id");
        assertThat(booked.location()).isEqualTo("/api/v1/sessions/" + session);
        assertThat(EngagementsWorld.<String>read(booked, "$.start")).isEqualTo("2027-03-09T08:00:00");

        Answer moved = twice(ana, "/sessions/" + session + "/move", "{\"start\": \"" + THURSDAY + "\"}", 200);
        assertThat(EngagementsWorld.<Integer>read(moved, "$.sequence")).isEqualTo(1);
        Answer cancelled = twice(lys, "/sessions/" + session + "/cancellation", "", 200);
        assertThat(EngagementsWorld.<String>read(cancelled, "$.state")).isEqualTo("cancelled");
        assertThat(EngagementsWorld.<List<String>>read(
                        lys.get("/api/v1/engagements/" + engagement + "/sessions"), "$[*].state"))
                .containsExactly("cancelled");

        assertThat(List.of(
                        world.told(RequestSubmitted.class),
                        world.told(ProposalSent.class),
                        world.told(ProposalAccepted.class),
                        world.told(SessionBooked.class),
                        world.told(SessionMoved.class),
                        world.told(SessionCancelled.class)))
                .allSatisfy(told -> assertThat(told).hasSize(1));
    }

    @Test
    void every_command_needs_a_key_and_says_how_it_is_called() {
        String request = world.draft(EngagementsWorld.COMPLETE);
        Visitor keyless = world.program(Role.COORDINATOR, "keyless");
        Map<String, Visitor> commands = Map.of(
                "/requests/" + request + "/submission",
                lys,
                "/requests/" + request + "/proposals",
                keyless,
                "/proposals/p/withdrawal",
                keyless,
                "/proposals/p/offer",
                keyless,
                "/proposals/p/acceptance",
                ana,
                "/proposals/p/declination",
                ana,
                "/proposals/p/counter-proposal",
                ana,
                "/sessions",
                keyless,
                "/sessions/s/move",
                keyless,
                "/sessions/s/cancellation",
                keyless);
        commands.forEach((path, program) -> {
            Answer refused = program.json("POST", "/api/v1" + path, "{}");
            assertThat(refused.status()).as(path).isEqualTo(400);
            assertThat(EngagementsWorld.<String>read(refused, "$.errors[0].field"))
                    .as(path)
                    .isEqualTo("Idempotency-Key");
        });
        for (String key : List.of(" ", "k".repeat(201))) {
            Answer refused = command(lys, key, "/requests/" + request + "/submission", "");
            assertThat(refused.status()).as("'" + key + "'").isIn(400, 422);
            assertThat(EngagementsWorld.<String>read(refused, "$.errors[0].message"))
                    .isNotBlank();
        }
        assertThat(world.text("MATCH (r:Request) RETURN r.state")).isEqualTo("draft");
    }

    @Test
    void a_key_that_was_used_for_something_else_is_refused_and_nothing_is_done() {
        String request = world.submitted();
        String proposals = "/requests/" + request + "/proposals";
        command(lys, "key", proposals, "{\"expert\": \"" + ANA + "\"}");
        refused(command(lys, "key", proposals, "{\"expert\": \"" + BEN + "\"}"));
        String proposal = world.text("MATCH (p:Proposal) RETURN p.id");
        Answer begun = command(ana, "/proposals/" + proposal + "/acceptance", "");
        String engagement = read(begun, "$.engagement");
        command(lys, "key", "/sessions", booking(engagement, TUESDAY));
        refused(command(lys, "key", "/sessions", booking(engagement, THURSDAY)));
        String session = world.text("MATCH (s:Session) RETURN s.id");
        command(lys, "key", "/sessions/" + session + "/move", "{\"start\": \"" + THURSDAY + "\"}");
        refused(command(lys, "key", "/sessions/" + session + "/move", "{\"start\": \"" + TUESDAY + "\"}"));
        assertThat(world.told(ProposalSent.class)).hasSize(1);
        assertThat(world.count("MATCH (s:Session) RETURN count(s)")).isEqualTo(1);
    }

    @Test
    void going_back_in_the_browser_and_choosing_another_time_is_no_silent_success() {
        String address = "/engagements/" + world.engagement(ANA);
        Visitor browser = world.lys();
        Map<String, String> first = Map.of("commandId", "page", "minutes", "60", "start", TUESDAY, "place", "");
        assertThat(browser.post(address + "/sessions", first).location()).isEqualTo(address);
        assertThat(browser.post(address + "/sessions", first).location()).isEqualTo(address);
        Answer other = browser.post(
                address + "/sessions",
                Map.of("commandId", "page", "minutes", "60", "start", "2027-03-11T07:00:00Z", "place", ""));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.body()).contains("This was sent before with other content");
        assertThat(world.count("MATCH (s:Session) RETURN count(s)")).isEqualTo(1);
    }

    @Test
    void a_slot_that_is_gone_is_answered_with_what_is_still_free() {
        world.session(world.engagement(ANA), TUESDAY);
        world.write("""
                MATCH (e:Expert {id: 'expert-ana'}), (t:Team {id: 'team-olt'})
                CREATE (e)-[:MENTORED]->(:Engagement {id: 'olt', state: 'active', startedOn: date('2027-01-01'), hours: 1})
                  -[:WITH]->(t)
                """);
        Visitor olt = world.program(Role.CITY, EngagementsWorld.OLT);
        Answer gone = command(olt, "/sessions", booking("olt", TUESDAY));
        assertThat(gone.status()).isEqualTo(409);
        assertThat(gone.header("Content-Type")).isEqualTo("application/problem+json");
        List<String> alternatives = read(gone, "$.alternatives[*].start");
        assertThat(alternatives).hasSize(5).startsWith("2027-03-09T08:00:00Z").doesNotContain(TUESDAY);
        assertThat(command(olt, "/sessions", booking("olt", alternatives.getFirst()))
                        .status())
                .isEqualTo(201);
        Answer page = world.browser(Role.CITY, EngagementsWorld.OLT)
                .post(
                        "/engagements/olt/sessions",
                        Map.of("commandId", "x", "minutes", "60", "start", TUESDAY, "place", "Room 7"));
        assertThat(page.status()).isEqualTo(409);
        assertThat(page.body()).contains("value=\"2027-03-11T07:00:00Z\"", "Room 7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$.start|\"2027-02-23T07:00:00Z\"|start",
                "$.start|\"2027-03-09T07:00\"|start",
                "$.start|\"soon\"|start",
                "$.start|null|start",
                "$.start|\"+999999999-12-31T23:45:00-18:00\"|start",
                "$.start|\"2029-03-13T07:00:00Z\"|start",
                "$.start|\"2027-03-09T07:07:00Z\"|start",
                "$.minutes|0|minutes",
                "$.minutes|61|minutes",
                "$.minutes|600000|minutes",
                "$.engagement|null|engagement"
            })
    void a_session_that_makes_no_sense_is_answered_by_field(String path, String json, String field) {
        String engagement = world.engagement(ANA);
        String body = com.jayway.jsonpath.JsonPath.parse(booking(engagement, TUESDAY))
                .set(path, "\u0001")
                .jsonString()
                .replace("\"\\u0001\"", json);
        Answer refused = command(lys, "/sessions", body);
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(EngagementsWorld.<String>read(refused, "$.errors[0].field")).isEqualTo(field);
        assertThat(EngagementsWorld.<String>read(refused, "$.errors[0].message"))
                .endsWith(".");
        assertThat(world.count("MATCH (s:Session) RETURN count(s)")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"+1000000000-12-31T23:45:00Z", "-1000000000-01-01T00:00:00Z", "2029-03-13T07:00:00Z", "soon", "''"})
    void a_start_that_makes_no_sense_on_the_page_is_said_there(String start) {
        String engagement = world.engagement(ANA);
        Answer page = world.lys()
                .post(
                        "/engagements/" + engagement + "/sessions",
                        Map.of("commandId", "x", "minutes", "60", "start", start, "place", "Room 7"));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("href=\"#start\"", "value=\"Room 7\"");
        String session = world.session(engagement, TUESDAY);
        Answer moved = world.lys().post("/sessions/" + session + "/move", Map.of("commandId", "y", "start", start));
        assertThat(moved.status()).isEqualTo(422);
    }

    @Test
    void neither_the_cancelled_nor_the_past_can_be_moved() {
        String engagement = world.engagement(ANA);
        String session = world.session(engagement, TUESDAY);
        String later = "{\"start\": \"2027-03-16T07:00:00Z\"}";
        String second = world.session(engagement, "2027-03-09T08:00:00Z");
        command(lys, "/sessions/" + second + "/cancellation", "");
        assertThat(command(lys, "/sessions/" + second + "/move", later).status())
                .isEqualTo(409);
        String page = "/engagements/" + engagement;
        assertThat(world.lys().get("/sessions/" + second + "/cancellation").location())
                .isEqualTo(page);
        assertThat(world.lys().get(page + "/slots?move=" + second).location()).isEqualTo(page);
        assertThat(world.lys().get(page + "/slots?move=" + session).status()).isEqualTo(200);
        clock.advance(Duration.ofDays(9));
        assertThat(command(lys, "/sessions/" + session + "/move", later).status())
                .isEqualTo(409);
        Answer late = world.lys().post("/sessions/" + session + "/cancellation", Map.of("commandId", "x"));
        assertThat(late.status()).isEqualTo(409);
    }

    private static void refused(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        assertThat(EngagementsWorld.<String>read(answer, "$.code")).isEqualTo("problem.commandReused");
        assertThat(EngagementsWorld.<String>read(answer, "$.detail")).startsWith("This was sent before");
    }

    private static Answer twice(Visitor program, String path, String body, int status) {
        String key = EngagementsWorld.freshKey();
        Answer first = command(program, key, path, body);
        assertThat(first.status()).as(first.body()).isEqualTo(status);
        Answer second = command(program, key, path, body);
        assertThat(second.status()).isEqualTo(status);
        assertThat(second.body()).isEqualTo(first.body());
        return first;
    }
}
