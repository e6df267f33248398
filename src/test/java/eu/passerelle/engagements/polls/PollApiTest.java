package eu.passerelle.engagements.polls;

import static eu.passerelle.engagements.EngagementsWorld.ANA;
import static eu.passerelle.engagements.EngagementsWorld.command;
import static eu.passerelle.engagements.EngagementsWorld.read;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engagements.EngagementsWorld;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@PasserelleTest
class PollApiTest {
    private static final String TUESDAY = "2027-03-09T07:00:00Z";
    private static final String POLL = """
            {"minutes": 60, "times": ["%s", "2027-03-11T09:00:00+02:00"], "lastDay": "2027-03-08", "place": "Room 7",
             "people": [
               {"name": "Dana", "email": "dana@example.org", "language": "ro", "standsFor": "Police", "required": true},
               {"name": "Radu", "email": "radu@example.org", "language": "ro", "kind": "member", "deputyOf": 0},
               {"name": "Ines", "email": "ines@example.org", "language": "de", "kind": "interpreter"}]}
            """.formatted(TUESDAY);

    @Autowired
    ApplicationContext context;

    EngagementsWorld world;
    Visitor lys = Visitor.at(0);
    String polls = "";

    @BeforeEach
    void create() {
        world = EngagementsWorld.createIn(context);
        lys = world.lysProgram();
        polls = "/engagements/" + world.engagement(ANA) + "/polls";
    }

    @Test
    void a_program_opens_a_poll_reads_what_is_said_and_books_the_time() {
        Answer opened = command(lys, "one", polls, POLL);
        assertThat(opened.status()).isEqualTo(201);
        String poll = read(opened, "$.id");
        assertThat(opened.location()).isEqualTo("/api/v1/polls/" + poll);
        assertThat(EngagementsWorld.<String>read(command(lys, "one", polls, POLL), "$.id"))
                .as("sent again")
                .isEqualTo(poll);
        assertThat(EngagementsWorld.<List<String>>read(lys.get("/api/v1" + polls), "$[*].state"))
                .containsExactly("open");

        Answer seen = lys.get("/api/v1/polls/" + poll);
        assertThat(seen.body()).doesNotContain("@example.org");
        assertThat(EngagementsWorld.<String>read(seen, "$.people[1].deputyOf")).isEqualTo("Dana");
        assertThat(EngagementsWorld.<List<String>>read(seen, "$.times[0].reasons[*].kind"))
                .contains("required_silent", "interpreter_silent");

        Answer closed = command(lys, "two", "/polls/" + poll + "/closing", "{\"start\": \"" + TUESDAY + "\"}");
        assertThat(EngagementsWorld.<String>read(closed, "$.state")).isEqualTo("closed");
        String session = read(closed, "$.session");
        assertThat(EngagementsWorld.<String>read(lys.get("/api/v1/sessions/" + session), "$.startsAt"))
                .isEqualTo(TUESDAY);
        assertThat(command(lys, "three", "/polls/" + poll + "/cancellation", "").status())
                .isEqualTo(409);
    }

    @Test
    void what_is_wrong_is_named_by_its_path() {
        Answer wrong = command(lys, "one", polls, """
                {"minutes": 61, "times": ["soon"], "lastDay": "x", "people": [null,
                  {"name": "Dana", "email": "dana", "language": "xx", "kind": "boss", "deputyOf": 9}]}
                """);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(EngagementsWorld.<List<String>>read(wrong, "$.errors[*].field"))
                .contains(
                        "minutes",
                        "times",
                        "lastDay",
                        "people[1].email",
                        "people[1].language",
                        "people[1].kind",
                        "people[1].deputyOf");
        String crowd = String.join(",", Collections.nCopies(31, "{\"name\": \"Dana\"}"));
        Answer many = command(lys, "two", polls, "{\"people\": [" + crowd + "]}");
        assertThat(EngagementsWorld.<List<String>>read(many, "$.errors[*].field"))
                .containsExactly("people");
        assertThat(world.count("MATCH (p:Poll) RETURN count(p)")).isZero();
    }
}
