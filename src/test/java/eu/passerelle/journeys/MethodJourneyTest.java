package eu.passerelle.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static eu.passerelle.engagements.EngagementsWorld.ANA;
import static eu.passerelle.engagements.EngagementsWorld.LYS;
import static eu.passerelle.engagements.EngagementsWorld.OLT;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import eu.passerelle.accounts.Role;
import eu.passerelle.engagements.EngagementsWorld;
import eu.passerelle.testing.Browsing;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.ReceivedMail;
import eu.passerelle.testing.TestClock;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * The whole method: a team looks at itself, asks for what it lacks, meets its mentor three times, writes a plan, looks at it
 * each quarter, and closes the mentoring; what came of it is a reason for the next team.
 */
@PasserelleTest
class MethodJourneyTest {
    private static final Pattern LINK = Pattern.compile("http://[^/]+(/answers/assessments/[\\w-]+)");
    private static final List<String> AGENCIES = List.of("Police", "City hall", "School", "Police", "School");
    private static final List<String> TUESDAYS =
            List.of("2027-03-09T07:00:00Z", "2027-03-16T07:00:00Z", "2027-03-23T07:00:00Z");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    private final String run = EngagementsWorld.freshKey();
    EngagementsWorld world;
    Browsing browsing;
    Page team;
    Page mentor;

