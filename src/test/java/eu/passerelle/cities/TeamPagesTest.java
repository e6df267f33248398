package eu.passerelle.cities;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.privacy.AuditTrail;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.ReceivedMail;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A coordinator enters a team, and its people come by invitation. */
@PasserelleTest
class TeamPagesTest {
    private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/invitations/[A-Za-z0-9_.-]+)");
    private static final Pattern CITY = Pattern.compile("href=\"(/teams/new/[^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    DemoNetwork demo;

    @Autowired
    AuditTrail trail;

    @Autowired
    Teams teams;

    Visitor coordinator;

    @BeforeEach
    void open() {
        coordinator = Visitor.at(port).signIn(people.create(Role.COORDINATOR, "c"), People.PASSWORD);
    }

    @Test
    void a_team_is_entered_in_its_city_and_its_contact_asks_for_a_mentor() {
        Answer done = coordinator.post(lyon(), good());
        assertThat(done.location()).startsWith("/teams/");
        assertThat(coordinator.get(done.location()).body())
                .contains("Cellule de Lyon")
                .contains("Jeanne Roux");
        assertThat(coordinator.get("/teams").body()).contains("Cellule de Lyon");
        Visitor jeanne = arrive("jeanne@example.org", "Jeanne Roux");
        assertThat(jeanne.get("/team").body()).contains("Cellule de Lyon");
        assertThat(jeanne.get("/requests").status()).isEqualTo(200);
        assertThat(trail.of("team:" + done.location().substring(7), 9)).hasSize(1);

        assertThat(jeanne.post(done.location() + "/colleagues", Map.of("name", "Ali B", "email", "ali@example.org"))
                        .location())
                .isEqualTo("/team");
        assertThat(jeanne.get("/team").body()).contains("Ali B");
        assertThat(arrive("ali@example.org", "Ali B").get("/team").body()).contains("Cellule de Lyon");
    }

    @Test
    void a_team_says_what_it_is_for_and_in_which_languages_it_works() {
        demo.load();
        Visitor city = Visitor.at(port).signIn("t01@demo.passerelle.example", "passerelle-demo");
        assertThat(city.post(
                        "/teams/t01/facts", Map.of("phase", "RENEWING", "structure", "NGO_LED", "purpose", "Exit")))
                .extracting(Answer::status)
                .isEqualTo(422);
        assertThat(city.post(
                                "/teams/t01/facts",
                                Map.of(
                                        "phase", "RENEWING",
                                        "structure", "NGO_LED",
                                        "languages", "nl",
                                        "purpose", "Exit from the scene"))
                        .location())
                .isEqualTo("/team");
        Team team = teams.get(new TeamId("t01"));
        assertThat(team.languages()).containsExactly("nl");
        assertThat(team.phase()).isEqualTo(TeamPhase.RENEWING);
        assertThat(team.purpose().byLanguage()).containsEntry("fr", "Exit from the scene");
        assertThat(trail.of("team:t01", 1).getFirst().action()).isEqualTo("TEAM_CHANGED");
        assertThat(city.get("/teams/t02/facts").status()).isEqualTo(404);
    }

    @Test
    void a_team_says_who_sits_in_it_by_organisation_and_that_counts_for_its_sectors() {
        demo.load();
        Visitor city = Visitor.at(port).signIn("t01@demo.passerelle.example", "passerelle-demo");
        int before = city.get("/team").body().split("/removal").length;
        assertThat(city.post(
                                "/teams/t01/members",
                                Map.of(
                                        "organisation",
                                        "Maison des parents",
                                        "sector",
                                        "family-support",
                                        "profession",
                                        ""))
                        .location())
                .isEqualTo("/team#members");
        String page = city.get("/team").body();
        assertThat(page).contains("Maison des parents", "Soutien aux familles");
        assertThat(teams.get(new TeamId("t01")).sectors()).contains("family-support");
        String added =
                page.replaceAll("(?s).*Maison des parents</strong>.*?(/teams/t01/members/[^/]+/removal).*", "$1");
        city.post(added, Map.of());
        assertThat(city.get("/team").body().split("/removal")).hasSize(before);
        var wrong = city.post("/teams/t01/members", Map.of("organisation", "X", "sector", "moon", "profession", ""));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("Choisissez un secteur", "value=\"X\"");
    }

    @Test
    void members_of_another_citys_team_are_none_of_its_business() {
        demo.load();
        Visitor city = Visitor.at(port).signIn("t02@demo.passerelle.example", "passerelle-demo");
        city.get("/team");
        assertThat(city.post("/teams/t01/members", Map.of("organisation", "X", "sector", "police"))
                        .status())
                .isEqualTo(404);
        assertThat(city.post("/teams/t01/members/t01-m1/removal", Map.of()).status())
                .isEqualTo(404);
        assertThat(city.post("/teams/t02/members/t01-m1/removal", Map.of()).status())
                .isEqualTo(404);
    }

    @Test
    void a_city_does_not_find_out_by_inviting_who_has_an_account() {
        Answer done = coordinator.post(lyon(), good());
        Visitor jeanne = arrive("jeanne@example.org", "Jeanne Roux");
        String known = people.create(Role.EXPERT, "secret");
        String page = done.location() + "/colleagues";
        assertThat(jeanne.post(page, Map.of("name", "X", "email", known)).location())
                .isEqualTo("/team");
        assertThat(jeanne.get("/team").body()).contains("une invitation est en route");
        assertThat(ReceivedMail.to(known)).isEmpty();
        Answer refused = jeanne.post(page, Map.of("name", "Typed", "email", "nobody"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("value=\"Typed\"").contains("href=\"#email\"");
    }

    @ParameterizedTest
    @CsvSource({"name,''", "phase,WRONG", "structure,''", "purpose,''", "givenName,''", "email,nobody"})
    void what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(String field, String value) {
        var fields = good();
        fields.put(field, value);
        Answer answer = coordinator.post(lyon(), fields);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("href=\"#" + field + "\"").contains("Roux");
        assertThat(coordinator.get("/teams").body()).doesNotContain("Cellule de Lyon");
    }

    @Test
    void a_city_sees_its_own_team_only_and_enters_none() {
        demo.load();
        Visitor city = Visitor.at(port).signIn("t01@demo.passerelle.example", "passerelle-demo");
        assertThat(city.get("/teams/t01").status()).isEqualTo(200);
        assertThat(city.get("/teams/t02").status()).isEqualTo(404);
        assertThat(city.post("/teams/t02/colleagues", Map.of("name", "A", "email", "a@example.org"))
                        .status())
                .isEqualTo(404);
        assertThat(city.get("/teams").status()).isEqualTo(403);
        assertThat(city.get("/teams/new").status()).isEqualTo(403);
        assertThat(city.post(lyon(), good()).status()).isEqualTo(403);
        Visitor expert = Visitor.at(port).signIn("e01@demo.passerelle.example", "passerelle-demo");
        assertThat(expert.get("/teams/t01").status()).isEqualTo(403);
        assertThat(expert.get("/team").status()).isEqualTo(403);
        assertThat(coordinator.get("/teams/new/nowhere").status()).isEqualTo(404);
    }

    private String lyon() {
        var city = CITY.matcher(coordinator.get("/teams/new?q=lyon").body());
        assertThat(city.find()).isTrue();
        return city.group(1);
    }

    private Visitor arrive(String email, String name) {
        var link = LINK.matcher(ReceivedMail.await(email, 1).getFirst().text());
        assertThat(link.find()).isTrue();
        Visitor visitor = Visitor.at(port);
        visitor.post(link.group(1), Map.of("name", name, "password", "four words are good"));
        return visitor.signIn(email, "four words are good").with("Accept-Language", "en");
    }

    private static Map<String, String> good() {
        var fields = new HashMap<String, String>();
        fields.put("name", "Cellule de Lyon");
        fields.put("phase", "FORMING");
        fields.put("structure", "MAYOR_LED");
        fields.put("language", "fr");
        fields.put("purpose", "Suivre ensemble les jeunes");
        fields.put("givenName", "Jeanne");
        fields.put("familyName", "Roux");
        fields.put("email", "jeanne@example.org");
        return fields;
    }
}
