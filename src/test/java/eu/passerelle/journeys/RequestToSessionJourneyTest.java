package eu.passerelle.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import eu.passerelle.testing.Browsing;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.ReceivedMail;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A French city, and an expert who is described in German only: from what is hard now to a session in both calendars, in
 * a real browser and over a real mail server.
 */
@PasserelleTest
class RequestToSessionJourneyTest {
    private static final String CITY = "t01@demo.passerelle.example";
    private static final String EXPERT = "e01@demo.passerelle.example";
    private static final String PASSWORD = "passerelle-demo";
    private static final Pattern ANSWER = Pattern.compile("/answers/[\\w.-]+");
    private static final Pattern UID = Pattern.compile("UID:(\\S+)");

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
    void a_city_asks_an_expert_says_yes_from_a_mail_and_a_session_stands_in_both_calendars() {
        Page city = browsing.signedIn("fr-FR", CITY, PASSWORD);
        String request = writtenRequest(city);
        recommendation(city, request);

        ReceivedMail asked = ReceivedMail.await(EXPERT, 1).getFirst();
        assertThat(asked.everything()).doesNotContain("Saint-Aubin", "extrême", "Szenen");
        Page expert = browsing.page("de-DE");
        answer(expert, first(ANSWER, asked.text()));

        city.navigate(request);
        click(city, AriaRole.LINK, "Voir le mentorat");
        browsing.check(city);
        String engagement = city.url();
        Uids uids = booked(city);
        moved(city, engagement, uids);
        cancelledByTheExpert(engagement, uids);
    }

    /** Written, saved as it goes, checked and sent; returns its address. */
    private String writtenRequest(Page city) {
        city.navigate("/requests");
        click(city, AriaRole.BUTTON, "Demander un mentor");
        browsing.check(city);
        String request = city.url();

        click(city, AriaRole.LINK, "Votre situation");
        city.getByLabel("Qu’est-ce qui est difficile aujourd’hui")
                .fill("Nos réunions s’enlisent : chacun ignore ce que les autres services ont le droit de dire.");
        city.getByLabel("Qu’est-ce qui aurait changé")
                .fill("Un référent connu pour chaque jeune qui veut quitter le groupe.");
        browsing.check(city);
        save(city);

        click(city, AriaRole.LINK, "Vos besoins");
        need(city, "Ausstieg rechts", "Sortie des milieux d’extrême droite");
        need(city, "partage d’informations", "Protocoles de partage d’informations");
        need(city, "Fallkonferenz", "Animation de cellule de suivi");
        browsing.check(city);
        save(city);

        click(city, AriaRole.LINK, "Comment et quand");
        city.getByLabel("À distance").check();
        city.fill("#from", "2027-03-08");
        city.fill("#until", "2027-06-30");
        city.fill("#hours", "10000");
        click(city, AriaRole.BUTTON, "Enregistrer et continuer");
        assertThat(city.locator(".error-summary")).isFocused();
        assertThat(city.locator("#from")).hasValue("2027-03-08");
        browsing.expectStatus(422);
        browsing.check(city);
        city.fill("#hours", "24");
        save(city);

        click(city, AriaRole.LINK, "Vérifiez vos réponses");
        browsing.check(city);
        click(city, AriaRole.BUTTON, "Envoyer la demande");
        assertThat(city.locator("h1")).hasText("Votre demande est envoyée");
        assertThat(city.locator("main")).containsText(Pattern.compile("PAS-\\w{4}-\\w\\w"));
        browsing.check(city);
        return request;
    }

    private static void need(Page city, String typed, String offered) {
        city.getByLabel("Chercher un thème").fill(typed);
        Locator add = city.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ajouter : " + offered))
                .first();
        add.click();
        assertThat(city.locator("h3").getByText(offered)).isVisible();
    }

    private static void save(Page city) {
        click(city, AriaRole.BUTTON, "Enregistrer et continuer");
        assertThat(city.locator("h1")).hasText("Demander un mentor");
    }

