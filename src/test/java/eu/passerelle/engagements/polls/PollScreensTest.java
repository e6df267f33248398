package eu.passerelle.engagements.polls;

import static eu.passerelle.engagements.EngagementsWorld.ANA;
import static eu.passerelle.engagements.EngagementsWorld.LYS;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import eu.passerelle.accounts.MailedLinks;
import eu.passerelle.engagements.EngagementsWorld;
import eu.passerelle.engagements.PollId;
import eu.passerelle.engagements.Polls;
import eu.passerelle.testing.Browsing;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The pages of a poll in a browser: with mistakes, with answers, and for whoever is asked. */
@PasserelleTest
class PollScreensTest {
    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    PollStore store;

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
    void a_poll_is_put_together_answered_and_closed(ColorScheme theme, int width) {
        String engagement = world.engagement(ANA);
        Page page = page(theme, width);
        signIn(page);
        page.navigate("/engagements/" + engagement);
        page.click("a[href$='/polls/new']");
        page.fill("#name1", "Dana with a name that is long enough to break on the narrowest of all screens");
        page.click("button[name=ask]");
        PlaywrightAssertions.assertThat(page.locator(".error-summary")).isFocused();
        browsing.expectStatus(422);
        browsing.check(page);
        page.check("input[value='2027-03-16T07:00:00Z']");
        page.check("input[value='2027-03-18T07:00:00Z']");
        page.fill("#email1", "dana@example.org");
        page.fill("#standsFor1", "Municipal social services");
        page.check("#required1");
        page.fill("#lastDay", "2027-03-15");
        page.click("button[name=ask]");
        page.waitForURL(url -> !url.endsWith("/new"));

        Poll poll = store.find(new PollId(page.url().replaceAll(".*/", ""))).orElseThrow();
        String link = links.issue(
                        Polls.LINK_PURPOSE,
                        poll.people().getFirst().id(),
                        clock.instant().plus(Duration.ofDays(1)))
                .value();
        Page guest = page(theme, width);
        guest.navigate("/answers/polls/" + link);
        guest.check("[name=time0][value=NO]");
        guest.click("main form button");
        PlaywrightAssertions.assertThat(guest.locator(".error-summary")).isFocused();
        browsing.expectStatus(422);
        browsing.check(guest);
        guest.check("[name=time1][value=YES]");
        guest.click("main form button");
        PlaywrightAssertions.assertThat(guest.locator("[role=status]")).isVisible();
        browsing.check(guest);

        page.reload();
        PlaywrightAssertions.assertThat(page.locator("#start form")).hasCount(1);
        page.evaluate("() => document.querySelectorAll('main details').forEach(d => d.open = true)");
        browsing.check(page);
        page.click("#start form button");
        PlaywrightAssertions.assertThat(page.locator("#start form")).hasCount(0);
        browsing.check(page);
    }

    private void signIn(Page page) {
        page.navigate("/sign-in");
        page.fill("#email", "city-" + LYS + "@example.org");
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
