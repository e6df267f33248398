package eu.passerelle.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.testing.Browsing;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.PortForward;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.TestServers;
import eu.passerelle.testing.Visitor;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;

/** Passkeys in a real browser, with an authenticator that it pretends to have. */
@PasserelleTest
class PasskeyTest {
    private static final String AUTHENTICATOR = """
            {"options": {"protocol": "ctap2", "transport": "internal", "hasResidentKey": true, "hasUserVerification": true,
              "isUserVerified": true, "automaticPresenceSimulation": true}}
            """;

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    TestClock clock;

    @Autowired
    Accounts accounts;

    @Autowired
    Passkeys passkeys;

    @Autowired
    PasskeyOwners owners;

    @Autowired
    PasskeyStore store;

    PortForward forward;
    Browsing browsing;
    String email = "";

    @BeforeEach
    void open() {
        forward = PortForward.open(TestServers.PASSKEY_PORT, port);
        browsing = Browsing.at(TestServers.PASSKEY_PORT);
        email = people.create(Role.COORDINATOR, "p" + System.nanoTime());
    }

    @AfterEach
    void close() {
        browsing.close();
        forward.close();
    }

    @Test
    void a_passkey_is_added_and_signs_in_and_then_no_password_does_alone() {
        Page page = browsing.signedIn("en", email, People.PASSWORD);
        CDPSession devtools = authenticator(page);
        page.navigate("/account/signing-in");
        browsing.check(page);
        page.fill("#name", "Office computer");
        page.click("form[data-passkey=add] button");
        page.waitForSelector(".recovery-codes");
        PlaywrightAssertions.assertThat(page.locator("main")).containsText("Office computer");
        PlaywrightAssertions.assertThat(page.locator("main")).containsText("Never used");
        browsing.check(page);

        page.click("form[action='/sign-out'] button");
        page.waitForURL("**/sign-in?out");
        page.click("form[data-passkey=show] button");
        page.waitForURL("**/home");
        page.navigate("/account/signing-in");
        PlaywrightAssertions.assertThat(page.locator("main")).containsText("by passkey");
        PlaywrightAssertions.assertThat(page.locator("main")).containsText("Last used on 1 March 2027");

        assertThat(Visitor.at(port)
                        .post("/sign-in", Map.of("email", email, "password", People.PASSWORD))
                        .location())
                .isEqualTo("/sign-in/code");

        clock.advance(Duration.ofMinutes(16));
        page.reload();
        PlaywrightAssertions.assertThat(page.locator("form[data-passkey=add]")).hasCount(0);
        page.click("a[href^='/account/proof']");
        browsing.check(page);
        page.click("form[data-passkey=show] button");
        page.waitForURL("**/account/signing-in");
        page.click("form[action$='/removal'] button");
        PlaywrightAssertions.assertThat(page.locator("main")).not().containsText("Office computer");
        devtools.detach();
    }

    @Test
    void a_passkey_that_was_removed_opens_nothing_and_the_password_still_does() {
        Page page = browsing.signedIn("fr", email, People.PASSWORD);
        authenticator(page);
        page.navigate("/account/signing-in");
        page.fill("#name", "Bureau");
        page.click("form[data-passkey=add] button");
        page.waitForSelector(".recovery-codes");
        page.click("form[action$='/removal'] button");
        page.waitForSelector("text=C’est retiré");
        page.click("form[action='/sign-out'] button");
        page.click("form[data-passkey=show] button");
        page.waitForSelector(".error-summary");
        assertThat(page.locator(".error-summary").innerText()).contains("La clé d’accès n’a rien ouvert");
        page.fill("#email", email);
        page.fill("#password", People.PASSWORD);
        page.click("main button");
        page.waitForURL("**/home");
    }

    @Test
    void a_use_brings_nothing_back_that_was_removed_and_the_handle_of_an_account_stays() {
        Account account = accounts.enabledByEmail(email).orElseThrow();
        var person = new PersonalAuthentication(account.signedIn(), "any", clock.instant());
        Bytes handle = passkeys.optionsToAdd(person).getUser().getId();
        owners.save(ImmutablePublicKeyCredentialUserEntity.builder()
                .id(Bytes.random())
                .name(email)
                .displayName(email)
                .build());
        assertThat(owners.account(handle)).contains(new AccountId(account.id()));
        CredentialRecord passkey = ImmutableCredentialRecord.builder()
                .credentialId(Bytes.random())
                .userEntityUserId(handle)
                .publicKey(new ImmutablePublicKeyCose(new byte[] {1}))
                .transports(Set.of())
                .label("Phone")
                .build();
        assertThatThrownBy(() -> store.used().save(passkey)).isInstanceOf(IllegalArgumentException.class);
        store.save(passkey);
        store.used().save(passkey);
        store.delete(passkey.getCredentialId());
        assertThatThrownBy(() -> store.used().save(passkey)).isInstanceOf(IllegalArgumentException.class);
        assertThat(store.findByUserId(handle)).isEmpty();
    }

    @Test
    void an_answer_that_nobody_asked_for_opens_nothing() {
        Visitor browser = Visitor.at(port);
        browser.get("/sign-in");
        assertThat(browser.post("/sign-in/passkey", Map.of("credential", "{}")).location())
                .startsWith("/sign-in?next=");
        browser.post("/sign-in/passkey/options", Map.of());
        assertThat(browser.post("/sign-in/passkey", Map.of("credential", "{\"id\": 1"))
                        .location())
                .startsWith("/sign-in?next=");
        assertThat(browser.get("/account").location()).startsWith("/sign-in?next=%2Faccount");
    }

    /** Somebody who has read along in the browser of another. */
    @Test
    void an_answer_that_was_heard_opens_nothing_when_it_is_sent_again() {
        Page page = browsing.signedIn("en", email, People.PASSWORD);
        authenticator(page);
        page.navigate("/account/signing-in");
        page.fill("#name", "Office computer");
        page.click("form[data-passkey=add] button");
        page.waitForSelector(".recovery-codes");
        page.click("form[action='/sign-out'] button");
        page.waitForURL("**/sign-in?out");
        Request sent = page.waitForRequest("**/sign-in/passkey", () -> page.click("form[data-passkey=show] button"));
        page.waitForURL("**/home");
        String credential = URLDecoder.decode(
                sent.postData().replaceAll("(?s).*\\bcredential=([^&]*).*", "$1"), StandardCharsets.UTF_8);
        assertThat(credential).contains("clientDataJSON");

        Visitor thief = Visitor.at(port);
        thief.get("/sign-in");
        thief.post("/sign-in/passkey/options", Map.of());
        assertThat(thief.post("/sign-in/passkey", Map.of("credential", credential))
                        .location())
                .startsWith("/sign-in?next=");
        assertThat(thief.get("/account").location()).startsWith("/sign-in?next=%2Faccount");
    }

    static CDPSession authenticator(Page page) {
        CDPSession devtools = page.context().newCDPSession(page);
        devtools.send("WebAuthn.enable");
        JsonObject options = JsonParser.parseString(AUTHENTICATOR).getAsJsonObject();
        devtools.send("WebAuthn.addVirtualAuthenticator", options);
        return devtools;
    }
}
