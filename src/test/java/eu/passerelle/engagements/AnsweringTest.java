package eu.passerelle.engagements;

import static eu.passerelle.engagements.EngagementsWorld.ANA;
import static eu.passerelle.engagements.EngagementsWorld.BEN;
import static eu.passerelle.engagements.EngagementsWorld.command;
import static eu.passerelle.engagements.EngagementsWorld.freshKey;
import static eu.passerelle.engagements.EngagementsWorld.read;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.kernel.Event;
import eu.passerelle.scheduling.SessionBooked;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@PasserelleTest
class AnsweringTest {
    private static final String OFFER = "{\"times\": [\"2027-03-10T18:00:00+02:00\"], \"note\": \"In the evening\"}";

    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    EngagementsWorld world;
    Visitor ana = Visitor.at(0);
    Visitor lys = Visitor.at(0);
    String request = "";
    String proposal = "";

    @BeforeEach
    void create() {
        world = EngagementsWorld.createIn(context);
        lys = world.lysProgram();
        ana = world.program(Role.EXPERT, ANA);
        request = world.submitted();
        proposal = world.proposal(request, ANA);
    }

    @Test
    void a_yes_begins_the_mentoring_and_is_told_once() {
        Answer begun = accept(freshKey());
        assertThat(begun.status()).isEqualTo(200);
        String engagement = read(begun, "$.engagement");
        assertThat(state()).isEqualTo("accepted");
        assertThat(world.text("MATCH (r:Request) RETURN r.state")).isEqualTo("engaged");
        assertThat(world.text("""
                MATCH (e:Expert)-[:MENTORED]->(g:Engagement)-[:WITH]->(t:Team), (g)-[:SERVED]->(c), (g)-[:GREW_FROM]->(p)
                RETURN e.id + ' ' + g.state + ' ' + t.id + ' ' + c.code + ' ' + g.hours
                """)).isEqualTo("expert-ana active team-lys B3 20");
        assertThat(accept(freshKey()).body()).as("said again in another window").isEqualTo(begun.body());
        assertThat(world.told(ProposalAccepted.class))
                .extracting(accepted -> accepted.engagement().value())
                .containsExactly(engagement);
    }

