package eu.passerelle.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import eu.passerelle.testing.Approved;
import eu.passerelle.testing.Browsing;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** An expert keeps the own profile, a coordinator verifies what is new in it; on a desk and on a phone. */
@PasserelleTest
class DirectoryJourneyTest {
    private static final String PASSWORD = "passerelle-demo";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

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
    void an_expert_names_a_competence_and_a_coordinator_verifies_it() {
        Page expert = browsing.signedIn("de-DE", "e01@demo.passerelle.example", PASSWORD);
        expert.navigate("/profile/competences");
        expert.getByLabel("Kompetenz suchen").fill("prison");
        Locator offer = expert.locator("#found li")
                .filter(new Locator.FilterOptions().setHasText("Strafvollzug"))
                .first();
        String competence = offer.locator("span").nth(1).innerText();
        offer.getByRole(AriaRole.BUTTON).click();
        Locator claim = expert.locator("section.card")
                .filter(new Locator.FilterOptions().setHasText(competence))
                .first();
        claim.locator("select[name=level]").selectOption("3");
        claim.locator("select[name=evidence]").selectOption("DOCUMENT");
        claim.locator("textarea").fill("Leitfaden für drei Haftanstalten, 2024");
        claim.getByRole(AriaRole.BUTTON).first().click();
        assertThat(claim).containsText("nicht geprüft");
        check(expert);

        Page coordinator = browsing.signedIn("en-GB", "coordinator@demo.passerelle.example", PASSWORD);
        coordinator.navigate("/curation");
        check(coordinator);
        coordinator.navigate("/experts?q=Katrin+Wendischer");
        coordinator
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Katrin Wendischer"))
                .first()
                .click();
        Locator open =
                coordinator.locator("article").filter(new Locator.FilterOptions().setHasText("drei Haftanstalten"));
        open.locator("summary").click();
        open.getByLabel("Why").fill("Read the handbook");
        check(coordinator);
        open.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Verify"))
                .click();
        assertThat(open).containsText("verified until");

        expert.navigate("/profile");
        assertThat(expert.locator("main")).containsText("Read the handbook");
        check(expert);
    }

    @Test
    void each_form_of_the_profile_can_be_used_on_a_desk_and_on_a_phone() {
        Page expert = browsing.signedIn("fr-FR", "e02@demo.passerelle.example", PASSWORD);
        for (String section : List.of("summary", "languages", "experience", "offer", "competences")) {
            expert.navigate("/profile/" + section);
            assertThat(expert).hasURL("/profile/" + section);
            check(expert);
        }
    }

    @Test
    void a_coordinator_decides_on_many_with_the_keyboard_and_takes_it_back() {
        Page coordinator = browsing.signedIn("en-GB", "coordinator@demo.passerelle.example", PASSWORD);
        coordinator.navigate("/curation/claims");
        check(coordinator);
        coordinator.locator("[data-queue] input").first().focus();
        coordinator.keyboard().press("x");
        coordinator.keyboard().press("j");
        coordinator.keyboard().press("x");
        assertThat(coordinator.locator("[data-queue] input:checked")).hasCount(2);
        coordinator.locator(".batch button").click();
        assertThat(coordinator.locator(".notice")).containsText("2 competences verified");
        check(coordinator);
        coordinator.locator(".notice button").click();
        assertThat(coordinator.locator(".notice")).containsText("2 decisions were taken back");
    }

    @Test
    void the_pages_of_the_directory_can_be_used_on_a_desk_and_on_a_phone() {
        Page coordinator = browsing.signedIn("de-DE", "coordinator@demo.passerelle.example", PASSWORD);
        for (String path : List.of(
                "/curation",
                "/curation/applicants",
                "/curation/stale",
                "/curation/mail",
                "/curation/duplicates",
                "/curation/duplicates/e41/e42",
                "/import",
                "/export",
                "/organisations",
                "/teams/t01",
                "/teams/t01/facts",
                "/experts/e01")) {
            coordinator.navigate(path);
            check(coordinator);
        }
    }

    @Test
    void a_new_coordinator_imports_mends_merges_verifies_and_exports() {
        Page coordinator = browsing.signedIn("fr-FR", "coordinator@demo.passerelle.example", PASSWORD);
        String table = """
                Prénom;Nom de famille;Courriel;Type;Pays;Compétences
                Élodie;Garçon;elodie@example.org;praticien;Narnia;B3:3
                Loïc;Vandenbroucke;loic@example.org;practitioner;France;B3:3
                Loic;Vandenbroucke;l.vandenbroucke@example.org;practitioner;France;E4:2
                """;
        upload(coordinator, table.getBytes(Charset.forName("windows-1252")));
        assertThat(coordinator.locator("#job table")).containsText("Narnia");
        confirm(coordinator, "Importer 2 lignes");
        String broken =
                coordinator.request().get(coordinator.url() + "/broken.csv").text();
        upload(coordinator, broken.replaceFirst("Narnia", "France").getBytes(StandardCharsets.UTF_8));
        confirm(coordinator, "Importer une ligne");

        coordinator.navigate("/curation/duplicates");
        coordinator.locator("form[action$='/search'] button").click();
        Locator pair = coordinator.locator("[data-queue] a:has-text('Vandenbroucke')");
        check(coordinator);
        pair.click();
        check(coordinator);
        coordinator.locator("form[action$='/merge'] .cluster button").first().click();
        Locator undo = coordinator.locator("#merged form button");
        check(coordinator);
        undo.click();
        assertThat(coordinator.locator("#merged")).hasCount(0);

        coordinator.navigate("/experts?q=Élodie+Garçon");
        coordinator
                .locator("main a[href^='/experts/']:has-text('Élodie')")
                .first()
                .click();
        Locator claim = coordinator.locator("#claim-B3");
        claim.locator("summary").click();
        claim.locator("form[action$='/verification'] [name=reason]").fill("Entretien du 1er mars");
        claim.locator("form[action$='/verification'] button").click();
        assertThat(claim).containsText("vérifiée jusqu’au");
        check(coordinator);

        Approved.exportsIn(context);
        assertThat(coordinator.request().get("/export/experts.csv")).isOK();
        org.assertj.core.api.Assertions.assertThat(
                        coordinator.request().get("/export/experts.jsonl").text())
                .contains("elodie@example.org");
    }

    private void upload(Page coordinator, byte[] table) {
        coordinator.navigate("/import");
        coordinator.setInputFiles("#file", new FilePayload("experts.csv", "text/csv", table));
        coordinator.locator("main form button").click();
        check(coordinator);
        coordinator.locator("#job form button").first().click();
        coordinator.locator("form[action$=confirmation] button").waitFor();
        check(coordinator);
    }

    private static void confirm(Page coordinator, String words) {
        Locator button = coordinator.locator("form[action$=confirmation] button");
        assertThat(button).containsText(words);
        button.click();
        coordinator.locator("#job [role=status] .tag:text-is('importé')").waitFor();
    }

    private void check(Page page) {
        browsing.check(page);
        page.setViewportSize(320, 700);
        browsing.checkFit(page);
        page.setViewportSize(1280, 800);
    }
}
