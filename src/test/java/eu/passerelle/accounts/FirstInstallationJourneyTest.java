package eu.passerelle.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import eu.passerelle.testing.Browsing;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.PortForward;
import eu.passerelle.testing.ReceivedMail;
import eu.passerelle.testing.TestServers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From the log of a fresh installation to a city and an expert who have signed in, in each language. */
@PasserelleTest
@ExtendWith(OutputCaptureExtension.class)
class FirstInstallationJourneyTest {
    private static final String PASSWORD = "four words are good";

    @LocalServerPort
    int port;

    @Autowired
    FirstCoordinator first;

    PortForward forward;
    Browsing browsing;
    String language = "";

    @BeforeEach
    void open() {
        forward = PortForward.open(TestServers.PASSKEY_PORT, port);
        browsing = Browsing.at(TestServers.PASSKEY_PORT);
    }

    @AfterEach
    void close() {
        browsing.close();
        forward.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "de", "ro"})
    void from_a_link_in_the_log_to_a_city_and_an_expert(String code, CapturedOutput log) {
        language = code;
        first.inviteWhenNobodyCoordinates();
        Page coordinator = browsing.page(language);
        signUp(coordinator, address("ilse"), link("/first-coordinator/", log.getOut()));
        addPasskey(coordinator);
        inviteCity(coordinator, address("ana"));
        accept(address("ana"));
        apply(address("alma"));
        takeIn(coordinator);
        accept(address("alma"));
    }

    /** In the language with the longest words. */
    private void look(Page page) {
        if (language.equals("de")) {
            browsing.check(page);
        }
    }

    private String address(String name) {
        return name + "-" + language + "@example.org";
    }

    private void signUp(Page page, String email, String link) {
        opened(page, link);
        look(page);
        page.fill("#name", "Ilse");
        page.fill("#email", email);
        page.fill("#password", PASSWORD);
        page.click("main form button");
        signIn(page, email);
    }

    private void signIn(Page page, String email) {
        page.waitForURL("**/sign-in");
        page.fill("#email", email);
        page.fill("#password", PASSWORD);
        page.click("main form button");
        page.waitForURL("**/home");
    }

    /** From then on the password alone opens nothing: she signs in by it. */
    private void addPasskey(Page page) {
        PasskeyTest.authenticator(page);
        opened(page, "/account/signing-in");
        page.fill("#name", "Laptop");
        page.click("form[data-passkey=add] button");
        page.waitForSelector(".recovery-codes");
        look(page);
        page.click("form[action='/sign-out'] button");
        page.waitForURL("**/sign-in?out");
        page.click("form[data-passkey=show] button");
        page.waitForURL("**/home");
    }

    private void inviteCity(Page page, String email) {
        opened(page, "/teams/new?q=Toulouse");
        page.click(".offers a");
        page.fill("#name", "Team");
        choose(page, "#phase");
        choose(page, "#structure");
        page.selectOption("#language", language);
        page.fill("#purpose", "To prevent");
        page.fill("#givenName", "Ana");
        page.fill("#familyName", "Martin");
        page.fill("#email", email);
        page.click("main form:has(#purpose) button");
        page.waitForURL(Pattern.compile(".*/teams/[^/]+$"));
    }

    /** What the mail says stands in her language, whatever her browser asks for. */
    private void accept(String email) {
        String mail = ReceivedMail.awaitPart(email, "text/plain", "/invitations/");
        Page page = browsing.page(language);
        opened(page, link("/invitations/", mail));
        look(page);
        page.fill("#password", PASSWORD);
        page.click("main form button");
        signIn(page, email);
    }

    private void apply(String email) {
        Page page = browsing.page(language);
        opened(page, "/join");
        page.fill("#givenName", "Alma");
        page.fill("#familyName", "Ionescu");
        page.fill("#email", email);
        page.check("#type-PRACTITIONER");
        page.selectOption("#country", "RO");
        page.selectOption("#language0", "ro");
        page.selectOption("#level0", "C2");
        page.fill("#text", "I have worked in prisons and with families for ten years, and now I train others to.");
        page.check("#agreed");
        page.click("main form button");
        page.waitForURL("**/join/thanks");
    }

    private void takeIn(Page page) {
        opened(page, "/curation/applicants");
        page.check("#picked input");
        page.fill("#reason-status", "We have met");
        page.click(".batch button");
        page.waitForSelector("#main:not(:has(#picked))");
    }

    private void opened(Page page, String path) {
        page.navigate(path);
        assertThat(page.getAttribute("html", "lang")).isEqualTo(language);
    }

    private static void choose(Page page, String field) {
        page.selectOption(field, new SelectOption().setIndex(1));
    }

    private static String link(String path, String text) {
        Matcher found = Pattern.compile(path + "[A-Za-z0-9_.-]+").matcher(text);
        String last = "";
        while (found.find()) {
            last = found.group();
        }
        assertThat(last).isNotEmpty();
        return last;
    }
}