    @BeforeEach
    void open() {
        world = EngagementsWorld.createIn(context);
        browsing = Browsing.at(port);
        world.lys();
        world.browser(Role.EXPERT, ANA);
        world.coordinator();
        team = browsing.signedIn("en-GB", "city-" + LYS + "@example.org", People.PASSWORD);
        mentor = browsing.signedIn("de-DE", "expert-" + ANA + "@example.org", People.PASSWORD);
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void from_the_diagnosis_to_what_was_learned_and_to_the_next_team() {
        assess();
        String request = ask();
        String engagement = meet(request);
        String plan = plan(engagement);
        review(plan, "2027-07-01T09:00:00Z", "Schools answer within a week");
        review(plan, "2027-10-01T09:00:00Z", "We go on alone");
        closeBothWays(engagement);
        theNextTeamReadsIt();
    }

    private void assess() {
        assertThat(team).hasURL(Pattern.compile(".*/home"));
        browsing.check(team);
        team.locator("a.button[href='/toolbox']").click();
        team.navigate("/toolbox/new");
        team.locator("input[name=instrument]").first().check();
        for (int i = 1; i <= AGENCIES.size(); i++) {
            team.fill("#name" + i, "Member " + i);
            team.fill("#email" + i, address(i));
            team.fill("#agency" + i, AGENCIES.get(i - 1));
        }
        team.locator("button[name=ask]").click();
        assertThat(team).hasURL(Pattern.compile(".*/assessments/.*"));
        for (int i = 1; i <= AGENCIES.size(); i++) {
            answer(i);
        }
        team.reload();
        team.locator("form[action$='/closing'] button").click();
        assertThat(team.locator(".radar")).isVisible();
        browsing.check(team);
    }

    /** Each alone, from the mail: all is well but the sharing of information. */
    private void answer(int member) {
        Matcher link =
                LINK.matcher(ReceivedMail.await(address(member), 1).getFirst().text());
        assertThat(link.find()).isTrue();
        Page page = browsing.page("en-GB");
        page.navigate(link.group(1));
        page.evaluate("""
                () => document.querySelectorAll('input[type=radio][name^=level-]').forEach(radio => {
                  const weak = radio.name.includes('information') || radio.name.includes('sharing');
                  if (radio.value === (weak ? '0' : '3')) radio.checked = true;
                })
                """);
        if (member == 1) {
            browsing.check(page);
        }
        page.locator("main form:not([action$=erasure]) button").last().click();
        assertThat(page.locator(".notice.good")).isVisible();
        page.close();
    }

    private String ask() {
        Locator need = team.locator("input[name=need][value=B3]");
        need.check();
        team.locator("form[action$='/request'] button").click();
        assertThat(team).hasURL(Pattern.compile(".*/requests/[^/]+/needs"));
        assertThat(team.locator("#because-B3")).hasValue(Pattern.compile(".*of 4.*"));
        browsing.check(team);
        String request = team.url().replaceAll(".*/requests/([^/]+)/needs", "$1");
        Object needs = JsonPath.read(
                world.lysProgram().get("/api/v1/requests/" + request).body(), "$.needs");
        var changed =
                world.lysProgram().json("PUT", "/api/v1/requests/" + request, EngagementsWorld.with("$.needs", needs));
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        var sent = EngagementsWorld.command(world.lysProgram(), "/requests/" + request + "/submission", "");
        assertThat(sent.status()).as(sent.body()).isEqualTo(200);
        Page network = browsing.signedIn("fr-FR", "coordinator-network@example.org", People.PASSWORD);
        assertThat(network.locator("main")).containsText("Lysville");
        network.navigate("/requests/" + request);
        assertThat(network.locator("main")).containsText("of 4");
        return request;
    }

    private String meet(String request) {
        String proposal = world.proposal(request, ANA);
        mentor.navigate("/home");
        mentor.locator("a.button[href='/proposals/" + proposal + "']").click();
        mentor.locator("form[action$='/acceptance'] button").click();
        String engagement = world.text("MATCH (g:Engagement) RETURN g.id");
        for (String start : TUESDAYS) {
            String session = world.session(engagement, start);
            mentor.navigate("/sessions/" + session);
            mentor.locator("form[action$='/attestation'] button").click();
            clock.set(Instant.parse(start).plusSeconds(4000));
            mentor.navigate("/sessions/" + session);
            mentor.fill("#notes", "We practised a case conference.");
            mentor.locator("form[action$='/notes'] button").click();
            mentor.fill("#text", "Write the agreement on sharing");
            mentor.locator("form[action$='/follow-ups'] button").click();
        }
        browsing.check(mentor);
        return engagement;
    }

    private String plan(String engagement) {
        team.navigate("/home");
        assertThat(team.locator("main")).containsText("where you want to be in a year");
        team.locator("a[href='/plans']").last().click();
        team.navigate("/plans/new");
        team.fill("#VISION", "Everybody knows what may be told to whom.");
        team.locator("input[name=template]").nth(1).check();
        team.locator("main form button[type=submit]").last().click();
        assertThat(team).hasURL(Pattern.compile(".*/plans/[^/]+"));
        browsing.check(team);
        String plan = team.url().replaceAll(".*/plans/([^/?#]+).*", "$1");
        mentor.navigate("/engagements/" + engagement);
        mentor.locator("main a[href*='/plans?team=']").click();
        assertThat(mentor.locator("main")).containsText("Everybody knows what may be told to whom.");
        assertThat(world.stranger().get("/plans/" + plan).status()).isNotEqualTo(200);
        return plan;
    }

    private void review(String plan, String when, String decision) {
        clock.set(Instant.parse(when));
        team.navigate("/home");
        team.locator("a[href='/plans/" + plan + "/reviews']").first().click();
        team.evaluate("() => document.querySelectorAll('main details').forEach(goal => goal.open = true)");
        team.locator("form fieldset")
                .all()
                .forEach(goal -> goal.locator("input[type=radio]").last().check());
        team.fill("#decisions", decision);
        team.locator("form[action$='/reviews'] button").click();
        assertThat(team.locator("main")).containsText(decision);
        browsing.check(team);
    }

    private void closeBothWays(String engagement) {
        report(team, engagement);
        mentor.navigate("/home");
        mentor.locator("a.button[href='/engagements/" + engagement + "/closing']")
                .click();
        browsing.check(mentor);
        mentor.fill("#hours", "19");
        report(mentor, engagement);
        assertThat(mentor.locator(".notice.good")).isVisible();
        browsing.check(mentor);
        for (Page page : List.of(team, mentor)) {
            page.navigate("/engagements/" + engagement + "/closing");
            page.fill("#lesson", "One page that all sign is worth more than ten that nobody reads.");
            page.selectOption("#language", "en");
            page.check("input[name=agrees]");
            page.locator("form[action$='/lesson'] button").click();
        }
        assertThat(mentor.locator(".tag.good").last()).isVisible();
    }

    private static void report(Page page, String engagement) {
        if (!page.url().endsWith("/closing")) {
            page.navigate("/engagements/" + engagement + "/closing");
            page.selectOption("#reason", "GOALS_REACHED");
        }
        page.locator("select[name^=attainment]").all().forEach(step -> step.selectOption("REACHED"));
        page.selectOption("#again", "YES");
        page.locator("main form button[type=submit]").first().click();
    }

    private void theNextTeamReadsIt() {
        var olt = world.program(Role.CITY, OLT);
        String draft = JsonPath.parse(EngagementsWorld.COMPLETE)
                .set("$.languages", List.of("ro"))
                .set("$.from", "2027-10-10")
                .set("$.until", "2028-02-28")
                .jsonString();
        var created = olt.json("POST", "/api/v1/requests", draft);
        String request = EngagementsWorld.read(created, "$.id");
        EngagementsWorld.command(olt, "/requests/" + request + "/submission", "");
        Page next = browsing.signedIn("en-GB", "city-" + OLT + "@example.org", People.PASSWORD);
        next.locator("a.button[href='/requests/" + request + "/recommendations']")
                .click();
        assertThat(next.locator("main")).containsText("Teams reached their goals in 1 of 1 rated mentorings.");
        assertThat(next.locator("main")).not().containsText("Lysville");
        browsing.check(next);
        next.navigate("/requests/" + request);
        assertThat(next.locator("#cities")).containsText("One page that all sign is worth more");
        browsing.check(next);
    }

    private String address(int member) {
        return "member" + member + "-" + run + "@example.org";
    }
}
