package eu.passerelle.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import eu.passerelle.testing.Browsing;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.neo4j.core.Neo4jClient;

/** A coordinator adds a concept, moves a branch, merges, and takes a file in: in a browser, in each language. */
@PasserelleTest
class TaxonomyJourneyTest {
    @LocalServerPort
    int port;

    @Autowired
    DemoNetwork demo;

    @Autowired
    Neo4jClient neo4j;

    Browsing browsing;

    @BeforeEach
    void open() {
        demo.load();
        neo4j.query("""
                CREATE (:VainSearch {id: 'v1', words: 'equitherapie pour adolescents en difficulte', language: 'fr', searches: 3,
                  firstOn: date('2027-02-01'), lastOn: date('2027-02-27'), ignored: false})
                """).run();
        browsing = Browsing.at(port);
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    @ParameterizedTest
    @CsvSource({"en-GB, 1280, true", "fr-FR, 320, true", "de-DE, 1280, false", "ro-RO, 320, false"})
    void a_coordinator_keeps_the_taxonomy(String locale, int width, boolean scripts) {
        Page page = browsing.page(new Browser.NewContextOptions()
                .setLocale(locale)
                .setViewportSize(width, 800)
                .setJavaScriptEnabled(scripts));
        page.navigate("/sign-in?next=/competences");
        page.fill("#email", "coordinator@demo.passerelle.example");
        page.fill("#password", "passerelle-demo");
        page.click("main button");
        String language = locale.substring(0, 2);
        look(page, scripts);

        page.click("a[href='/competences/new']");
        page.fill("#label_" + language, "Peer mediation");
        page.selectOption("#broader", "B");
        page.click("main form button[type=submit]");
        PlaywrightAssertions.assertThat(page.locator("h1")).hasText("Peer mediation");
        String concept = page.url();

        page.click("#decide details:nth-of-type(1) summary");
        look(page, scripts);
        page.selectOption("#broader", "D");
        page.click("form[action$='/move'] button");
        PlaywrightAssertions.assertThat(page.locator(".crumbs a[href='/competences/D']"))
                .hasCount(1);

        page.click("#decide details:nth-of-type(2) summary");
        page.selectOption("#into", "B4");
        page.click("form[action$='/merge'] button");
        PlaywrightAssertions.assertThat(page.locator(".error-summary")).isVisible();
        browsing.expectStatus(422);
        look(page, scripts);
        page.fill("#reason-merge", "The same");
        page.click("form[action$='/merge'] button");
        PlaywrightAssertions.assertThat(page).hasURL(concept);
        PlaywrightAssertions.assertThat(page.locator(".notice a[href='/competences/B4']"))
                .hasCount(1);
        look(page, scripts);

        page.navigate("/competences/B4/edit");
        assertThat(page.inputValue("#synonyms_" + language)).contains("Peer mediation");
        look(page, scripts);
        page.navigate("/competences/missing");
        page.click("main details summary");
        look(page, scripts);
        page.click("form[action$='/synonym'] button");
        PlaywrightAssertions.assertThat(page.locator(".error-summary")).isVisible();
        browsing.expectStatus(422);
        look(page, scripts);
        page.selectOption("form[action$='/synonym'] select", "E4");
        page.click("form[action$='/synonym'] button");
        PlaywrightAssertions.assertThat(page.locator("h1")).isVisible();
        page.navigate("/competences?q=equitherapie");
        PlaywrightAssertions.assertThat(page.locator("#found a[href='/competences/E4']"))
                .hasCount(1);

        page.navigate("/competences/import");
        send(page, "code,broader\nB,B3\n");
        PlaywrightAssertions.assertThat(page.locator(".error-summary")).isVisible();
        browsing.expectStatus(422);
        look(page, scripts);
        send(page, "code,broader\nB3,C\n");
        look(page, scripts);
        page.click("main form button");
        page.navigate("/competences/B3.1");
        PlaywrightAssertions.assertThat(page.locator(".crumbs a[href='/competences/C']"))
                .hasCount(1);
    }

    private static void send(Page page, String table) {
        page.setInputFiles("#file", new FilePayload("ours.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8)));
        page.click("main form button");
    }

    /** What looks at a page from within needs scripts. */
    private void look(Page page, boolean scripts) {
        Stream.of(page).filter(shown -> scripts).forEach(browsing::check);
    }
}
