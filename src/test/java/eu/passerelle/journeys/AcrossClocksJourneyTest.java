package eu.passerelle.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.outbound.TlsServer;
import eu.passerelle.testing.Browsing;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.TestClock;
import java.io.IOException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.test.util.ReflectionTestUtils;

/**
 * An expert in Romania with a calendar at another service, a team by the clock of Paris and one by that of Berlin, in the
 * weeks around the last Sunday of March: one is faster, the other is told what is left, and nobody comes at another hour
 * than the wall says.
 */
@PasserelleTest
class AcrossClocksJourneyTest {
    private static final String PASSWORD = "passerelle-demo";
    /** Wednesday, nine o'clock in Bucharest: in winter, in summer. */
    private static final String BEFORE = "2027-03-24T07:00:00Z";

    private static final String AFTER = "2027-03-31T06:00:00Z";

    private static final String BUSY_ON_THURSDAY =
            "HTTP/1.1 200 OK\r\nContent-Type: text/calendar\r\nConnection: close\r\n\r\n"
                    + "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20270401\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    @LocalServerPort
    int port;

    @Autowired
    DemoNetwork demo;

    @Autowired
    TestClock clock;

    @Autowired
    Neo4jClient neo4j;

    @Autowired
    GraphTransactions transactions;

    @Autowired
    ApplicationContext context;

    TlsServer service;
    Object usual;
    Browsing browsing;

    @BeforeEach
    void open() throws IOException {
        demo.load();
        service = TlsServer.answering(BUSY_ON_THURSDAY);
        Object fetching = context.getBean("outsideFetching");
        usual = ReflectionTestUtils.getField(fetching, "https");
        ReflectionTestUtils.setField(fetching, "https", service.client());
        transactions.write(() -> neo4j.query("""
                        MATCH (e:Expert {id: 'e04'})-[:MENTORED]->(g:Engagement {id: 'g011'})
                        UNWIND [['french', 't01'], ['german', 't03']] AS one
                        MATCH (t:Team {id: one[1]})
                        CREATE (e)-[:MENTORED]->(n:Engagement)-[:WITH]->(t)
                        SET n = g {.*, id: one[0]}
                        """).run());
        browsing = Browsing.at(port);
    }

    @AfterEach
    void close() throws IOException {
        ReflectionTestUtils.setField(context.getBean("outsideFetching"), "https", usual);
        service.close();
        browsing.close();
    }

    @Test
    void two_teams_and_an_expert_in_three_zones_agree_across_the_change_of_clocks() {
        subscribe();
        Page french = browsing.signedIn("fr-FR", "t01@demo.passerelle.example", PASSWORD);
        Page german = browsing.signedIn("de-DE", "t03@demo.passerelle.example", PASSWORD);
        french.navigate("/engagements/french/slots?from=2027-03-22");
        german.navigate("/engagements/german/slots?from=2027-03-22");
        for (String start : new String[] {BEFORE, AFTER}) {
            assertThat(slot(french, start).textContent())
                    .as("eight in Paris is nine in Bucharest, on both sides of the change")
                    .contains("08:00", "09:00");
        }
        assertThat(slotsOn(french, "2027-04-01")).as("busy elsewhere").isZero();
        browsing.check(french);

        book(french, AFTER);
        assertThat(french).hasURL(Pattern.compile(".*/engagements/french"));
        book(german, AFTER);
        assertThat(german.locator("[role=alert]")).containsText("gerade vergeben");
        browsing.expectStatus(409);
        browsing.check(german);
        german.locator("[role=alert] label").first().click();
        german.locator("form#start button.button:not(.secondary)").click();
        assertThat(german).hasURL(Pattern.compile(".*/engagements/german"));

        french.locator("a[href*='move=']").first().click();
        french.navigate(french.url() + "&from=2027-03-22");
        slot(french, BEFORE).click();
        french.fill("#reason", "Le conseil municipal se tient ce jour-là.");
        french.locator("form#start button.button:not(.secondary)").click();
        Page expert = browsing.signedIn("ro-RO", "e04@demo.passerelle.example", PASSWORD);
        expert.navigate("/engagements/french");
        expert.locator("a[href^='/sessions/']").first().click();
        assertThat(expert.locator("h1")).containsText("24 martie 2027, 09:00");
        assertThat(expert.locator("main")).containsText("Le conseil municipal se tient ce jour-là.");
        browsing.check(expert);

        clock.set(Instant.parse("2027-03-24T09:00:00Z"));
        expert.reload();
        expert.fill("#text", "Scrisoarea către școală");
        expert.fill("#due", "2027-03-30");
        expert.locator("form[action$='/follow-ups'] button").click();
        assertThat(expert.locator("section:has(#follow-ups)")).containsText("Scrisoarea către școală");
        browsing.check(expert);
        expert.setViewportSize(360, 800);
        browsing.check(expert);
    }

    private void subscribe() {
        Page expert = browsing.signedIn("ro-RO", "e04@demo.passerelle.example", PASSWORD);
        expert.navigate("/availability/calendars");
        expert.fill("#address", "https://calendar.test/birou.ics");
        expert.fill("#name", "birou");
        expert.locator("form[action='/availability/calendars'] button").click();
        assertThat(expert.locator("article h3")).hasText("birou");
        assertThat(service.requests).anyMatch(request -> request.startsWith("GET /birou.ics "));
    }

    private static Locator slot(Page page, String start) {
        return page.locator("label:has(input[name=start][value='" + start + "'])")
                .first();
    }

    private static int slotsOn(Page page, String day) {
        return page.locator("input[name=start][value^='" + day + "']").count();
    }

    private static void book(Page page, String start) {
        slot(page, start).click();
        page.locator("form#start button.button:not(.secondary)").click();
    }
}
