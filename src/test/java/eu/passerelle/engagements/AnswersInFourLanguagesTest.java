package eu.passerelle.engagements;

import static eu.passerelle.engagements.EngagementsWorld.ANA;
import static eu.passerelle.engagements.EngagementsWorld.BEN;
import static eu.passerelle.engagements.EngagementsWorld.booking;
import static eu.passerelle.engagements.EngagementsWorld.command;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What is refused is refused in the reader's language, and says what is the matter. */
@PasserelleTest
class AnswersInFourLanguagesTest {
    private static final List<String> LANGUAGES = List.of("en", "fr", "de", "ro");

    @Autowired
    ApplicationContext context;

    EngagementsWorld world;

    @BeforeEach
    void create() {
        world = EngagementsWorld.createIn(context);
    }

    @Test
    void an_answer_that_comes_second() {
        String proposal = world.proposal(world.submitted(), ANA);
        Visitor ana = world.program(Role.EXPERT, ANA);
        command(ana, "/proposals/" + proposal + "/declination", "");
        refusedInEach(ana, "/proposals/" + proposal + "/acceptance", "");
        var pages = new HashSet<String>();
        for (String language : LANGUAGES) {
            Answer page = world.browser(Role.EXPERT, ANA)
                    .with("Accept-Language", language)
                    .post("/proposals/" + proposal + "/acceptance", Map.of("commandId", language));
            assertThat(page.status()).isEqualTo(409);
            pages.add(page.body().replaceAll("(?s).*role=\"alert\">\\s*<p>([^<]+)</p>.*", "$1"));
        }
        assertThat(pages).hasSize(4).allMatch(text -> text.endsWith(".") && text.length() < 200);
    }

    @Test
    void a_question_while_another_is_open_and_to_somebody_who_said_no() {
        String request = world.submitted();
        String proposal = world.proposal(request, ANA);
        String body = "{\"expert\": \"" + BEN + "\"}";
        refusedInEach(world.lysProgram(), "/requests/" + request + "/proposals", body);
        command(world.program(Role.EXPERT, ANA), "/proposals/" + proposal + "/declination", "");
        refusedInEach(world.lysProgram(), "/requests/" + request + "/proposals", body.replace(BEN, ANA));
    }

    @Test
    void a_slot_that_is_gone() {
        String engagement = world.engagement(ANA);
        world.session(engagement, "2027-03-09T07:00:00Z");
        refusedInEach(world.lysProgram(), "/sessions", booking(engagement, "2027-03-09T07:00:00Z"));
    }

    @Test
    void a_key_used_for_something_else() {
        String engagement = world.engagement(ANA);
        Visitor lys = world.lysProgram();
        command(lys, "one key", "/sessions", booking(engagement, "2027-03-09T07:00:00Z"));
        Set<String> details = new HashSet<>();
        for (String language : LANGUAGES) {
            lys.with("Accept-Language", language);
            Answer refused = command(lys, "one key", "/sessions", booking(engagement, "2027-03-11T07:00:00Z"));
            details.add(EngagementsWorld.read(refused, "$.detail"));
        }
        assertThat(details).hasSize(4);
    }

    @Test
    void words_that_are_too_long_are_answered_with_how_much_too_long() {
        String engagement = world.engagement(ANA);
        String place = "\"start\": \"2027-03-09T07:00:00Z\", \"place\": \"" + "🏛".repeat(501) + "\"";
        invalidInEach(
                world.lysProgram(), "/sessions", "{\"engagement\": \"" + engagement + "\", " + place + "}", "place");
        world.write("MATCH (r:Request) SET r.state = 'submitted' WITH r MATCH (p:Proposal) SET p.state = 'open'");
        String proposal = world.text("MATCH (p:Proposal) RETURN p.id");
        invalidInEach(
                world.program(Role.EXPERT, ANA),
                "/proposals/" + proposal + "/declination",
                "{\"note\": \"" + "x".repeat(50_000) + "\"}",
                "note");
    }

    @Test
    void recommendations_for_a_request_that_is_not_saved() {
        String right = """
                {"team": "team-lys", "needs": [{"competence": "B3", "weight": 3, "level": 3}], "words": "",
                 "languages": ["fr"], "form": "REMOTE", "from": "2027-03-08", "until": "2027-06-30", "hours": 20}
                """;
        Visitor lys = world.lysProgram();
        assertThat(command(lys, "/recommendations", right).status()).isEqualTo(200);
        assertThat(command(lys, "/recommendations", right.replace("team-lys", "team-nobody"))
                        .status())
                .isEqualTo(404);
        assertThat(command(lys, "/recommendations", right.replace("team-lys", "team-olt"))
                        .status())
                .isEqualTo(404);
        invalidInEach(lys, "/recommendations", right.replace("B3", "Z9"), "needs[0].competence");
        invalidInEach(lys, "/recommendations", right.replace("[\"fr\"]", "[\"tlh\"]"), "languages");
        invalidInEach(lys, "/recommendations", right.replace("2027-06-30", "2029-06-30"), "until");
        invalidInEach(lys, "/recommendations", right.replace("2027-0", "2026-0"), "until");
        invalidInEach(lys, "/recommendations", right.replace("20}", "10000}"), "hours");
        invalidInEach(lys, "/recommendations", right.replace("20}", "0}"), "hours");
    }

    @Test
    void days_that_nobody_can_reckon_with_are_no_fault_of_ours() {
        String far = """
                {"team": "team-lys", "needs": [{"competence": "B3", "weight": 3, "level": 3}], "words": "",
                 "languages": ["fr"], "form": "REMOTE", "from": "+999999999-12-31", "until": "+999999999-12-31", "hours": 20}
                """;
        assertThat(command(world.lysProgram(), "/recommendations", far).status())
                .isEqualTo(422);
        for (String query : List.of("from=%2B999999999-12-31&until=%2B999999999-12-31", "from=2027-03-08&until=x")) {
            assertThat(world.lysProgram()
                            .get("/api/v1/experts/" + ANA + "/slots?" + query)
                            .status())
                    .as(query)
                    .isEqualTo(422);
        }
        String engagement = world.engagement(ANA);
        for (String from : List.of("%2B999999999-12-31", "-999999999-01-01", "x", "9999-12-31")) {
            assertThat(world.lys()
                            .get("/engagements/" + engagement + "/slots?from=" + from + "&minutes=99999999999")
                            .status())
                    .as(from)
                    .isEqualTo(200);
        }
    }

    private static void refusedInEach(Visitor program, String path, String body) {
        var details = new HashSet<String>();
        for (String language : LANGUAGES) {
            Answer refused = command(program.with("Accept-Language", language), path, body);
            assertThat(refused.status()).as(refused.body()).isEqualTo(409);
            details.add(EngagementsWorld.read(refused, "$.detail"));
        }
        assertThat(details).hasSize(4).allMatch(text -> text.endsWith(".") && !text.contains("{"));
        program.with("Accept-Language", "en");
    }

    private static void invalidInEach(Visitor program, String path, String body, String field) {
        var messages = new HashSet<String>();
        for (String language : LANGUAGES) {
            Answer refused = command(program.with("Accept-Language", language), path, body);
            assertThat(refused.status()).as(refused.body()).isEqualTo(422);
            assertThat(EngagementsWorld.<String>read(refused, "$.errors[0].field"))
                    .isEqualTo(field);
            messages.add(EngagementsWorld.read(refused, "$.errors[0].message"));
        }
        assertThat(messages).hasSize(4).allMatch(text -> text.endsWith(".") && !text.contains("{"));
        program.with("Accept-Language", "en");
    }
}
