package eu.passerelle.engagements;

import static eu.passerelle.engagements.EngagementsWorld.ANA;
import static eu.passerelle.engagements.EngagementsWorld.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.MailedLinks;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The link in the mail to an expert: opened by scanners, by the expert, too late, and by whoever else has it. */
@PasserelleTest
class AnswerLinkTest {
    private static final String GRAPH = """
            MATCH (n) WHERE n:Proposal OR n:Request OR n:Engagement OR n:MailedLink OR n:Command
            RETURN elementId(n) AS id, labels(n) AS labels, properties(n) AS properties ORDER BY id
            """;

    @Autowired
    ApplicationContext context;

    @Autowired
    MailedLinks links;

    @Autowired
    TestClock clock;

    EngagementsWorld world;
    Visitor somebody = Visitor.at(0);
    String proposal = "";
    String address = "";

    @BeforeEach
    void create() {
        world = EngagementsWorld.createIn(context);
        proposal = world.proposal(world.submitted(), ANA);
        address = link(proposal);
        somebody = world.stranger();
    }

    @Test
    void scanners_may_look_as_often_as_they_like_and_change_nothing() {
        List<String> before = world.standing(GRAPH);
        for (String path : List.of(address, address + "/acceptance", address + "/declination", address + "?x=1")) {
            for (String method : List.of("HEAD", "GET", "GET", "OPTIONS", "PUT", "DELETE")) {
                assertThat(somebody.json(method, path, "").status())
                        .as(method + " " + path)
                        .isLessThan(500);
            }
        }
        assertThat(somebody.json("HEAD", address, "").status()).isEqualTo(200);
        assertThat(world.standing(GRAPH)).isNotEmpty().isEqualTo(before);
        assertThat(world.told(ProposalAccepted.class)).isEmpty();
    }

    @Test
    void the_button_works_without_any_cookie_as_the_link_itself_is_the_secret() {
        assertThat(somebody.postBare(address + "/acceptance", Map.of("commandId", "x"))
                        .location())
                .isEqualTo(address);
        assertThat(state(proposal)).isEqualTo("accepted");
    }

    @Test
    void the_page_says_who_asks_for_what_and_is_kept_by_nobody() {
        Answer page = somebody.get(address);
        assertThat(page.body())
                .contains("The team of Lysville", "Police and schools do not talk.", "20 hours", "Eastern European");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.header("Referrer-Policy")).isIn("no-referrer", "same-origin", "strict-origin");
    }

    @ParameterizedTest
    @CsvSource({"acceptance,accepted", "declination,declined", "counter-proposal,countered"})
    void the_button_answers_without_signing_in_and_the_page_then_says_what_was_answered(String answer, String state) {
        String command = found(
                "name=\"commandId\" value=\"([^\"]+)\"", somebody.get(address).body());
        Map<String, String> fields = Map.of("commandId", command, "day1", "2027-03-10", "hour1", "18:00");
        for (int i = 0; i < 2; i++) {
            assertThat(somebody.post(address + "/" + answer, fields).location())
                    .as("pressed twice")
                    .isEqualTo(address);
        }
        assertThat(state(proposal)).isEqualTo(state);
        assertThat(somebody.get(address).body()).contains("role=\"status\"").doesNotContain("/acceptance");
        Answer other = somebody.post(
                address + (answer.equals("declination") ? "/acceptance" : "/declination"),
                Map.of("commandId", "other"));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.body()).contains("role=\"alert\"");
        assertThat(state(proposal)).isEqualTo(state);
    }

    @Test
    void a_link_opens_its_own_question_and_no_other() {
        world.write("MATCH (p:Proposal) SET p.state = 'declined'");
        String request = world.text("MATCH (r:Request) RETURN r.id");
        String second = world.proposal(request, BEN);
        somebody.post(link(second) + "/acceptance", Map.of("commandId", "x"));
        assertThat(state(second)).isEqualTo("accepted");
        assertThat(state(proposal)).isEqualTo("declined");
        String feed = links.issue("feed", second, Instant.parse("2028-01-01T00:00:00Z"))
                .value();
        assertThat(somebody.get("/answers/" + feed).status())
                .as("a link for another purpose")
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "%00", "a%20b", "%F0%9F%98%80", "..."})
    void a_mangled_link_is_answered_with_a_page_that_says_what_to_do(String token) {
        Answer page = somebody.get("/answers/" + token);
        assertThat(page.status()).isIn(400, 404);
        Answer sent = somebody.post("/answers/" + token + "/acceptance", Map.of("commandId", "x"));
        assertThat(sent.status()).isIn(400, 404);
        if (page.status() == 404) {
            assertThat(page.body()).contains("This link is no longer valid", "href=\"/proposals\"");
        }
    }

    @Test
    void a_little_late_the_page_says_so_and_later_the_link_is_over() {
        clock.advance(Duration.ofDays(5));
        Answer late = somebody.post(address + "/acceptance", Map.of("commandId", "x"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("The time to answer is over.");
        assertThat(somebody.get(address).status()).isEqualTo(200);
        clock.advance(Duration.ofDays(2));
        Answer over = somebody.get(address);
        assertThat(over.status()).isEqualTo(404);
        assertThat(over.body()).contains("This link is no longer valid");
        assertThat(state(proposal)).isIn("open", "lapsed");
    }

    @ParameterizedTest
    @CsvSource({"fr,Ce lien n’est plus valable", "de,Dieser Link gilt nicht mehr", "ro,Acest link nu mai este valabil"})
    void a_link_that_is_over_is_said_so_in_the_readers_language(String language, String title) {
        Answer page = somebody.with("Accept-Language", language).get("/answers/over");
        assertThat(page.body()).contains("<h1>" + title + "</h1>");
    }

    private String link(String id) {
        return "/answers/"
                + links.issue(Proposals.LINK_PURPOSE, id, clock.instant().plus(Duration.ofDays(6)))
                        .value();
    }

    private String state(String id) {
        return world.text("MATCH (p:Proposal {id: '" + id + "'}) RETURN p.state");
    }

    private static String found(String pattern, String page) {
        return page.replaceAll("(?s).*?" + pattern + ".*", "$1");
    }
}
