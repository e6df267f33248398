package eu.passerelle.engagements.requests;

import static eu.passerelle.engagements.EngagementsWorld.read;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engagements.EngagementsWorld;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What makes no sense is kept as it was typed, and answered with the field and the mend, on pages and for programs. */
@PasserelleTest
class RequestBadInputTest {
    private static final Map<String, Map<String, String>> PARTS = Map.of(
            "situation", Map.of("now", "Now", "change", "Then"),
            "team", Map.of("phase", "FORMING", "country", "FR", "legal", ""),
            "languages", Map.of("languages", "fr"),
            "meeting", Map.of("form", "REMOTE", "from", "2027-03-08", "until", "2027-06-30", "hours", "20"));

    @Autowired
    ApplicationContext context;

    EngagementsWorld world;
    Visitor city = Visitor.at(0);

    @BeforeEach
    void create() {
        world = EngagementsWorld.createIn(context);
        city = world.lys();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "meeting|hours|0|Ask for 1 to 200 hours",
                "meeting|hours|10000|Ask for 1 to 200 hours",
                "meeting|hours|99999999999999999999|Ask for 1 to 200 hours",
                "meeting|hours|ten|Ask for 1 to 200 hours",
                "meeting|hours|1.5|Ask for 1 to 200 hours",
                "meeting|from|2027-02-28|The first day is in the past.",
                "meeting|from|2029-03-02|Choose a first day within the next 2 years.",
                "meeting|from|+999999999-12-31|Enter a date",
                "meeting|from|31.2.2027|Enter a date",
                "meeting|from|soon|Enter a date",
                "meeting|until|2027-03-07|The last day is before the first.",
                "meeting|until|2029-03-09|The period is longer than 2 years.",
                "meeting|until|+999999999-12-31|Enter a date",
                "meeting|form|TELEPATHY|Choose remote, on site, or either.",
                "team|phase|NOWHERE|This phase is not on the list.",
                "team|country|XX|This country is not on the list."
            })
    void on_a_page_what_was_typed_is_still_there(String part, String field, String typed, String message) {
        String address = city.post("/requests", Map.of()).location() + "/" + part;
        Answer answer = post(address, part, field, typed);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("href=\"#" + field + "\"", message);
        assertThat(world.text("MATCH (r:Request) RETURN r." + stored(field))).isEqualTo(typed);
        String again = city.get(address).body();
        assertThat(again).contains(message);
        if (Set.of("hours", "from", "until").contains(field)) {
            assertThat(answer.body()).contains("value=\"" + typed + "\"");
            assertThat(again).contains("value=\"" + typed + "\"");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$.hours|0|hours|Ask for 1 to 200 hours, as a whole number.",
                "$.hours|10000|hours|Ask for 1 to 200 hours, as a whole number.",
                "$.hours|-1|hours|Ask for 1 to 200 hours, as a whole number.",
                "$.hours|\"ten\"|hours|",
                "$.hours|1.5|hours|",
                "$.from|\"2027-02-28\"|from|The first day is in the past. Choose today or a later day.",
                "$.from|\"2029-03-02\"|from|Choose a first day within the next 2 years.",
                "$.from|\"+999999999-12-31\"|from|Enter a date, such as 2027-03-09.",
                "$.until|\"2029-03-09\"|until|The period is longer than 2 years. Choose an earlier last day.",
                "$.until|\"2027-03-07\"|until|The last day is before the first. Swap them, or choose a later one.",
                "$.until|\"+999999999-12-31\"|until|Enter a date, such as 2027-03-09.",
                "$.form|\"TELEPATHY\"|form|Choose remote, on site, or either.",
                "$.phase|\"NOWHERE\"|phase|This phase is not on the list. Choose one from it.",
                "$.country|\"XX\"|country|This country is not on the list. Choose one from it.",
                "$.needs[0].competence|\"Z9\"|needs[0].competence|There is no subject “Z9”. Choose one from the list.",
                "$.needs[0].competence|\"../ \"|needs[0].competence|There is no subject “../”. Choose one from the list.",
                "$.needs[0].competence|null|needs[0].competence|There is no subject “”. Choose one from the list.",
                "$.needs[0].weight|4|needs[0].weight|Choose a value from 1 to 3.",
                "$.needs[0].level|0|needs[0].level|Choose a value from 1 to 4.",
                "$.languages|[\"fr\",\"tlh\"]|languages|The language “tlh” is unknown. Use a code such as fr or de.",
                "$.languages|[null]|languages|The language “” is unknown. Use a code such as fr or de.",
                "$.situation|\"text\"|situation|"
            })
    void a_program_is_told_the_field_and_nothing_is_kept(String path, String json, String field, String message) {
        String body = EngagementsWorld.with(path, "\u0001").replace("\"\\u0001\"", json);
        Answer answer = world.lysProgram().json("POST", "/api/v1/requests", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(EngagementsWorld.<String>read(answer, "$.errors[0].field")).isEqualTo(field);
        if (message != null) {
            assertThat(EngagementsWorld.<String>read(answer, "$.errors[0].message"))
                    .isEqualTo(message);
        }
        assertThat(world.count("MATCH (r:Request) RETURN count(r)")).isZero();
    }

    @Test
    void days_that_nobody_can_reckon_with_do_not_spoil_the_draft() {
        String address = city.post("/requests", Map.of()).location();
        String seen =
                city.get(address + "/meeting").body().replaceAll("(?s).*name=\"seen\" value=\"([^\"]*)\".*", "$1");
        String far = "+999999999-12-31";
        Answer answer = city.post(
                address + "/meeting",
                Map.of("seen", seen, "form", "REMOTE", "from", far, "until", far, "hours", "999999999"));
        assertThat(answer.status()).isEqualTo(422);
        for (String page : List.of("", "/meeting", "/check")) {
            assertThat(city.get(address + page).status()).as(page).isEqualTo(200);
        }
    }

    @Test
    void an_unknown_subject_or_language_on_a_page_is_named_and_the_known_ones_are_kept() {
        String address = city.post("/requests", Map.of()).location();
        Answer subject = city.post(address + "/needs", Map.of("add", "Z9"));
        assertThat(subject.status()).isEqualTo(422);
        assertThat(subject.body()).contains("href=\"#q\"", "There is no subject “Z9”.");
        Answer language = post(address + "/languages", "languages", "languages", "tlh");
        assertThat(language.status()).isEqualTo(422);
        assertThat(language.body()).contains("href=\"#languages\"", "The language “tlh” is unknown.");
    }

    @Test
    void fifty_thousand_characters_are_kept_and_answered_with_how_many_are_too_many() {
        String address = city.post("/requests", Map.of()).location() + "/situation";
        String text = "😀" + "ä".repeat(49_998) + "z";
        Answer page = post(address, "situation", "now", text);
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body())
                .contains("This has 50,000 characters; 4,000 are possible. Shorten it by 46,000.", ">" + text + "<");
        assertThat(city.get(address).body()).contains(">" + text + "<");
        Answer problem =
                world.lysProgram().json("POST", "/api/v1/requests", EngagementsWorld.with("$.situation.now", text));
        assertThat(problem.status()).isEqualTo(422);
        assertThat(EngagementsWorld.<String>read(problem, "$.errors[0].field")).isEqualTo("situation.now");
        assertThat(EngagementsWorld.<String>read(problem, "$.errors[0].message"))
                .startsWith("This has 50,000 characters;");
    }

    @Test
    void four_thousand_characters_of_each_answer_can_be_sent_and_mentors_are_found() {
        String body = com.jayway.jsonpath.JsonPath.parse(EngagementsWorld.COMPLETE)
                .set("$.situation.now", "😀".repeat(4_000))
                .set("$.situation.change", "ș".repeat(4_000))
                .jsonString();
        String id = world.submitted(body);
        Answer mentors = world.lysProgram().get("/api/v1/requests/" + id + "/recommendations");
        assertThat(mentors.status()).as(mentors.body()).isEqualTo(200);
        assertThat(EngagementsWorld.<List<String>>read(mentors, "$.recommendations[*].expert"))
                .hasSize(3);
        assertThat(city.get("/requests/" + id + "/recommendations").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Szkoły i policja nie rozmawiają ze sobą.",
                "Τα σχολεία δεν μιλούν μεταξύ τους.",
                "👩‍👩‍👧‍👦 🏳️‍🌈 😀",
                "المدارس لا تتحدث مع الشرطة \u202e\u200f",
                "<script>alert('x')</script> & \"quoted\" ${7*7} #{x} [[${1}]]",
                "'; MATCH (n) DETACH DELETE n //",
                "{0} {1,number} '' %s"
            })
    void text_in_any_language_and_script_comes_back_as_it_was_typed(String text) {
        String id = world.submitted(EngagementsWorld.with("$.situation.now", text));
        Answer answer = world.lysProgram().get("/api/v1/requests/" + id);
        assertThat(EngagementsWorld.<String>read(answer, "$.situation.now")).isEqualTo(text.strip());
        String shown = text.strip()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
        assertThat(city.get("/requests/" + id).body()).contains(shown);
        assertThat(world.coordinator()
                        .get("/requests/" + id + "/recommendations")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void control_characters_and_halves_of_characters_do_no_harm() {
        for (String text : List.of("a\\u0000b", "\\ud83d", "\\udc00x", "\\u0007")) {
            Answer created =
                    world.lysProgram().json("POST", "/api/v1/requests", "{\"situation\": {\"now\": \"" + text + "\"}}");
            assertThat(created.status()).as(text).isIn(201, 400, 422);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "de", "ro"})
    void every_answer_is_given_in_the_readers_language(String language) {
        String wrong = """
                {"phase": "NOWHERE", "country": "XX", "form": "TELEPATHY", "from": "2020-01-01", "until": "2019-01-01",
                 "hours": 0, "legal": "%s"}
                """.formatted("x".repeat(1_001));
        String unknown = "{\"needs\": [{\"competence\": \"Z9\", \"weight\": 9}], \"languages\": [\"tlh\"]}";
        for (String body : List.of(wrong, unknown)) {
            List<String> english = messages(world.lysProgram().with("Accept-Language", "en"), body);
            List<String> theirs = messages(world.lysProgram().with("Accept-Language", language), body);
            assertThat(theirs).hasSameSizeAs(english).doesNotContainAnyElementsOf(english);
            assertThat(theirs)
                    .allSatisfy(message -> assertThat(message).endsWith(".").doesNotContain("{", "engagements."));
        }
        String address = city.post("/requests", Map.of()).location() + "/meeting";
        String english = post(address, "meeting", "hours", "0").body();
        String theirs = city.with("Accept-Language", language).get(address).body();
        city.with("Accept-Language", "en");
        assertThat(english).contains("Ask for 1 to 200 hours");
        assertThat(theirs)
                .contains("href=\"#hours\"", "lang=\"" + language + "\"")
                .doesNotContain("Ask for 1");
    }

    @Test
    void a_request_can_lack_everything_and_is_then_told_so_when_it_is_sent() {
        String id = world.draft("{}");
        Answer refused = EngagementsWorld.command(world.lysProgram(), "/requests/" + id + "/submission", "");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(new TreeSet<>(EngagementsWorld.<List<String>>read(refused, "$.errors[*].field")))
                .containsExactly(
                        "change", "country", "form", "from", "hours", "languages", "now", "phase", "q", "until");
    }

    private static List<String> messages(Visitor program, String body) {
        Answer answer = program.json("POST", "/api/v1/requests", body);
        assertThat(answer.status()).isEqualTo(422);
        return read(answer, "$.errors[*].message");
    }

    private Answer post(String address, String part, String field, String typed) {
        var fields = new HashMap<>(PARTS.get(part));
        fields.put(field, typed);
        String page = city.get(address).body();
        fields.put("seen", page.replaceAll("(?s).*name=\"seen\" value=\"([^\"]*)\".*", "$1"));
        return city.post(address, fields);
    }

    private static String stored(String field) {
        return switch (field) {
            case "hours" -> "typedHours";
            case "from" -> "typedFrom";
            case "until" -> "typedUntil";
            default -> field;
        };
    }
}
