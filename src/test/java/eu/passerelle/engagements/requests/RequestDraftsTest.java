package eu.passerelle.engagements.requests;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.engagements.EngagementsWorld;
import eu.passerelle.engagements.RequestSubmitted;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@PasserelleTest
class RequestDraftsTest {
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"");
    private static final Pattern COMMAND = Pattern.compile("name=\"commandId\" value=\"([^\"]*)\"");

    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    EngagementsWorld world;
    Visitor city = Visitor.at(0);

    @BeforeEach
    void create() {
        world = EngagementsWorld.createIn(context);
        city = world.lys();
    }

    @Test
    void a_draft_begins_with_what_is_known_of_the_team() {
        String address = begin();
        assertThat(city.get(address + "/team").body())
                .contains("value=\"FORMING\" checked=\"checked\"")
                .containsPattern("value=\"FR\"\\s+selected");
        assertThat(city.get(address + "/languages").body()).containsPattern("value=\"fr\" checked");
    }

    @Test
    void every_part_is_saved_as_one_goes_and_then_it_can_be_sent() {
        String address = begin();
        save(address + "/situation", Map.of("now", "Nobody talks.", "change", "They do."));
        save(address + "/team", Map.of("phase", "OPERATING", "country", "RO", "legal", "Law 1"));
        save(address + "/needs", Map.of("add", "B3"));
        save(address + "/needs", Map.of("weight-B3", "1", "level-B3", "4"));
        save(address + "/languages", Map.of("languages", "ro"));
        save(address + "/meeting", Map.of("form", "EITHER", "from", "8.3.2027", "until", "30/06/2027", "hours", "12"));

        String check = city.get(address + "/check").body();
        assertThat(check).contains("Nobody talks.", "They do.", "Law 1", "Romania", "Romanian", ">12<");
        Answer sent = city.post(address + "/submission", Map.of("commandId", commandOf(check)));
        assertThat(sent.location()).isEqualTo(address + "/submitted");
        assertThat(city.get(address + "/submitted").body()).containsPattern("PAS-[0-9A-Z]{4}-[0-9A-Z]{2}");
        assertThat(world.told(RequestSubmitted.class)).hasSize(1);
        assertThat(world.text("""
                MATCH (r:Request)-[n:NEEDS]->(c), (r)-[:ACCEPTS]->(l)
                RETURN r.state + ' ' + c.code + n.weight + n.level + ' ' + l.code + ' ' + toString(r.from) + ' ' + r.hours
                """)).isEqualTo("submitted B314 ro 2027-03-08 12");
    }

    @Test
    void what_is_missing_is_said_when_one_goes_on_and_not_when_one_goes_away() {
        String address = begin();
        Answer on = post(address + "/situation", Map.of("now", "Only this.", "change", ""));
        assertThat(on.status()).isEqualTo(422);
        assertThat(on.body()).contains("href=\"#change\"", "Write what should be different", ">Only this.</textarea>");
        Answer away = post(address + "/situation", Map.of("now", "Only that.", "change", "", "later", "true"));
        assertThat(away.location()).isEqualTo(address);
        assertThat(city.get(address + "/situation").body()).contains(">Only that.</textarea>");
        assertThat(city.get(address).body()).containsPattern("status-situation\">To do<");
    }

    @Test
    void an_unfinished_request_is_not_sent_and_each_gap_leads_to_its_part() {
        String address = begin();
        assertThat(city.get(address + "/check").body()).doesNotContain(address + "/submission");
        Answer refused = city.post(address + "/submission", Map.of("commandId", "forged"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Write what is hard now.", "Choose at least one subject.", "Choose the first day.")
                .contains(address + "/situation", address + "/needs", address + "/meeting");
        assertThat(world.told(RequestSubmitted.class)).isEmpty();
        assertThat(world.text("MATCH (r:Request) RETURN r.state")).isEqualTo("draft");
    }

    @Test
    void what_another_window_saved_meanwhile_is_shown_beside_what_was_typed_and_nothing_is_lost() {
        String address = begin();
        String seen = seenOn(address + "/situation");
        save(address + "/situation", Map.of("now", "First window", "change", "one"));

        Answer second =
                city.post(address + "/situation", Map.of("seen", seen, "now", "Second window", "change", "two"));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body()).contains("First window", ">Second window</textarea>", ">two</textarea>");
        assertThat(city.get(address + "/situation").body()).contains(">First window</textarea>");

        Answer again = city.post(
                address + "/situation",
                Map.of("seen", found(SEEN, second.body()), "now", "Second window", "change", "two"));
        assertThat(again.location()).isEqualTo(address);
        assertThat(city.get(address + "/situation").body()).contains(">Second window</textarea>");
    }

    @Test
    void saving_the_same_again_or_another_part_is_no_conflict() {
        String address = begin();
        String seen = seenOn(address + "/situation");
        String meeting = seenOn(address + "/meeting");
        Map<String, String> words = Map.of("seen", seen, "now", "Words", "change", "more");
        assertThat(city.post(address + "/situation", words).status()).isEqualTo(302);
        assertThat(city.post(address + "/situation", words).status()).isEqualTo(302);
        assertThat(city.post(
                                address + "/meeting",
                                Map.of(
                                        "seen",
                                        meeting,
                                        "form",
                                        "REMOTE",
                                        "from",
                                        "2027-03-08",
                                        "until",
                                        "2027-03-09",
                                        "hours",
                                        "3"))
                        .status())
                .isEqualTo(302);
    }

    @Test
    void ticked_languages_and_chosen_needs_do_not_overwrite_another_window_unseen() {
        String address = begin();
        String seen = seenOn(address + "/languages");
        save(address + "/languages", Map.of("languages", "ro"));
        for (String typed : List.of("de", "tlh")) {
            Answer second = city.post(address + "/languages", Map.of("seen", seen, "languages", typed));
            assertThat(second.status()).as(typed).isIn(409, 422);
            assertThat(world.text("MATCH (:Request)-[:ACCEPTS]->(l) RETURN l.code"))
                    .as(typed)
                    .isEqualTo("ro");
        }
        save(address + "/needs", Map.of("add", "B3"));
        String needs = seenOn(address + "/needs");
        save(address + "/needs", Map.of("weight-B3", "1", "level-B3", "1"));
        city.post(address + "/needs", Map.of("seen", needs, "weight-B3", "3", "level-B3", "3", "add", "E4"));
        assertThat(world.count("MATCH (:Request)-[n:NEEDS]->({code: 'B3'}) RETURN n.weight"))
                .isEqualTo(1);
        assertThat(world.count("MATCH (:Request)-[n:NEEDS]->() RETURN count(n)"))
                .isEqualTo(2);
    }

    @Test
    void a_request_that_was_sent_can_neither_be_edited_nor_deleted_nor_sent_again() {
        String id = world.submitted();
        String address = "/requests/" + id;
        for (String part : List.of("situation", "team", "needs", "languages", "meeting")) {
            assertThat(city.get(address + "/" + part).status()).as(part).isEqualTo(409);
            Answer changed = city.post(address + "/" + part, Map.of("now", "Too late", "seen", "x"));
            assertThat(changed.status()).as(part).isEqualTo(409);
            assertThat(changed.body()).contains("This request has been sent and can no longer be changed.");
        }
        assertThat(city.post(address + "/deletion", Map.of()).status()).isEqualTo(409);
        assertThat(city.post(address + "/submission", Map.of("commandId", "another"))
                        .status())
                .isEqualTo(409);
        Visitor program = world.lysProgram();
        String api = "/api/v1/requests/" + id;
        assertThat(program.json("PUT", api, EngagementsWorld.COMPLETE).status()).isEqualTo(409);
        assertThat(program.json("DELETE", api, "").status()).isEqualTo(409);
        assertThat(world.text("MATCH (r:Request) RETURN r.now")).isEqualTo("Police and schools do not talk.");
        assertThat(world.told(RequestSubmitted.class)).hasSize(1);
    }

    @Test
    void sending_twice_with_one_key_sends_once_and_gives_the_same_reference() {
        String id = world.draft(EngagementsWorld.COMPLETE);
        String path = "/requests/" + id + "/submission";
        Answer first = EngagementsWorld.command(world.lysProgram(), "send", path, "");
        Answer second = EngagementsWorld.command(world.lysProgram(), "send", path, "");
        assertThat(first.status()).isEqualTo(200);
        assertThat(EngagementsWorld.<String>read(first, "$.reference")).matches("PAS-[0-9A-Z]{4}-[0-9A-Z]{2}");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(world.told(RequestSubmitted.class)).hasSize(1);
    }

    @Test
    void a_window_that_has_begun_while_the_draft_lay_about_must_be_mended_before_sending() {
        String id = world.draft(EngagementsWorld.COMPLETE);
        clock.set(Instant.parse("2027-03-08T23:30:00Z"));
        Answer late = EngagementsWorld.command(world.lysProgram(), "/requests/" + id + "/submission", "");
        assertThat(late.status()).as("it is the ninth in Paris").isEqualTo(422);
        assertThat(EngagementsWorld.<List<String>>read(late, "$.errors[*].field"))
                .containsExactly("from");
        clock.set(Instant.parse("2027-03-08T22:30:00Z"));
        assertThat(EngagementsWorld.command(world.lysProgram(), "/requests/" + id + "/submission", "")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_draft_is_deleted_after_a_question_and_by_nobody_else() {
        String id = world.draft(EngagementsWorld.COMPLETE);
        Visitor other = world.browser(Role.CITY, EngagementsWorld.OLT);
        assertThat(other.post("/requests/" + id + "/deletion", Map.of()).status())
                .isEqualTo(404);
        assertThat(city.get("/requests/" + id + "/deletion").status()).isEqualTo(200);
        assertThat(world.count("MATCH (r:Request) RETURN count(r)")).isEqualTo(1);
        assertThat(city.post("/requests/" + id + "/deletion", Map.of()).location())
                .isEqualTo("/requests");
        assertThat(world.count("MATCH (r:Request) RETURN count(r)")).isZero();
        String second = world.draft("{}");
        assertThat(world.lysProgram()
                        .json("DELETE", "/api/v1/requests/" + second, "")
                        .status())
                .isEqualTo(204);
        assertThat(world.lysProgram()
                        .json("DELETE", "/api/v1/requests/" + second, "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_team_has_at_most_twenty_drafts() {
        for (int i = 0; i < 20; i++) {
            world.draft("{}");
        }
        Answer page = city.post("/requests", Map.of());
        assertThat(page.status()).isEqualTo(409);
        assertThat(page.body()).contains("Your team has 20 drafts already.");
        assertThat(world.lysProgram().json("POST", "/api/v1/requests", "{}").status())
                .isEqualTo(409);
        assertThat(world.count("MATCH (r:Request) RETURN count(r)")).isEqualTo(20);
    }

    private String begin() {
        return city.post("/requests", Map.of()).location();
    }

    private void save(String part, Map<String, String> fields) {
        Answer saved = post(part, fields);
        assertThat(saved.status()).as(part + " " + saved.body()).isEqualTo(302);
        assertThat(saved.location()).doesNotContain("?");
    }

    /** As from the page that was opened just now. */
    private Answer post(String part, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("seen", seenOn(part));
        return city.post(part, all);
    }

    private String seenOn(String part) {
        return found(SEEN, city.get(part).body());
    }

    private static String commandOf(String page) {
        return found(COMMAND, page);
    }

    private static String found(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        assertThat(matcher.find()).as(pattern + " in " + page).isTrue();
        return matcher.group(1);
    }
}