    @Test
    void a_no_needs_no_reason_and_the_first_reason_stays() {
        Answer first = command(ana, path("declination"), "{\"note\": \"On leave\"}");
        assertThat(first.status()).isEqualTo(200);
        assertThat(EngagementsWorld.<String>read(first, "$.note")).isEqualTo("On leave");
        Answer again = command(ana, path("declination"), "");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(world.told(ProposalDeclined.class)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "acceptance,declination,ACCEPTED",
        "acceptance,counter-proposal,ACCEPTED",
        "declination,acceptance,DECLINED",
        "declination,counter-proposal,DECLINED",
        "counter-proposal,acceptance,COUNTERED",
        "counter-proposal,declination,COUNTERED",
        "counter-proposal,counter-proposal,COUNTERED"
    })
    void another_answer_after_the_first_is_refused_with_what_stands(String first, String second, String state) {
        assertThat(command(ana, path(first), body(first)).status()).isEqualTo(200);
        String stands = ana.get("/api/v1/proposals/" + proposal).body();
        Answer refused = command(ana, path(second), body(second).replace("18:00", "19:00"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(EngagementsWorld.<String>read(refused, "$.code"))
                .isEqualTo("engagements.conflict.proposal." + state);
        assertThat(ana.get("/api/v1/proposals/" + proposal).body()).isEqualTo(stands);
        Answer page = world.browser(Role.EXPERT, ANA)
                .post(
                        "/proposals/" + proposal + "/" + second,
                        Map.of("commandId", freshKey(), "day1", "2027-03-11", "hour1", "18:00"));
        assertThat(page.status()).isEqualTo(409);
        assertThat(page.body()).contains(EngagementsWorld.<String>read(refused, "$.detail"));
        assertThat(told()).hasSize(1);
    }

    @Test
    void of_two_answers_at_once_one_counts() throws Exception {
        Visitor browser = world.browser(Role.EXPERT, ANA);
        browser.get("/proposals/" + proposal);
        List<Callable<Answer>> both = List.of(
                () -> command(ana, path("declination"), ""),
                () -> browser.post("/proposals/" + proposal + "/acceptance", Map.of("commandId", freshKey())));
        try (var threads = Executors.newFixedThreadPool(2)) {
            assertThat(threads.invokeAll(both).stream()
                            .map(answer -> answer.resultNow().status())
                            .filter(status -> status == 409))
                    .hasSize(1);
        }
        assertThat(told()).hasSize(1);
    }

    @Test
    void a_late_answer_is_refused_and_the_page_says_so() {
        clock.advance(Duration.ofDays(5));
        for (String answer : List.of("acceptance", "declination", "counter-proposal")) {
            Answer late = command(ana, path(answer), body(answer));
            assertThat(late.status()).as(answer).isEqualTo(409);
            assertThat(EngagementsWorld.<String>read(late, "$.code")).isEqualTo("engagements.conflict.proposal.LAPSED");
        }
        Visitor browser = world.browser(Role.EXPERT, ANA);
        Answer page = browser.get("/proposals/" + proposal);
        assertThat(page.body()).doesNotContain("/acceptance");
        assertThat(browser.post("/proposals/" + proposal + "/acceptance", Map.of("commandId", "late"))
                        .body())
                .contains("The time to answer is over.");
        assertThat(told())
                .filteredOn(event -> !(event instanceof ProposalLapsed))
                .isEmpty();
    }

    @Test
    void somebody_elses_question_is_not_found() {
        Visitor ben = world.program(Role.EXPERT, BEN);
        assertThat(ben.get("/api/v1/proposals/" + proposal).status()).isEqualTo(404);
        for (String answer : List.of("acceptance", "declination", "counter-proposal")) {
            assertThat(command(ben, path(answer), body(answer)).status())
                    .as(answer)
                    .isEqualTo(404);
            assertThat(world.browser(Role.EXPERT, BEN)
                            .post("/proposals/" + proposal + "/" + answer, Map.of("commandId", freshKey()))
                            .status())
                    .as(answer)
                    .isEqualTo(404);
        }
        assertThat(state()).isEqualTo("open");
    }

    @Test
    void who_has_no_room_left_since_cannot_say_yes_and_the_question_stays_open() {
        world.write("""
                MATCH (e:Expert {id: 'expert-ana'}), (t:Team {id: 'team-olt'}) UNWIND [1, 2] AS n
                CREATE (e)-[:CO_MENTORED]->(:Engagement {id: 'g' + n, state: 'active'})-[:WITH]->(t)
                """);
        Answer full = accept(freshKey());
        assertThat(full.status()).isEqualTo(409);
        assertThat(EngagementsWorld.<String>read(full, "$.detail"))
                .isEqualTo("There is no room for another mentoring: 2 of 2 are under way.");
        assertThat(state()).isEqualTo("open");
    }

    @Test
    void a_conflict_of_interest_that_came_up_since_stands_against_a_yes() {
        world.write(
                "MATCH (e:Expert {id: 'expert-ana'}), (t:Team {id: 'team-lys'}) CREATE (e)-[:HAS_INTEREST]->(:Interest {id: 'i', kind: 'kin'})-[:CONCERNS]->(t)");
        Answer tied = accept(freshKey());
        assertThat(tied.status()).isEqualTo(409);
        assertThat(EngagementsWorld.<String>read(tied, "$.code")).isEqualTo("engagements.conflict.interest");
        assertThat(EngagementsWorld.<String>read(tied, "$.detail")).endsWith(".");
        assertThat(state()).isEqualTo("open");
        assertThat(world.count("MATCH (g:Engagement) RETURN count(g)")).isZero();
    }

    @Test
    void the_team_takes_one_of_the_times_offered_and_the_first_session_stands() {
        assertThat(command(ana, path("counter-proposal"), OFFER).status()).isEqualTo(200);
        Answer wrong = command(lys, path("offer"), "{\"time\": \"2027-03-10T17:00:00Z\"}");
        assertThat(wrong.status()).isEqualTo(409);
        Answer taken = command(lys, "take", path("offer"), "{\"time\": \"2027-03-10T16:00:00Z\"}");
        assertThat(taken.status()).as(taken.body()).isEqualTo(200);
        assertThat(command(lys, "take", path("offer"), "{\"time\": \"2027-03-10T16:00:00Z\"}")
                        .body())
                .isEqualTo(taken.body());
        assertThat(world.text("MATCH (s:Session) RETURN s.state + ' ' + s.start"))
                .isEqualTo("confirmed 2027-03-10T17:00");
        assertThat(world.told(SessionBooked.class)).hasSize(1);
        assertThat(world.told(ProposalAccepted.class)).hasSize(1);
    }

    @Test
    void the_team_takes_an_offer_or_refuses_it_on_the_page_of_the_request() {
        command(ana, path("counter-proposal"), OFFER);
        Visitor browser = world.lys();
        String address = "/requests/" + request;
        assertThat(browser.get(address).body()).contains("In the evening", "value=\"2027-03-10T16:00:00Z\"");
        String offer = address + "/proposals/" + proposal + "/offer";
        assertThat(browser.post(offer, Map.of("commandId", "1")).status())
                .as("no time chosen")
                .isEqualTo(409);
        assertThat(browser.post(address + "/proposals/" + proposal + "/withdrawal", Map.of("commandId", "2"))
                        .location())
                .isEqualTo(address);
        assertThat(state()).isEqualTo("withdrawn");
        Answer late = browser.post(offer, Map.of("commandId", "3", "time", "2027-03-10T16:00:00Z"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("This question has been taken back.");
    }

    @Test
    void when_the_time_offered_is_taken_by_now_neither_mentoring_nor_session_begins() {
        command(ana, path("counter-proposal"), OFFER);
        world.write("""
                MATCH (e:Expert {id: 'expert-ana'}), (t:Team {id: 'team-olt'})
                CREATE (e)-[:MENTORED]->(:Engagement {id: 'other', state: 'active', startedOn: date('2027-01-01'), hours: 1})
                  -[:WITH]->(t)
                """);
        command(
                world.program(Role.CITY, EngagementsWorld.OLT),
                "/sessions",
                EngagementsWorld.booking("other", "2027-03-11T07:00:00Z"));
        world.write("""
                MATCH (s:Session) SET s.startsAt = datetime('2027-03-10T16:00:00Z'), s.endsAt = datetime('2027-03-10T17:00:00Z'),
                  s.start = '2027-03-10T18:00'
                WITH s MATCH (c:SlotCell)-[:TAKEN_BY]->(s) SET c.at = c.at - duration('PT15H')
                """);
        Answer taken = command(lys, path("offer"), "{\"time\": \"2027-03-10T16:00:00Z\"}");
        assertThat(taken.status()).as(taken.body()).isEqualTo(409);
        assertThat(EngagementsWorld.<String>read(taken, "$.code")).isEqualTo("scheduling.conflict.slotTaken");
        assertThat(EngagementsWorld.<String>read(taken, "$.errors[0].field")).isEqualTo("time");
        assertThat(EngagementsWorld.<List<String>>read(taken, "$.alternatives[*].start"))
                .as("the nearest by the mentor's weekly times")
                .isNotEmpty()
                .doesNotContain("2027-03-10T16:00:00Z");
        assertThat(state()).isEqualTo("countered");
        assertThat(world.told(ProposalAccepted.class)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"times\": []}|times",
                "{}|times",
                "{\"times\": [\"tomorrow\"]}|times",
                "{\"times\": [null]}|times",
                "{\"times\": [\"2027-03-10T18:00\"]}|times",
                "{\"times\": [\"2027-02-28T18:00:00Z\"]}|times",
                "{\"times\": [\"2029-03-10T18:00:00Z\"]}|times",
                "{\"times\": [\"2027-03-10T18:01:00Z\"]}|times",
                "{\"times\": [\"+999999999-12-31T23:45:00-18:00\"]}|times"
            })
    void times_that_make_no_sense_are_answered_by_field(String body, String field) {
        Answer answer = command(ana, path("counter-proposal"), body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(EngagementsWorld.<String>read(answer, "$.errors[0].field")).isEqualTo(field);
        assertThat(EngagementsWorld.<String>read(answer, "$.errors[0].message")).endsWith(".");
    }

    @Test
    void on_the_page_what_was_typed_is_still_there_when_a_time_or_a_word_does_not_do() {
        Visitor browser = world.browser(Role.EXPERT, ANA);
        Map<String, String> typed = Map.of(
                "commandId",
                freshKey(),
                "day1",
                "2027-03-28",
                "hour1",
                "03:30",
                "day2",
                "soon",
                "hour2",
                "18:00",
                "note",
                "Only 😀 evenings");
        Answer times = browser.post("/proposals/" + proposal + "/counter-proposal", typed);
        assertThat(times.status()).isEqualTo(422);
        assertThat(times.body())
                .contains("href=\"#hour1\"", "the clocks are put forward", "href=\"#day2\"")
                .contains("value=\"2027-03-28\"", "value=\"03:30\"", "value=\"soon\"", ">Only 😀 evenings</textarea>");
        String why = "x".repeat(1_001);
        Answer reason =
                browser.post("/proposals/" + proposal + "/declination", Map.of("commandId", freshKey(), "note", why));
        assertThat(reason.status()).isEqualTo(422);
        assertThat(reason.body()).contains("href=\"#why\"", "This has 1,001 characters", ">" + why + "</textarea>");
        assertThat(state()).isEqualTo("open");
    }

    private Answer accept(String key) {
        return command(ana, key, path("acceptance"), "");
    }

    private String path(String answer) {
        return "/proposals/" + proposal + "/" + answer;
    }

    private static String body(String answer) {
        return answer.equals("counter-proposal") ? OFFER : "";
    }

    private String state() {
        return world.text("MATCH (p:Proposal) RETURN p.state");
    }

    private List<Event> told() {
        return Stream.of(ProposalAccepted.class, ProposalDeclined.class, ProposalCountered.class, ProposalLapsed.class)
                .<Event>flatMap(kind -> world.told(kind).stream())
                .toList();
    }
}
