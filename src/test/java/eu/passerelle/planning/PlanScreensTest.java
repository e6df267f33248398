package eu.passerelle.planning;

import static eu.passerelle.engagements.EngagementsWorld.LYS;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import eu.passerelle.testing.Browsing;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The pages of a plan in a browser, with mistakes and when two write at once. */
@PasserelleTest
class PlanScreensTest {
    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    Browsing browsing;
    PlanWorld its;

    @BeforeEach
    void open() {
        browsing = Browsing.at(port);
        its = PlanWorld.createIn(context);
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    @ParameterizedTest
    @CsvSource("DARK,320")
    void a_plan_is_written_looked_at_and_disputed(ColorScheme theme, int width) {
        String goal = its.add("GOAL", Map.of("TEXT", "Schools ask within a week", "NEEDS", "B3"));
        Page page = browsing.page(new NewContextOptions()
                .setColorScheme(theme)
                .setViewportSize(width, 800)
                .setLocale("en-GB"));
        page.navigate("/sign-in");
        page.fill("#email", "city-" + LYS + "@example.org");
        page.fill("#password", People.PASSWORD);
        page.click("main button");
        page.navigate("/plans/" + its.plan + "/parts?kind=MEASURE&under=" + goal);
        page.fill(
                "#TEXT", "Train everybody who meets young people each day in this long-named-organisation-of-the-city");
        page.fill("#START", "2027-06-01");
        page.fill("#DUE", "2027-05-01");
        page.click("main form button[type=submit]");
        PlaywrightAssertions.assertThat(page.locator(".error-summary")).isFocused();
        browsing.expectStatus(422);
        browsing.check(page);
        page.fill("#DUE", "2027-08-31");
        page.click("main form button[type=submit]");
        page.waitForURL(url -> url.contains("#"));
        String measure = its.world.text("MATCH (e:PlanPart {kind: 'MEASURE'}) RETURN e.id");
        its.add(
                "MEASURE",
                Map.of("TEXT", "Ask them again", "DUE", "2027-12-01", "DEPENDS_ON", measure, "STATUS", "STALLED"));
        its.add("RISK", Map.of("TEXT", "No time", "LIKELIHOOD", "HIGH", "EFFECT", "LOW"));
        its.add("MILESTONE", Map.of("TEXT", "Council votes", "DAY", "2027-09-01"));
        its.lys.post(
                "/plans/" + its.plan + "/reviews",
                Map.of("score-" + goal, "1", "decisions", "Go on", "commandId", "r1"));
        its.lys.post("/plans/" + its.plan + "/versions", Map.of("note", "All agencies", "commandId", "v1"));

        page.navigate("/plan-parts/" + measure);
        its.write(its.lys, measure, 1, Map.of("TEXT", "Train the teachers", "STATUS", "UNDER_WAY"));
        page.fill("#TEXT", "Train the police");
        page.click("main form button[type=submit]");
        PlaywrightAssertions.assertThat(page.locator("input[name=theirs][value=TEXT]"))
                .isVisible();
        browsing.expectStatus(409);
        browsing.check(page);
        page.check("input[name=theirs][value=TEXT]");
        page.click("main form button[type=submit]");
        PlaywrightAssertions.assertThat(page.locator("#TEXT")).hasValue("Train the teachers");
        for (String path : List.of("", "/board", "/timeline", "/reviews", "/versions?from=1")) {
            page.navigate("/plans/" + its.plan + path);
            page.evaluate("() => document.querySelectorAll('main details').forEach(d => d.open = true)");
            browsing.check(page);
        }
        page.navigate("/plans?all=true");
        browsing.check(page);
        page.navigate("/plans/new");
        browsing.check(page);
    }
}
