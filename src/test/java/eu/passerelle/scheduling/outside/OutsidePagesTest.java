package eu.passerelle.scheduling.outside;

import static eu.passerelle.scheduling.outside.OutsideWorld.ANA;
import static eu.passerelle.scheduling.outside.OutsideWorld.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import eu.passerelle.accounts.Role;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The page and the API of outside calendars. */
@PasserelleTest
class OutsidePagesTest {
    private static final String PAGE = "/availability/calendars";
    private static final String API = "/api/v1/availability/calendars";
    private static final String GOOD = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Secret\r\n"
            + "DTSTART:20270302T090000Z\r\nDURATION:PT1H\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    ApplicationContext context;

    @Autowired
    OutsideCalendars calendars;

    OutsideWorld world;
    Visitor ana = Visitor.at(0);

    @BeforeEach
    void signIn() {
        world = new OutsideWorld(context);
        world.create();
        ana = Visitor.at(port).signIn(people.create(Role.EXPERT, ANA.value()), People.PASSWORD);
    }

    @AfterEach
    void leave() {
        world.leave();
    }

    @Test
    void a_file_is_uploaded_shown_with_what_it_lacks_and_removed() {
        String file = GOOD + """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                DTSTART;TZID=Mars/<b>Olympus:20270303T090000
                DURATION:PT1H
                END:VEVENT
                END:VCALENDAR
                """;
        assertThat(ana.upload(PAGE + "/files", "file", "Büro & <i>.ics", file).location())
                .isEqualTo(PAGE);
        String page = ana.get(PAGE).body();
        assertThat(page)
                .contains(
                        "Büro &amp; &lt;i&gt;", "Busy times until 1 September 2028: 1", "Read on 1 March 2027, 10:00.")
                .contains(
                        "A time zone is not known (Mars/&lt;b&gt;Olympus)", "Concerned: 1, the first on 3 March 2027.")
                .doesNotContain("Secret");
        assertThat(ana.get("/availability").body()).contains("href=\"" + PAGE + "\"");
        assertThat(ana.get("/calendar").body()).contains("href=\"" + PAGE + "\"");
        String id = calendars.of(ANA).getFirst().id();
        assertThat(ana.post(PAGE + "/" + id + "/reading", Map.of())).satisfies(refused -> {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body()).contains("An uploaded file cannot be read again");
        });
        assertThat(ana.post(PAGE + "/" + id + "/removal", Map.of()).location()).isEqualTo(PAGE);
        assertThat(ana.get(PAGE).body()).contains("The calendar is removed", "None yet");
        assertThat(calendars.of(ANA)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://calendar.example.org/a.ics | Only addresses with https:// or webcal:// are read",
                "calendar.example.org | This is no address of the form",
                "https://calendar.example.org:8443/a.ics | only the usual port, 443",
                "https://me:pass@calendar.example.org/a.ics | Leave user name and password out",
                "https://127.0.0.1/a.ics | leads into a private network",
                "https://localhost/a.ics | leads into a private network",
                "webcal://10.0.0.7/a.ics | leads into a private network",
                "https://[::1]/a.ics | leads into a private network",
                "https://[::ffff:10.0.0.1]/a.ics | leads into a private network",
                "https://169.254.169.254/latest/meta-data | leads into a private network",
                "https://nowhere.invalid/a.ics | No server with this name was found"
            })
    void an_address_that_is_not_read_is_explained_and_not_lost(String address, String sentence) {
        Answer answer = ana.post(PAGE, Map.of("name", "Office", "address", address));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains(sentence, "href=\"#address\"", "id=\"address-error\"", "value=\"Office\"")
                .contains("value=\"" + address + "\"");
        assertThat(calendars.of(ANA)).isEmpty();
    }

    @Test
    void a_file_that_is_none_too_big_or_missing_is_explained() {
        assertThat(upload("<html>")).contains("This is no calendar in the iCalendar format");
        assertThat(upload("PK\u0003\u0004 packed")).contains("This is a packed file");
        assertThat(upload("")).contains("There is nothing in it");
        assertThat(upload(GOOD + "x".repeat(10_000_000))).contains("bigger than 2 MB");
        Answer none = ana.post(PAGE + "/files", Map.of("fileName", "Office"));
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.body()).contains("Choose a file", "href=\"#file\"", "value=\"Office\"");
        Answer named = ana.post(PAGE, Map.of("name", "x".repeat(61), "address", "https://127.0.0.1/"));
        assertThat(named.body()).contains("at most 60 characters", "href=\"#name\"");
    }

    private String upload(String file) {
        Answer answer = ana.upload(PAGE + "/files", "file", "a.ics", file);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("href=\"#file\"", "id=\"file-error\"");
        return answer.body();
    }

    @Test
    void the_api_takes_lists_and_removes_and_never_gives_the_address() {
        Visitor program = program(ana);
        Answer made = program.upload(API + "/files", "file", "work.ics", GOOD);
        assertThat(made.status()).isEqualTo(201);
        String id = JsonPath.read(made.body(), "$.id");
        assertThat(JsonPath.<Integer>read(made.body(), "$.busyTimes")).isOne();
        assertThat(JsonPath.<String>read(made.body(), "$.until")).isEqualTo("2028-09-01");
        world.write("MATCH (c:OutsideCalendar) SET c.address = 'https://calendar.example.org/private-4711.ics'");
        String listed = program.get(API).body();
        assertThat(JsonPath.<List<String>>read(listed, "$[*].host")).containsExactly("calendar.example.org");
        assertThat(listed).doesNotContain("4711");
        assertThat(ana.get(PAGE).body())
                .contains("https://calendar.example.org/…")
                .doesNotContain("4711");
        assertThat(program.send("DELETE", API + "/" + id, "", "").status()).isEqualTo(204);
        assertThat(program.send("DELETE", API + "/" + id, "", "").status()).isEqualTo(404);
        assertThat(program.get(API).body()).isEqualTo("[]");
    }

    @Test
    void the_api_says_what_is_wrong_as_problems() {
        Visitor program = program(ana);
        Answer refused =
                program.json("POST", API, "{\"name\": \"Office\", \"address\": \"https://192.168.1.1/a.ics\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(JsonPath.<List<String>>read(refused.body(), "$.errors[*].field"))
                .containsExactly("address");
        assertThat(program.json("POST", API, "{}").status()).isEqualTo(422);
        assertThat(program.json("POST", API, "{\"url\": \"https://a.example\"}").status())
                .isEqualTo(422);
        assertThat(program.json("POST", API + "/files", "{}").status()).isEqualTo(422);
        String id = JsonPath.read(
                program.upload(API + "/files", "file", "a.ics", GOOD).body(), "$.id");
        Answer conflict = program.json("POST", API + "/" + id + "/reading", "{}");
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void nobody_reaches_the_calendars_of_another() {
        ana.upload(PAGE + "/files", "file", "work.ics", GOOD);
        String id = calendars.of(ANA).getFirst().id();
        Visitor ben = Visitor.at(port).signIn(people.create(Role.EXPERT, BEN.value()), People.PASSWORD);
        assertThat(ben.get(PAGE).body()).doesNotContain("work", id);
        assertThat(ben.post(PAGE + "/" + id + "/removal", Map.of()).status()).isEqualTo(404);
        assertThat(ben.post(PAGE + "/" + id + "/reading", Map.of()).status()).isEqualTo(404);
        assertThat(program(ben).send("DELETE", API + "/" + id, "", "").status()).isEqualTo(404);
        for (Role role : List.of(Role.CITY, Role.COORDINATOR)) {
            Visitor other = Visitor.at(port).signIn(people.create(role, "team-lys"), People.PASSWORD);
            assertThat(other.get(PAGE).status()).isEqualTo(403);
            assertThat(other.upload(PAGE + "/files", "file", "a.ics", GOOD).status())
                    .isEqualTo(403);
            assertThat(program(other).get(API).status()).isEqualTo(403);
        }
        assertThat(Visitor.at(port).get(API).status()).isEqualTo(401);
        assertThat(calendars.of(ANA)).hasSize(1);
    }

    private Visitor program(Visitor browser) {
        browser.post("/account/tokens", Map.of("name", "test", "days", "7"), "scopes", Visitor.EVERY_SCOPE);
        String secret = browser.get("/account").body().replaceAll("(?s).*class=\"secret\">([^<]+)<.*", "$1");
        return Visitor.at(port).with("Authorization", "Bearer " + secret);
    }
}
