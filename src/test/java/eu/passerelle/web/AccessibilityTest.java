package eu.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import eu.passerelle.accounts.Role;
import eu.passerelle.matching.search.IndexFollower;
import eu.passerelle.testing.Browsing;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** In both themes, on a wide screen and on the narrowest: axe finds nothing, nothing sticks out, nothing is refused. */
@PasserelleTest
class AccessibilityTest {
    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    DemoNetwork demo;

    @Autowired
    IndexFollower index;

    Browsing browsing;

    /** Each theme and each width once: colours do not depend on the width, nor the layout on colours. */
    static Stream<Arguments> screens() {
        return Stream.of(Arguments.of(ColorScheme.LIGHT, 320), Arguments.of(ColorScheme.DARK, 1280));
    }

    @BeforeEach
    void open() {
        browsing = Browsing.at(port);
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    @ParameterizedTest
    @MethodSource("screens")
    void the_pages_around_the_work(ColorScheme theme, int width) {
        Page page = page(theme, width);
        for (String path : List.of(
                "/", "/sign-in", "/sign-in?again", "/join", "/conduct", "/join/thanks", "/forgotten-password")) {
            page.navigate(path);
            browsing.check(page);
        }
        page.navigate("/sign-in");
        page.fill("#email", "nobody@example.org");
        page.fill("#password", "wrong");
        page.click("main button");
        PlaywrightAssertions.assertThat(page.locator(".error-summary")).isVisible();
        browsing.expectStatus(401);
        browsing.check(page);
    }

    @ParameterizedTest
    @MethodSource("screens")
    void an_application_with_mistakes_keeps_what_was_typed(ColorScheme theme, int width) {
        Page page = page(theme, width);
        page.navigate("/join");
        page.fill("#givenName", "Alma");
        page.click("main form button");
        PlaywrightAssertions.assertThat(page.locator(".error-summary")).isVisible();
        assertThat(page.inputValue("#givenName")).isEqualTo("Alma");
        browsing.expectStatus(422);
        browsing.check(page);
    }

    @ParameterizedTest
    @MethodSource("screens")
    void the_account_with_a_new_token_and_with_a_mistake(ColorScheme theme, int width) {
        Page page = signedIn(page(theme, width));
        page.navigate("/account");
        page.fill("#name", "A program with quite a long name, so that it must break somewhere");
        page.click("form[action='/account/tokens'] button");
        PlaywrightAssertions.assertThat(page.locator(".secret").first()).isVisible();
        browsing.check(page);
        page.fill("#current", "not the password");
        page.fill("#replacement", "short");
        page.click("form[action='/account/password'] button");
        PlaywrightAssertions.assertThat(page.locator(".error-summary")).isFocused();
        browsing.expectStatus(422);
        browsing.check(page);
    }

    @ParameterizedTest
    @MethodSource("screens")
    void a_webhook_with_a_mistake_and_with_its_secret(ColorScheme theme, int width) {
        Page page = signedIn(page(theme, width));
        page.navigate("/account/webhooks");
        page.fill("#address", "https://10.0.0.1/hooks");
        page.click("form[action='/account/webhooks'] button");
        PlaywrightAssertions.assertThat(page.locator("#address-error")).isVisible();
        browsing.expectStatus(422);
        browsing.check(page);
        page.fill("#address", "https://1.1.1.1/hooks");
        page.check("[name=kinds] >> nth=0");
        page.click("form[action='/account/webhooks'] button");
        PlaywrightAssertions.assertThat(page.locator(".secret").first()).isVisible();
        browsing.check(page);
    }

    @ParameterizedTest
    @MethodSource("screens")
    void availability_and_calendar_with_a_mistake_and_with_a_new_address(ColorScheme theme, int width) {
        Page page = signedIn(page(theme, width));
        page.navigate("/availability");
        browsing.check(page);
        page.fill("#from", "12:00");
        page.fill("#until", "09:00");
        page.click("#rule button");
        PlaywrightAssertions.assertThat(page.locator("#until-error")).isVisible();
        assertThat(page.inputValue("#from")).isEqualTo("12:00");
        browsing.expectStatus(422);
        browsing.check(page);
        page.fill("#until", "15:30");
        page.click("#rule button");
        page.fill("#absenceFrom", "2027-03-06");
        page.fill("#absenceUntil", "2027-03-08");
        page.fill("#reason", "A reason that is long enough to break somewhere on the narrowest of all screens");
        page.click("form[action='/availability/absences'] button");
        page.click("a[href*='change=MONDAY']");
        PlaywrightAssertions.assertThat(page.locator("#until")).hasValue("15:30");
        browsing.check(page);
        page.navigate("/availability/week?start=2027-03-08");
        browsing.check(page);
        if (page.locator(".paint").isVisible()) {
            paintWithTheKeyboard(page);
        } else {
            writeTheList(page);
        }
        page.navigate("/calendar");
        page.click("form[action='/calendar/feed'] button");
        PlaywrightAssertions.assertThat(page.locator(".secret").first()).isVisible();
        browsing.check(page);
    }

    private static void paintWithTheKeyboard(Page page) {
        page.focus("input[value='2027-03-09T14:00']");
        page.keyboard().press("Space");
        page.keyboard().press("Shift+ArrowDown");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Space");
        page.click(".week-table button[value='week']");
        for (String painted : List.of("09T14:00", "09T14:30", "10T14:30")) {
            PlaywrightAssertions.assertThat(page.locator("input[value='2027-03-" + painted + "']"))
                    .isChecked();
        }
        PlaywrightAssertions.assertThat(page.locator("input[value='2027-03-10T14:00']"))
                .not()
                .isChecked();
    }

    private void writeTheList(Page page) {
        page.fill("#day2027-03-09", "after lunch");
        page.click(".week-list button[value='week']");
        PlaywrightAssertions.assertThat(page.locator("#day2027-03-09-error")).isVisible();
        assertThat(page.inputValue("#day2027-03-09")).isEqualTo("after lunch");
        browsing.expectStatus(422);
        browsing.check(page);
        page.fill("#day2027-03-09", "14:00–15:30");
        page.click(".week-list button[value='week']");
        PlaywrightAssertions.assertThat(page.locator("#day2027-03-09")).hasValue("14:00–15:30");
        browsing.check(page);
    }

    @ParameterizedTest
    @MethodSource("screens")
    void the_search_with_filters_open_without_answers_with_suggestions_and_with_mistakes(ColorScheme theme, int width) {
        demo.load();
        index.awaitNow(Duration.ofSeconds(30));
        Page page = signedIn(page(theme, width), people.create(Role.COORDINATOR, "search"));
        for (String query : List.of(
                "",
                "?q=Fallkonferenz&competence=E4&language=fr",
                "?q=Wendischr&country=RO",
                "?q=Wendischer&country=RO")) {
            page.navigate("/experts" + query);
            browsing.check(page);
        }
        page.navigate("/experts?q=exit&language=fr&sort=confirmed");
        page.evaluate("() => document.querySelectorAll('main details').forEach(d => d.open = true)");
        browsing.check(page);
        page.fill("#q", "Fallk");
        page.waitForSelector(".search-suggestions");
        browsing.check(page);
        page.fill("#name", "A search with a name that is quite long, so that it must break on a narrow screen");
        page.click("#keep form[action='/experts/searches'] button");
        browsing.expectStatus(422);
        browsing.check(page);
        page.fill("#name", "French exits");
        page.click("#keep form[action='/experts/searches'] button");
        page.navigate("/experts?q=" + "x".repeat(600));
        PlaywrightAssertions.assertThat(page.locator(".error-summary")).isFocused();
        browsing.expectStatus(422);
        browsing.check(page);
    }

    @ParameterizedTest
    @MethodSource("screens")
    void every_component(ColorScheme theme, int width) throws IOException {
        Page page = page(theme, width);
        page.navigate("/sign-in");
        page.setContent(Files.readString(Path.of("src/test/resources/components.html")));
        browsing.check(page);
    }

    @Test
    void the_keyboard_reaches_the_content_first_and_sees_where_it_is() {
        Page page = page(ColorScheme.LIGHT, 1280);
        page.navigate("/sign-in");
        page.keyboard().press("Tab");
        assertThat(page.evaluate("() => document.activeElement.className")).isEqualTo("skip-link");
        assertThat(page.evaluate("() => document.activeElement.getBoundingClientRect().top >= 0"))
                .isEqualTo(true);
        page.keyboard().press("Tab");
        assertThat(page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle"))
                .isEqualTo("solid");
    }

    @Test
    void on_a_phone_the_places_are_behind_one_button_and_on_wide_screens_before_ones_eyes() {
        Page page = signedIn(page(ColorScheme.LIGHT, 320));
        var places = page.locator("#places");
        PlaywrightAssertions.assertThat(places).not().isVisible();
        page.click("header button[popovertarget=places] >> nth=0");
        PlaywrightAssertions.assertThat(places).isVisible();
        browsing.check(page);
        page.keyboard().press("Escape");
        PlaywrightAssertions.assertThat(places).not().isVisible();
        page.setViewportSize(1280, 800);
        PlaywrightAssertions.assertThat(places).isVisible();
        PlaywrightAssertions.assertThat(page.locator(".menu-button >> visible=true"))
                .hasCount(0);
    }

    @Test
    void without_scripts_a_person_signs_in_and_changes_the_language() {
        Page page = page(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        signedIn(page);
        page.navigate("/account");
        page.click("button[lang=fr]");
        PlaywrightAssertions.assertThat(page.locator("h1")).hasText("Votre compte");
        assertThat(page.url()).endsWith("/account");
    }

    private Page signedIn(Page page) {
        return signedIn(page, people.create(Role.EXPERT, "e-" + System.nanoTime()));
    }

    private Page signedIn(Page page, String email) {
        page.navigate("/sign-in?next=/account");
        page.fill("#email", email);
        page.fill("#password", People.PASSWORD);
        page.click("main button");
        return page;
    }

    private Page page(ColorScheme theme, int width) {
        return page(new Browser.NewContextOptions().setColorScheme(theme).setViewportSize(width, 800));
    }

    private Page page(Browser.NewContextOptions options) {
        return browsing.page(options.setLocale("en-GB"));
    }
}
