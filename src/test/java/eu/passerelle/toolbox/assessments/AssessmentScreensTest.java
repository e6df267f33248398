package eu.passerelle.toolbox.assessments;

import static eu.passerelle.engagements.EngagementsWorld.LYS;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import eu.passerelle.accounts.MailedLinks;
import eu.passerelle.accounts.Role;
import eu.passerelle.engagements.EngagementsWorld;
import eu.passerelle.testing.Browsing;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.TestClock;
import eu.passerelle.toolbox.AssessmentId;
import eu.passerelle.toolbox.Assessments;
import eu.passerelle.toolbox.assessments.Sheet.Said;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The pages of an assessment in a browser: with mistakes, for whoever is asked, and with results. */
@PasserelleTest
class AssessmentScreensTest {
    private static final List<String> AGENCIES = List.of("Police", "City", "Rives");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    AssessmentStore store;

    @Autowired
    Assessing assessing;

    @Autowired
    MailedLinks links;

    @Autowired
    TestClock clock;

    Browsing browsing;
    EngagementsWorld world;

    @BeforeEach
    void open() {
        browsing = Browsing.at(port);
        world = EngagementsWorld.createIn(context);
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,320", "DARK,1280"})
    void a_team_is_asked_answers_and_sees_what_it_needs(ColorScheme theme, int width) {
        Page page = page(theme, width);
        world.lys();
        signIn(page, "city-" + LYS);
        if (width < 640) {
            page.click("header .menu-button >> nth=0");
        }
        page.click("nav a[href='/toolbox']");
        browsing.check(page);
        page.click("main li a.button >> nth=0");
        page.click("button[name=ask]");
        PlaywrightAssertions.assertThat(page.locator(".error-summary")).isFocused();
        browsing.expectStatus(422);
        browsing.check(page);
        for (int i = 1; i <= 6; i++) {
            page.fill("#name" + i, "Person number " + i);
            page.fill("#email" + i, "p" + i + "@example.org");
            page.fill("#agency" + i, AGENCIES.get(i % 3));
        }
        page.click("button[name=ask]");
        page.waitForURL(url -> url.contains("/assessments/"));
        browsing.check(page);

        Assessment assessment =
                store.find(new AssessmentId(page.url().replaceAll(".*/", ""))).orElseThrow();
        answer(page(theme, width), assessment);
        page.reload();
        page.click("form[action$='/closing'] button");
        PlaywrightAssertions.assertThat(page.locator("svg.radar")).isVisible();
        page.evaluate("() => document.querySelectorAll('main details').forEach(d => d.open = true)");
        browsing.check(page);
        page.click("a[href$='/values']");
        browsing.check(page);
        page.goBack();
        page.click("form[action$='/request'] button");
        PlaywrightAssertions.assertThat(page.locator("[name^=because-]").first())
                .isVisible();
        browsing.check(page);
    }

    /** One in the browser, the others by program. */
    private void answer(Page guest, Assessment assessment) {
        String link = links.issue(
                        Assessments.LINK_PURPOSE,
                        assessment.people().getFirst().id(),
                        clock.instant().plus(Duration.ofDays(1)))
                .value();
        guest.navigate("/answers/assessments/" + link);
        guest.check("[name=level-trust-open][value='2']");
        guest.check("[name=level-mandate-written][value=unknown]");
        guest.click("main form button >> nth=3");
        PlaywrightAssertions.assertThat(guest.locator("[role=status]")).isVisible();
        browsing.check(guest);
        assessment.people().stream().skip(1).forEach(person -> {
            var said = new HashMap<String, Said>();
            assessment
                    .instrument()
                    .scales()
                    .forEach(item -> said.put(item.id(), new Said(Optional.of(said.size() % 4), false, "Seen")));
            assessing.answer(person.id(), new Sheet(said), EngagementsWorld.freshKey());
        });
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,1280", "DARK,320"})
    void a_questionnaire_is_looked_at_changed_and_put_into_force(ColorScheme theme, int width) {
        Page page = page(theme, width);
        world.browser(Role.COORDINATOR, "network");
        signIn(page, "coordinator-network");
        page.navigate("/instruments");
        browsing.check(page);
        page.click("main table a >> nth=0");
        browsing.check(page);
        page.click("a[href^='/instruments/new']");
        String text = page.inputValue("#text");
        page.fill("#text", text.replace("kind: SCALE", "kind: STARS"));
        page.click("button[name=check]");
        PlaywrightAssertions.assertThat(page.locator(".error-summary")).isFocused();
        browsing.expectStatus(422);
        browsing.check(page);
        page.fill("#text", text + "# changed\n");
        page.click("button[name=check]");
        PlaywrightAssertions.assertThat(page.locator("button[name=keep]")).isVisible();
        browsing.check(page);
        page.click("button[name=keep]");
        page.waitForURL(url -> url.matches(".*/instruments/[a-z-]+\\.\\d+"));
    }

    private void signIn(Page page, String account) {
        page.navigate("/sign-in");
        page.fill("#email", account + "@example.org");
        page.fill("#password", People.PASSWORD);
        page.click("main button");
    }

    private Page page(ColorScheme theme, int width) {
        return browsing.page(new NewContextOptions()
                .setColorScheme(theme)
                .setViewportSize(width, 800)
                .setLocale("en-GB"));
    }
}
