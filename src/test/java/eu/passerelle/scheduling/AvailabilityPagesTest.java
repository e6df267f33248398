package eu.passerelle.scheduling;

import static eu.passerelle.scheduling.SchedulingWorld.ANA;
import static eu.passerelle.scheduling.SchedulingWorld.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import eu.passerelle.accounts.Role;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The page and the API of an availability. */
@PasserelleTest
class AvailabilityPagesTest {
    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    ApplicationContext context;

    @Autowired
    Availabilities availabilities;

    Visitor ana = Visitor.at(0);
    String page = "";

    SchedulingWorld world;

    @BeforeEach
    void signIn() {
        world = SchedulingWorld.createIn(context);
        ana = Visitor.at(port).signIn(people.create(Role.EXPERT, ANA.value()), People.PASSWORD);
    }

    @AfterEach
    void leave() {
        world.withFollowers();
    }

    @Test
    void the_page_shows_rules_and_what_is_free() {
        Answer page = ana.get("/availability");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("Europe/Bucharest", "Tuesday", "09:00–12:00", "4 March 2027", "9 March 2027")
                .doesNotContain("3 March 2027");
    }

    @Test
    void a_rule_is_added_joined_changed_and_removed() {
        rule("MONDAY", "14:00", "16:00");
        rule("MONDAY", "15:30", "17:00");
        assertThat(page).contains("Times that overlap were joined into one");
        assertThat(keys()).contains("MONDAY-14:00-17:00").hasSize(3);
        assertThat(ana.get("/availability?change=MONDAY-14:00-17:00").body())
                .contains("value=\"MONDAY-14:00-17:00\"", "Change this weekly time", "value=\"17:00\"");
        ana.post(
                "/availability/rules",
                Map.of("day", "FRIDAY", "from", "08:00", "until", "00:00", "replaces", "MONDAY-14:00-17:00"));
        assertThat(keys()).contains("FRIDAY-08:00-00:00").hasSize(3);
        assertThat(ana.get("/availability").body()).contains("08:00–24:00");
        ana.post("/availability/rules/removal", Map.of("replaces", "FRIDAY-08:00-00:00"));
        assertThat(keys()).containsExactly("TUESDAY-09:00-12:00", "THURSDAY-09:00-12:00");
        assertThat(availabilities.of(BEN).rules()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/availability/rules | day=MONDAY,from=12:00,until=09:00 | until | The end must be after the beginning",
                "/availability/rules | day=MONDAY,from=12:00,until=12:00 | until | The end must be after the beginning",
                "/availability/rules | day=SOMEDAY,from=09:00,until=12:00 | day | Choose a day of the week",
                "/availability/rules | day=MONDAY,from=25:99,until= | from | Enter a time",
                "/availability/absences | absenceFrom=2027-04-09,absenceUntil=2027-04-02 | absenceUntil | The last day must not be before",
                "/availability/absences | absenceFrom=2026-04-01,absenceUntil=2026-04-02 | absenceUntil | in the past",
                "/availability/absences | absenceFrom=2027-04-01,absenceUntil=2030-04-02 | absenceUntil | at most two years",
                "/availability/absences | absenceFrom=tomorrow,absenceUntil=+999999999-12-31 | absenceFrom | Enter a date",
                "/availability/extra-times | extraDate=2027-02-29,extraFrom=09:00,extraUntil=10:00 | extraDate | Enter a date",
                "/availability/extra-times | extraDate=2035-02-28,extraFrom=09:00,extraUntil=10:00 | extraDate | next four years",
                "/availability/settings | zone=Mars/Olympus,notice=24 | zone | Choose a time zone",
                "/availability/settings | zone=+02:00,notice=24 | zone | Choose a time zone",
                "/availability/settings | zone=Europe/Paris,notice=-1 | notice | whole hours",
                "/availability/settings | zone=Europe/Paris,notice=10000 | notice | whole hours",
                "/availability/settings | zone=Europe/Paris,notice=soon | notice | whole hours",
                "/availability/settings | zone=Europe/Paris,notice=24,before=241 | before | from 0 to 240",
                "/availability/settings | zone=Europe/Paris,notice=24,after=-5 | after | from 0 to 240",
                "/availability/settings | zone=Europe/Paris,notice=24,perDay=0 | perDay | from 1 to 20",
                "/availability/settings | zone=Europe/Paris,notice=24,perMonth=many | perMonth | from 1 to 200",
                "/availability/rules | day=MONDAY,from=09:00,until=12:00,firstDate=2027-05-02,lastDate=2027-05-01 | lastDate | must not be before",
                "/availability/rules | day=MONDAY,from=09:00,until=12:00,lastDate=2026-05-01 | lastDate | in the past",
                "/availability/rules | day=MONDAY,from=09:00,until=12:00,firstDate=soon | firstDate | Enter a date"
            })
    void what_makes_no_sense_is_explained_at_its_field_and_changes_nothing(
            String path, String fields, String field, String message) {
        Availability before = availabilities.of(ANA);
        var typed = new TreeMap<String, String>();
        for (String pair : fields.split(",")) {
            typed.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        Answer answer = ana.post(path, typed);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains(message, "href=\"#" + field + "\"", "id=\"" + field + "-error\"");
        assertThat(typed.values().stream().filter(value -> value.matches("[0-9][0-9:-]+") && !value.equals("24")))
                .allSatisfy(value -> assertThat(answer.body()).contains("value=\"" + value + "\""));
        assertThat(availabilities.of(ANA)).usingRecursiveComparison().isEqualTo(before);
    }

    @Test
    void a_reason_in_any_script_is_kept_and_one_that_is_too_long_is_not() {
        absence("Vacances d’été 🏖️ עִבְרִית <b>");
        assertThat(ana.get("/availability").body())
                .contains("Vacances d’été 🏖️ עִבְרִית &lt;b&gt;", "1 April 2027 – 5 April 2027");
        assertThat(absence("x".repeat(50_000)).status()).isEqualTo(422);
        String id = availabilities.of(ANA).absences().getFirst().id();
        ana.post("/availability/absences/" + id + "/removal", Map.of());
        assertThat(availabilities.of(ANA).absences()).isEmpty();
    }

    @Test
    void an_extra_time_and_another_zone_show_in_what_is_free() {
        ana.post(
                "/availability/extra-times",
                Map.of("extraDate", "2027-03-06", "extraFrom", "10:15", "extraUntil", "11:00"));
        assertThat(ana.get("/availability").body()).contains("6 March 2027", "10:15–11:00");
        ana.post("/availability/settings", Map.of("zone", "Atlantic/Azores", "notice", "96"));
        assertThat(availabilities.of(ANA).zone().getId()).isEqualTo("Atlantic/Azores");
        assertThat(ana.get("/availability").body())
                .contains("by the clock of Atlantic/Azores")
                .containsPattern("<option value=\"Atlantic/Azores\"[^>]*selected")
                .contains("value=\"96\"");
        String id = availabilities.of(ANA).extraTimes().getFirst().id();
        ana.post("/availability/extra-times/" + id + "/removal", Map.of());
        assertThat(availabilities.of(ANA).extraTimes()).isEmpty();
    }

    @Test
    void the_api_gives_and_takes_the_whole() {
        Visitor program = program(ana);
        String given = program.get("/api/v1/availability").body();
        assertThat(JsonPath.<List<String>>read(given, "$.rules[*].day")).containsExactly("TUESDAY", "THURSDAY");
        assertThat(program.json("PUT", "/api/v1/availability", given).body()).isEqualTo(given);
        Answer put = program.json("PUT", "/api/v1/availability", """
                {"zone": "Europe/Dublin", "minimumNoticeHours": 0,
                 "rules": [{"day": "FRIDAY", "from": "20:00", "until": "24:00"}, {"day": "FRIDAY", "from": "09:00", "until": "20:30"}],
                 "absences": [{"from": "2027-04-01", "until": "2027-04-02"}],
                 "extraTimes": [{"date": "2027-04-03", "from": "09:00", "until": "10:00"}]}
                """);
        assertThat(put.status()).isEqualTo(200);
        assertThat(keys()).containsExactly("FRIDAY-09:00-00:00");
        assertThat(JsonPath.<String>read(put.body(), "$.rules[0].until")).isEqualTo("24:00");
        assertThat(JsonPath.<String>read(put.body(), "$.absences[0].reason")).isEmpty();
        assertThat(availabilities.of(BEN).zone().getId()).isEqualTo("Europe/Bucharest");
    }

    @Test
    void the_api_names_every_field_that_is_wrong() {
        Answer put = program(ana).json("PUT", "/api/v1/availability", """
                {"zone": "Nowhere", "minimumNoticeHours": -1,
                 "rules": [{"day": "MONDAY", "from": "09:00", "until": "10:00"}, {"day": "monday", "from": "11:00", "until": "10:00"}, null],
                 "absences": [{"from": "2027-04-05", "until": "2027-04-02"}], "extraTimes": [{}]}
                """);
        assertThat(put.status()).isEqualTo(422);
        assertThat(put.header("Content-Type")).startsWith("application/problem+json");
        assertThat(JsonPath.<List<String>>read(put.body(), "$.errors[*].field"))
                .containsExactlyInAnyOrder(
                        "zone",
                        "minimumNoticeHours",
                        "rules[1].until",
                        "rules[2]",
                        "absences[0].until",
                        "extraTimes[0].date",
                        "extraTimes[0].from",
                        "extraTimes[0].until");
        assertThat(keys()).hasSize(2);
    }

    @Test
    void cities_and_coordinators_have_no_availability() {
        for (Role role : List.of(Role.CITY, Role.COORDINATOR)) {
            Visitor other = Visitor.at(port).signIn(people.create(role, "team-lys"), People.PASSWORD);
            assertThat(other.get("/availability").status()).isEqualTo(403);
            assertThat(other.post("/availability/settings", Map.of("zone", "Europe/Paris", "notice", "1"))
                            .status())
                    .isEqualTo(403);
            assertThat(program(other).get("/api/v1/availability").status()).isEqualTo(403);
        }
        assertThat(Visitor.at(port).get("/api/v1/availability").status()).isEqualTo(401);
    }

    private void rule(String day, String from, String until) {
        assertThat(ana.post("/availability/rules", Map.of("day", day, "from", from, "until", until))
                        .location())
                .isEqualTo("/availability");
        page = ana.get("/availability").body();
    }

    private Answer absence(String reason) {
        return ana.post(
                "/availability/absences",
                Map.of("absenceFrom", "2027-04-01", "absenceUntil", "2027-04-05", "reason", reason));
    }

    private List<String> keys() {
        return availabilities.of(ANA).rules().stream()
                .map(AvailabilityView::key)
                .toList();
    }

    private Visitor program(Visitor browser) {
        browser.post("/account/tokens", Map.of("name", "test", "days", "7"), "scopes", Visitor.EVERY_SCOPE);
        String secret = browser.get("/account").body().replaceAll("(?s).*class=\"secret\">([^<]+)<.*", "$1");
        return Visitor.at(port).with("Authorization", "Bearer " + secret);
    }
}
