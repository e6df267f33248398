package eu.passerelle.directory.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.ExpertStatus;
import eu.passerelle.directory.Experts;
import eu.passerelle.directory.Visibility;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.Forgetting;
import eu.passerelle.privacy.AuditTrail;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.ReceivedMail;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.neo4j.core.Neo4jClient;

/** From an application to a mentor who signs in. */
@PasserelleTest
class JoiningTest {
    private static final String ALMA = "alma@example.org";
    private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/invitations/[A-Za-z0-9_.-]+)");

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Experts experts;

    @Autowired
    List<Forgetting.Source> forgetting;

    @Autowired
    AuditTrail trail;

    @Autowired
    TestClock clock;

    @Autowired
    Neo4jClient neo4j;

    Visitor coordinator;
    Visitor anybody;

    @BeforeEach
    void open() {
        coordinator = Visitor.at(port).signIn(people.create(Role.COORDINATOR, "c"), People.PASSWORD);
        anybody = Visitor.at(port).with("X-Nothing", "");
    }

    @Test
    void who_is_taken_in_opens_an_account_by_mail_and_completes_the_own_profile() {
        assertThat(anybody.post("/join", good()).location()).isEqualTo("/join/thanks");
        Expert alma = only();
        assertThat(alma.status()).isEqualTo(ExpertStatus.APPLICANT);
        assertThat(alma.visibility()).isEqualTo(Visibility.COORDINATORS);
        assertThat(alma.alias()).doesNotContain("Alma").isNotBlank();
        assertThat(alma.zone().getId()).isEqualTo("Europe/Bucharest");
        assertThat(alma.summary().byLanguage()).containsOnlyKeys("ro");

        coordinator.post("/experts/" + alma.id() + "/status", Map.of("status", "ACTIVE", "reason", "We have met"));
        String mail = ReceivedMail.await(ALMA, 1).getFirst().text();
        assertThat(mail).contains("Bună ziua").contains("șapte zile");
        String link = link(mail);
        Visitor browser = Visitor.at(port);
        assertThat(browser.get(link).body()).contains(ALMA);
        Answer refused = browser.post(link, Map.of("name", "Alma", "password", "short"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("value=\"Alma\"");
        assertThat(browser.post(link, Map.of("name", "Alma Ionescu", "password", "four words are good"))
                        .location())
                .isEqualTo("/sign-in");
        assertThat(browser.get(link).status()).as("once").isEqualTo(404);
        browser.signIn(ALMA, "four words are good");
        assertThat(browser.get("/profile").body()).contains("semnat la 1 martie 2027");
    }

    @Test
    void a_link_is_over_after_a_week_and_when_a_newer_one_was_sent() {
        anybody.post("/join", good());
        Expert alma = only();
        coordinator.post("/experts/" + alma.id() + "/status", Map.of("status", "ACTIVE", "reason", "We have met"));
        String first = link(ReceivedMail.await(ALMA, 1).getFirst().text());
        assertThat(coordinator
                        .post("/experts/" + alma.id() + "/invitation", Map.of())
                        .location())
                .endsWith("#account");
        String second = link(ReceivedMail.await(ALMA, 2).getLast().text());
        assertThat(anybody.get(first).status()).isEqualTo(404);
        assertThat(anybody.get(second).status()).isEqualTo(200);
        clock.advance(Duration.ofDays(8));
        assertThat(anybody.get(second).status()).isEqualTo(404);
    }

    @Test
    void nobody_finds_out_by_applying_who_is_an_expert_and_nothing_is_overwritten() {
        anybody.post("/join", good());
        var again = good();
        again.put("givenName", "Mallory");
        again.put("email", " ALMA@example.org ");
        assertThat(anybody.post("/join", again).location()).isEqualTo("/join/thanks");
        assertThat(only().givenName()).isEqualTo("Alma");
    }

    @Test
    void who_is_declined_hears_why_is_hidden_at_once_and_forgotten_after_ninety_days() {
        anybody.post("/join", good());
        Expert alma = only();
        String page = "/experts/" + alma.id();
        assertThat(coordinator
                        .post(page + "/declination", Map.of("reason", " "))
                        .status())
                .isEqualTo(422);
        assertThat(coordinator
                        .post(page + "/declination", Map.of("reason", "Prea puțină experiență"))
                        .location())
                .isEqualTo("/curation/applicants");
        assertThat(ReceivedMail.await(ALMA, 1).getFirst().text()).contains("Prea puțină experiență");
        assertThat(coordinator.get(page).status()).isEqualTo(404);
        assertThat(trail.of("expert:" + alma.id(), 9)).isNotEmpty();
        forget();
        assertThat(count()).isOne();
        clock.advance(Duration.ofDays(91));
        forget();
        assertThat(count()).isZero();
        assertThat(anybody.post("/join", good()).location())
                .as("may apply again")
                .isEqualTo("/join/thanks");
    }

    private void forget() {
        forgetting.stream()
                .flatMap(source -> source.forgettings().stream())
                .filter(rule -> rule.label().equals("DeclinedApplicant"))
                .forEach(rule -> neo4j.query(rule.statement())
                        .bindAll(Map.of(
                                "before", clock.instant().atZone(ZoneOffset.UTC).minus(rule.kept()), "most", 10))
                        .run());
    }

    @ParameterizedTest
    @CsvSource({
        "givenName,'',givenName",
        "email,nobody,email",
        "email,'<x@y.org>',email",
        "type,WIZARD,type-PRACTITIONER",
        "country,ZZ,country",
        "language0,xx,language0",
        "level0,'',level0",
        "text,'',text",
        "agreed,,agreed"
    })
    void what_is_wrong_is_said_at_its_field_and_what_was_typed_is_still_there(String field, String value, String at) {
        var fields = good();
        if (value == null) {
            fields.remove(field);
        } else {
            fields.put(field, value);
        }
        Answer answer = anybody.post("/join", fields);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("href=\"#" + at + "\"").contains("id=\"" + at + "\"");
        if (!field.equals("text")) {
            assertThat(answer.body()).contains("Douăzeci de ani");
        }
        assertThat(experts.after(Optional.empty(), 9)).isEmpty();
    }

    @Test
    void what_applicants_are_told_and_decided_is_the_coordinators_alone() {
        anybody.post("/join", good());
        String page = "/experts/" + only().id();
        for (Role role : List.of(Role.CITY, Role.EXPERT)) {
            Visitor wrong = Visitor.at(port).signIn(people.create(role, "x1"), People.PASSWORD);
            assertThat(wrong.post(page + "/declination", Map.of("reason", "me")).status())
                    .isEqualTo(403);
            assertThat(wrong.post(page + "/invitation", Map.of()).status()).isEqualTo(403);
        }
    }

    @Test
    void an_expert_signs_the_present_code_of_conduct_once() {
        anybody.post("/join", good());
        ExpertId alma = only().id();
        neo4j.query("MATCH (e:Expert {id: $id}) SET e.conductVersion = '0'")
                .bind(alma.value())
                .to("id")
                .run();
        people.create(Role.EXPERT, alma.value());
        neo4j.query("MATCH (a:Account)-[:ACTS_FOR]->(:Expert {id: $id}) SET a.email = 'signs@example.org'")
                .bind(alma.value())
                .to("id")
                .run();
        Visitor expert = Visitor.at(port).signIn("signs@example.org", People.PASSWORD);
        assertThat(expert.get("/profile").body()).contains("action=\"/profile/conduct\"");
        expert.post("/profile/conduct", Map.of());
        assertThat(expert.get("/profile").body())
                .doesNotContain("action=\"/profile/conduct\"")
                .contains("1 March 2027");
    }

    private Expert only() {
        return experts.after(Optional.empty(), 9).getFirst();
    }

    private long count() {
        return neo4j.query("MATCH (e:DeclinedApplicant) RETURN count(e)")
                .fetchAs(Long.class)
                .one()
                .orElseThrow();
    }

    private static String link(String mail) {
        var link = LINK.matcher(mail);
        assertThat(link.find()).as(mail).isTrue();
        return link.group(1);
    }

    private static Map<String, String> good() {
        var fields = new HashMap<String, String>();
        fields.put("givenName", "Alma");
        fields.put("familyName", "Ionescu");
        fields.put("email", ALMA);
        fields.put("type", "PRACTITIONER");
        fields.put("country", "RO");
        fields.put("language0", "ro");
        fields.put("level0", "C2");
        fields.put("text", "Douăzeci de ani de probațiune");
        fields.put("writtenIn", "ro");
        fields.put("agreed", "yes");
        return fields;
    }
}