    /** The first on the list is who says it in German; why is said in words, as numbers, and as a path of the graph. */
    private void recommendation(Page city, String request) {
        click(city, AriaRole.LINK, "Voir les mentors");
        Locator best = city.locator("main li.card, main article").first();
        assertThat(best.locator("h2")).hasText("Katrin Wendischer");
        assertThat(best).containsText("3 besoins sur 3");
        best.locator("summary").all().forEach(Locator::click);
        assertThat(best.locator("table")).containsText("Besoins couverts");
        assertThat(best.locator(".path").first()).containsText("Katrin Wendischer");
        browsing.check(city);
        best.getByRole(AriaRole.BUTTON).click();
        assertThat(city).hasURL(request);
        assertThat(city.locator("main")).containsText("Katrin Wendischer");
        browsing.check(city);
    }

    /** Who only looks has not answered, however often. */
    private void answer(Page expert, String link) {
        expert.navigate(link);
        expert.navigate(link);
        assertThat(expert.locator("main")).containsText("Ausstieg aus rechten Szenen");
        browsing.check(expert);
        click(expert, AriaRole.BUTTON, "Ja, ich begleite dieses Team");
        assertThat(expert.locator("main")).containsText("Sie haben zugesagt");
        browsing.check(expert);
    }

    /** How each side's calendar calls the session, for ever: its own name for each, so that neither can answer for the other. */
    private record Uids(String expert, String city) {}

    private Uids booked(Page city) {
        click(city, AriaRole.LINK, "Réserver une séance");
        browsing.check(city);
        city.getByRole(AriaRole.RADIO).first().check();
        click(city, AriaRole.BUTTON, "Réserver ce créneau");
        assertThat(city.locator("main")).containsText("Déplacer");
        browsing.check(city);
        String engagement = city.url();
        city.locator("main a[href^='/sessions/']").first().click();
        city.getByLabel("Partir de l’ordre du jour").selectOption("KICK_OFF");
        click(city, AriaRole.BUTTON, "Remplir");
        browsing.check(city);
        click(city, AriaRole.BUTTON, "Enregistrer");
        assertThat(city.locator("#agenda")).hasValue(Pattern.compile("aucune identité de personnes suivies"));
        browsing.check(city);
        city.navigate(engagement);
        assertThat(city.locator("main")).containsText("Lancement");
        var uids = new Uids(
                first(UID, invitation(EXPERT, "METHOD:REQUEST", "SEQUENCE:0")),
                first(UID, invitation(CITY, "METHOD:REQUEST", "SEQUENCE:0")));
        assertThat(uids.expert()).isNotEqualTo(uids.city());
        return uids;
    }

    private void moved(Page city, String engagement, Uids uids) {
        click(city, AriaRole.LINK, "Déplacer");
        city.getByRole(AriaRole.RADIO).nth(2).check();
        click(city, AriaRole.BUTTON, "Déplacer à ce créneau");
        assertThat(city).hasURL(engagement);
        assertThat(invitation(EXPERT, "METHOD:REQUEST", "SEQUENCE:1")).contains(uids.expert());
        assertThat(invitation(CITY, "METHOD:REQUEST", "SEQUENCE:1")).contains(uids.city());
    }

    private void cancelledByTheExpert(String engagement, Uids uids) {
        Page expert = browsing.signedIn("de-DE", EXPERT, PASSWORD);
        browsing.check(expert);
        expert.navigate(engagement);
        click(expert, AriaRole.LINK, "Absagen");
        browsing.check(expert);
        click(expert, AriaRole.BUTTON, "Treffen absagen");
        assertThat(expert.locator("main")).containsText("abgesagt");
        assertThat(invitation(CITY, "METHOD:CANCEL", "SEQUENCE:2")).contains(uids.city());
        assertThat(invitation(EXPERT, "METHOD:CANCEL", "SEQUENCE:2")).contains(uids.expert());
    }

    private static String invitation(String address, String method, String sequence) {
        return ReceivedMail.awaitPart(address, "text/calendar", method, sequence);
    }

    private static void click(Page page, AriaRole role, String name) {
        page.getByRole(role, new Page.GetByRoleOptions().setName(name)).first().click();
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.groupCount() == 0 ? matcher.group() : matcher.group(1);
    }
}
