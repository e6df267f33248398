package eu.passerelle.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import eu.passerelle.testing.Browsing;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An expert lets another calendar count, and the team sees only what is really free. */
@PasserelleTest
class OutsideCalendarJourneyTest {
    private static final String PASSWORD = "passerelle-demo";
    private static final String SLOTS = "/engagements/g011/slots";

    @LocalServerPort
    int port;

    @Autowired
    DemoNetwork demo;

    Browsing browsing;

    @BeforeEach
    void open() {
        demo.load();
        browsing = Browsing.at(port);
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void an_expert_uploads_a_calendar_and_its_times_are_offered_to_the_team_no_more() {
        Page city = browsing.signedIn("ro-RO", "t02@demo.passerelle.example", PASSWORD);
        List<String> offered = offered(city);
        String day = offered.getFirst().substring(0, 10);
        assertThat(offered).anyMatch(start -> !start.startsWith(day));

        Page expert = browsing.signedIn("fr-FR", "e04@demo.passerelle.example", PASSWORD);
        expert.navigate("/availability");
        expert.locator("a[href='/availability/calendars']").click();
        browsing.check(expert);
        upload(expert, "vide.ics", "");
        assertThat(expert.locator(".error-summary")).isFocused();
        browsing.expectStatus(422);
        browsing.check(expert);

        String written = day.replace("-", "");
        upload(
                expert,
                "bureau.ics",
                "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:" + written
                        + "\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART:" + written
                        + "T090000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=SECONDLY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
        assertThat(expert.locator("article h3")).hasText("bureau");
        assertThat(expert.locator("article")).containsText("chaque seconde");
        browsing.check(expert);
        expert.setViewportSize(360, 800);
        browsing.check(expert);
        assertThat(offered(city)).isNotEmpty().noneMatch(start -> start.startsWith(day));

        expert.locator("article form[action$='/removal'] button").click();
        assertThat(expert.locator("article")).hasCount(0);
        assertThat(offered(city)).isEqualTo(offered);
    }

    private static void upload(Page expert, String name, String content) {
        expert.locator("#file")
                .setInputFiles(new FilePayload(name, "text/calendar", content.getBytes(StandardCharsets.UTF_8)));
        expert.locator("form[action='/availability/calendars/files'] button").click();
    }

    /** By their beginnings, in UTC: no session of e04 is near midnight. */
    @SuppressWarnings("unchecked")
    private static List<String> offered(Page city) {
        city.navigate(SLOTS);
        return (List<String>) city.locator("input[name=start]").evaluateAll("all => all.map(one => one.value)");
    }
}
