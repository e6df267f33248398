package eu.passerelle.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.privacy.AuditEntry;
import eu.passerelle.privacy.AuditTrail;
import eu.passerelle.testing.Browsing;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.ReceivedMail;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.neo4j.core.Neo4jClient;

/** Signing in by a provider, there and back; and what whoever is not the person, or not the provider, might try. */
@PasserelleTest
class ProviderSignInTest {
    private static final Map<String, Object> TWO_FACTORS = Map.of("amr", List.of("pwd", "mfa"));
    private static final String LINK = "/account/signing-in/providers/lys";

    static PretendedProvider provider;

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    TestClock clock;

    @Autowired
    AuditTrail trail;

    @Autowired
    AccountInvitations invitations;

    @Autowired
    MailedLinks links;

    @Autowired
    Neo4jClient neo4j;

    String email = "";
    String subject = "";
    Visitor owner;

    @BeforeAll
    static void open(@Autowired TestClock clock) {
        provider = PretendedProvider.open(clock);
    }

    @AfterAll
    static void close() {
        provider.close();
    }

    @BeforeEach
    void somebody() {
        subject = "s" + System.nanoTime();
        email = people.create(Role.EXPERT, subject);
        owner = Visitor.at(port).signIn(email, People.PASSWORD);
    }

    @Test
    void once_linked_it_opens_the_account_and_its_two_factors_make_the_password_half_of_a_sign_in() {
        assertThat(owner.get("/account/signing-in").body())
                .contains("Sign in with City of Lys, too")
                .doesNotContain("City of Olt", "City of Fen");
        Answer sent = owner.get(LINK);
        assertThat(sent.header("Location"))
                .contains("response_type=code", "scope=openid%20email", "state=", "nonce=", "acr_values=gold")
                .contains("code_challenge=", "code_challenge_method=S256")
                .contains("redirect_uri=http://localhost:8080/sign-in/return/lys");
        assertThat(comeBack(owner, sent, subject, TWO_FACTORS).location()).isEqualTo("/account/signing-in/linking");
        assertThat(owner.get("/account/signing-in/linking").body()).contains(subject, "It asks for two factors");
        assertThat(owner.get("/account/signing-in").body()).doesNotContain("Asks for two factors");
        owner.post("/account/signing-in/linking", Map.of());
        String page = owner.get("/account/signing-in").body();
        assertThat(page).contains("It is linked", "City of Lys", "Asks for two factors");
        assertThat(App.codesIn(page)).hasSize(10);
        assertThat(page).doesNotContain("Sign in with City of Lys, too");
        assertThat(trail.of(account().value(), 1))
                .extracting(AuditEntry::action)
                .containsExactly("account.provider.linked");
        ReceivedMail.awaitPart(email, "text/plain", "An account at another organisation was linked to yours");

        Visitor browser = Visitor.at(port);
        browser.get("/sign-in");
        Answer there = browser.get("/sign-in/with/lys?next=/account/signing-in");
        String before = browser.cookie("session").orElseThrow();
        assertThat(comeBack(browser, there, subject, TWO_FACTORS).location()).isEqualTo("/account/signing-in");
        assertThat(browser.cookie("session")).get().isNotEqualTo(before);
        assertThat(browser.get("/account/signing-in").body()).contains("through the organisation, with two factors");
        assertThat(signInByPassword().location()).isEqualTo("/sign-in/code");
    }

    @Test
    void the_page_that_links_and_the_one_that_shows_it_are_accessible() {
        comeBack(owner, owner.get(LINK), subject, TWO_FACTORS);
        try (Browsing browsing = Browsing.at(port)) {
            Page page = browsing.page("ro");
            page.context()
                    .addCookies(List.of(
                            new Cookie("session", owner.cookie("session").orElseThrow())
                                    .setUrl("http://localhost:" + port)));
            page.navigate("/account/signing-in/linking");
            assertThat(page.locator("main form button").first().isVisible()).isTrue();
            browsing.check(page);
            page.click("form[action='/account/signing-in/linking'] button");
            PlaywrightAssertions.assertThat(page.locator("main")).containsText("City of Lys");
            browsing.check(page);
        }
    }

    @Test
    void without_two_factors_there_ours_is_asked_for_as_after_a_password() {
        link(owner, Map.of("amr", "pwd"));
        assertThat(signInByPassword().location()).isEqualTo("/");
        assertThat(signIn(Visitor.at(port), Map.of()).location()).isEqualTo("/");
        App app = App.setUp(owner, clock);

        Visitor browser = Visitor.at(port);
        assertThat(signIn(browser, Map.of("acr", "silver")).location()).isEqualTo("/sign-in/code");
        assertThat(browser.get("/account").location()).startsWith("/sign-in?");
        assertThat(browser.get("/sign-in/code").body()).contains("We know who you are");
        assertThat(browser.post("/sign-in/code", Map.of("code", app.code())).location())
                .isEqualTo("/");
        assertThat(browser.get("/account/signing-in").body()).contains("through the organisation and by app");
        assertThat(signIn(Visitor.at(port), Map.of("acr", "gold")).location()).isEqualTo("/");
    }

    @Test
    void half_way_in_somebody_gets_no_further_once_it_is_unlinked() {
        link(owner, Map.of());
        App app = App.setUp(owner, clock);
        Visitor browser = Visitor.at(port);
        signIn(browser, Map.of());
        unlink(owner);
        assertThat(browser.post("/sign-in/code", Map.of("code", app.code())).location())
                .isEqualTo("/sign-in?again");
        assertThat(signIn(Visitor.at(port), Map.of()).location()).startsWith("/sign-in?provider=UNKNOWN");
        ReceivedMail.awaitPart(email, "text/plain", "no longer linked to yours");
    }

    @Test
    void the_same_address_with_another_subject_opens_nothing_and_links_nothing() {
        Visitor thief = Visitor.at(port);
        Answer back = comeBack(
                thief, thief.get("/sign-in/with/lys"), "thief", Map.of("email", email, "email_verified", true));
        assertThat(back.location()).isEqualTo("/sign-in?provider=UNKNOWN&next=%2F");
        assertThat(thief.get(back.location()).body()).contains("Nobody here signs in with this account yet");
        assertThat(thief.get("/account").location()).startsWith("/sign-in?next");
        assertThat(owner.get("/account/signing-in").body()).contains("Sign in with City of Lys, too");
    }

    @Test
    void what_opens_one_account_is_not_linked_to_another() {
        link(owner, Map.of());
        Visitor other = Visitor.at(port).signIn(people.create(Role.CITY, subject), People.PASSWORD);
        comeBack(other, other.get(LINK), subject, Map.of());
        assertThat(other.get("/account/signing-in/linking").location())
                .isEqualTo("/account/signing-in?provider=OTHERS");
        assertThat(other.post("/account/signing-in/linking", Map.of()).status()).isEqualTo(422);
        assertThat(other.get("/account/signing-in").body()).contains("Sign in with City of Lys, too");
        assertThat(other.get("/account/signing-in/providers/olt").status()).isEqualTo(404);
    }

    @Test
    void nothing_is_linked_for_somebody_else_or_long_ago_or_without_a_form() {
        Answer sent = owner.get(LINK);
        owner.post("/sign-out", Map.of());
        assertThat(comeBack(owner, sent, subject, Map.of()).location()).isEqualTo("/sign-in?provider=AGAIN");
        owner = Visitor.at(port).signIn(email, People.PASSWORD);
        comeBack(owner, owner.get(LINK), subject, Map.of());
        clock.advance(Duration.ofMinutes(10));
        assertThat(owner.post("/account/signing-in/linking", Map.of()).location())
                .isEqualTo("/account/signing-in?provider=AGAIN");
        clock.advance(Duration.ofMinutes(6));
        assertThat(owner.get(LINK).location()).startsWith("/account/proof?next=");
        assertThat(signIn(Visitor.at(port), Map.of()).location()).startsWith("/sign-in?provider=UNKNOWN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonce", "state"})
    void what_was_asked_in_another_visit_is_not_believed_in_this_one(String part) {
        link(owner, Map.of());
        Visitor browser = Visitor.at(port);
        String asked = browser.get("/sign-in/with/lys").header("Location");
        provider.vouch(subject, Map.of());
        String back = provider.answer(asked.replaceFirst("([?&]" + part + "=)[^&]+", "$1of-another-visit"));
        assertThat(browser.get(back).location()).contains("provider=AGAIN");
        assertThat(browser.get("/account").location()).startsWith("/sign-in?next");
    }

    @Test
    void what_is_for_another_service_or_over_or_from_another_issuer_is_not_believed() {
        link(owner, Map.of());
        refuses(provider.vouch(subject, Map.of("aud", "another-service")));
        refuses(provider.vouchUntil(subject, -300));
        refuses(provider.vouch(subject, Map.of("iss", "http://localhost:1/olt")));
        refuses(provider.vouch("", Map.of()));
    }

    /** The keys that the service has seen are not those by which this one signs, though they have the same name. */
    @Test
    void what_another_key_has_signed_is_not_believed() {
        link(owner, Map.of());
        provider.close();
        provider = PretendedProvider.withKeysOfItsOwn(clock);
        try {
            refuses(provider.vouch(subject, Map.of()));
        } finally {
            provider.close();
            provider = PretendedProvider.open(clock);
        }
        assertThat(signIn(Visitor.at(port), Map.of()).location()).isEqualTo("/");
    }

    private void refuses(PretendedProvider vouching) {
        Visitor browser = Visitor.at(port);
        String back = vouching.answer(browser.get("/sign-in/with/lys"));
        assertThat(browser.get(back).location()).isEqualTo("/sign-in?provider=DISBELIEVED&next=%2F");
        assertThat(browser.get("/account").location()).startsWith("/sign-in?next");
    }

    @Test
    void an_answer_counts_once_and_for_the_browser_and_the_provider_that_were_asked() {
        link(owner, Map.of());
        Visitor browser = Visitor.at(port);
        provider.vouch(subject, Map.of());
        String back = provider.answer(browser.get("/sign-in/with/lys"));
        Visitor another = Visitor.at(port);
        assertThat(another.get(back).location()).isEqualTo("/sign-in?provider=AGAIN");
        assertThat(browser.get(back).location()).isEqualTo("/");
        assertThat(browser.get(back).location()).isEqualTo("/account/signing-in?provider=AGAIN");

        provider.vouch(subject, Map.of());
        String mixedUp = provider.answer(another.get("/sign-in/with/lys")).replace("/return/lys", "/return/olt");
        assertThat(another.get(mixedUp).location()).isEqualTo("/sign-in?provider=AGAIN&next=%2F");
        String elsewhere = provider.answer(another.get("/sign-in/with/lys")) + "&iss=http://localhost:1/olt";
        assertThat(another.get(elsewhere).location()).isEqualTo("/sign-in?provider=AGAIN&next=%2F");
    }

    @Test
    void whoever_turns_back_or_finds_nobody_there_is_told_so() {
        Visitor browser = Visitor.at(port);
        String state = browser.get("/sign-in/with/lys?next=/requests")
                .header("Location")
                .replaceAll(".*[?&](state=[^&]+).*", "$1");
        Answer back = browser.get("/sign-in/return/lys?error=access_denied&" + state);
        assertThat(back.location()).isEqualTo("/sign-in?provider=CANCELLED&next=%2Frequests");
        assertThat(browser.get(back.location()).body())
                .contains("You came back without having signed in there", "/sign-in/with/lys?next=/requests");

        Answer away = browser.get("/sign-in/with/fen?next=/requests");
        assertThat(away.location()).isEqualTo("/sign-in?provider=UNREACHABLE&next=%2Frequests");
        assertThat(browser.get(away.location()).body()).contains("the other side does not answer");
        assertThat(browser.get("/sign-in/with/nobody").status()).isEqualTo(404);
        assertThat(browser.get("/sign-in?provider=%3Cb%3E").status()).isEqualTo(200);
    }

    @Test
    void a_provider_that_goes_away_while_somebody_is_there_lets_nobody_in() {
        link(owner, Map.of());
        Visitor browser = Visitor.at(port);
        String back = provider.answer(browser.get("/sign-in/with/lys"));
        provider.close();
        try {
            assertThat(browser.get(back).location()).isEqualTo("/sign-in?provider=UNREACHABLE&next=%2F");
        } finally {
            provider = PretendedProvider.open(clock);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "//evil.example/", "/\\evil.example", "/sign-out", "javascript:1"})
    void it_leads_back_to_this_site_only(String next) {
        link(owner, Map.of());
        Visitor browser = Visitor.at(port);
        Answer sent = browser.get("/sign-in/with/lys?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
        assertThat(comeBack(browser, sent, subject, Map.of()).location()).isEqualTo("/");
    }

    @Test
    void being_known_there_is_no_fresh_proof_and_being_asked_again_is() {
        link(owner, Map.of());
        Visitor browser = Visitor.at(port);
        signIn(browser, Map.of());
        assertThat(browser.get(LINK).location()).startsWith("/account/proof?next=");
        assertThat(browser.get("/account/proof?next=/account").body()).contains("Show it through City of Lys");
        Answer sent = browser.get("/account/proof/with/lys?next=/account");
        assertThat(sent.header("Location")).contains("prompt=login", "max_age=0");
        long now = clock.instant().getEpochSecond();
        assertThat(comeBack(browser, sent, subject, Map.of("auth_time", now - 600))
                        .location())
                .isEqualTo("/account/proof?provider=STALE&next=%2Faccount");
        sent = browser.get("/account/proof/with/lys?next=/account");
        assertThat(comeBack(browser, sent, subject, Map.of("auth_time", now + 61))
                        .location())
                .as("a time to come")
                .isEqualTo("/account/proof?provider=STALE&next=%2Faccount");
        assertThat(comeBack(browser, browser.get("/account/proof/with/lys"), "another", Map.of("auth_time", now))
                        .location())
                .isEqualTo("/account/proof?provider=OTHERS&next=%2F");
        assertThat(browser.get("/account/signing-in/app").location()).startsWith("/account/proof?");
        sent = browser.get("/account/proof/with/lys?next=/account");
        assertThat(comeBack(browser, sent, subject, Map.of("auth_time", now)).location())
                .isEqualTo("/account");
        assertThat(browser.get("/account/signing-in/app").status()).isEqualTo(200);
    }

    @Test
    void a_proof_without_two_factors_there_needs_a_code_here() {
        link(owner, Map.of());
        App app = App.setUp(owner, clock);
        clock.advance(Duration.ofMinutes(16));
        long now = clock.instant().getEpochSecond();
        Answer sent = owner.get("/account/proof/with/lys?next=/account");
        assertThat(comeBack(owner, sent, subject, Map.of("auth_time", now)).location())
                .isEqualTo("/account/proof?next=%2Faccount");
        assertThat(owner.get("/account/signing-in/app").location()).startsWith("/account/proof?");
        assertThat(owner.get("/account/proof?next=/account").body())
                .contains("The first step is done")
                .doesNotContain("name=\"password\"");
        assertThat(owner.post("/account/proof", Map.of("code", "000000", "next", "/account"))
                        .status())
                .isEqualTo(422);
        assertThat(owner.post("/account/proof", Map.of("code", app.code(), "next", "/account"))
                        .location())
                .isEqualTo("/account");
    }

    @Test
    void an_invitation_is_accepted_by_a_provider_and_no_password_opens_that_account() {
        String invited = subject + "@example.org";
        String page = "/invitations/" + invitation(invited);
        Visitor browser = Visitor.at(port);
        assertThat(browser.get(page).body()).contains("Go on with City of Lys").doesNotContain("City of Olt");
        assertThat(browser.get(page + "/with/olt").status()).isEqualTo(404);
        assertThat(browser.post(page + "/with", Map.of("name", "Ina")).location())
                .endsWith("?provider=AGAIN");
        Answer sent = browser.get(page + "/with/lys");
        assertThat(comeBack(browser, sent, subject, Map.of("name", "Ina there")).location())
                .isEqualTo(page);
        assertThat(browser.get(page).body()).contains("Ina there", "You need no password here");
        assertThat(browser.post(page + "/with", Map.of("name", "")).status()).isEqualTo(422);
        assertThat(browser.post(page + "/with", Map.of("name", "Ina")).location())
                .isEqualTo("/");
        assertThat(browser.get("/account").body()).contains(invited, "You sign in without a password");
        assertThat(Visitor.at(port).get(page).status()).isEqualTo(404);
        for (String guess : List.of("", "nobody has this password", People.PASSWORD)) {
            assertThat(Visitor.at(port)
                            .post("/sign-in", Map.of("email", invited, "password", guess))
                            .status())
                    .isEqualTo(401);
        }

        long now = clock.instant().getEpochSecond();
        comeBack(browser, browser.get("/account/proof/with/lys"), subject, Map.of("auth_time", now));
        unlink(browser);
        assertThat(signIn(Visitor.at(port), Map.of()).location()).isEqualTo("/");
    }

    @Test
    void whoever_accepts_an_invitation_by_two_factors_there_gets_recovery_codes_and_it_stands_in_the_trail() {
        String invited = subject + "@example.org";
        String page = "/invitations/" + invitation(invited);
        Visitor browser = Visitor.at(port);
        comeBack(browser, browser.get(page + "/with/lys"), subject, TWO_FACTORS);
        browser.get(page);
        assertThat(browser.post(page + "/with", Map.of("name", "Ina")).location())
                .isEqualTo("/account/signing-in");
        assertThat(App.codesIn(browser.get("/account/signing-in").body())).hasSize(10);
        String made = neo4j.query("MATCH (a:Account {email: $email}) RETURN a.id")
                .bind(invited)
                .to("email")
                .fetchAs(String.class)
                .one()
                .orElseThrow();
        assertThat(trail.of(made, 1)).extracting(AuditEntry::action).containsExactly("account.provider.linked");
    }

    @Test
    void whoever_comes_back_without_two_factors_is_asked_there_anew_the_next_time() {
        link(owner, TWO_FACTORS);
        Visitor browser = Visitor.at(port);
        Answer first = browser.get("/sign-in/with/lys");
        assertThat(first.header("Location")).doesNotContain("prompt=");
        assertThat(comeBack(browser, first, subject, Map.of()).location()).isEqualTo("/sign-in/code");
        assertThat(browser.get("/sign-in/code").body()).contains("Sign in anew with City of Lys");
        Answer again = browser.get("/sign-in/with/lys");
        assertThat(again.header("Location")).contains("prompt=login");
        assertThat(comeBack(browser, again, subject, TWO_FACTORS).location()).isEqualTo("/");
    }

    @Test
    void no_link_of_another_site_replaces_whoever_is_signed_in() {
        link(owner, Map.of());
        assertThat(owner.get("/sign-in/with/lys?next=/account").location()).isEqualTo("/account");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"AUDITOR", "OPERATOR"})
    void those_who_oversee_link_prove_and_unlink_like_everybody(Role role) {
        Visitor overseer = Visitor.at(port).signIn(people.create(role, subject), People.PASSWORD);
        link(overseer, Map.of());
        long now = clock.instant().getEpochSecond();
        Answer sent = overseer.get("/account/proof/with/lys?next=/account");
        assertThat(comeBack(overseer, sent, subject, Map.of("auth_time", now)).location())
                .isEqualTo("/account");
        unlink(overseer);
        assertThat(overseer.get("/account/signing-in").body()).contains("Sign in with City of Lys, too");
    }

    /** The token of its link. */
    private String invitation(String invited) {
        invitations.invite(
                account(), new AccountInvitations.Invitee(invited, "Ina", InterfaceLanguage.EN, Role.COORDINATOR, ""));
        String id = neo4j.query("MATCH (i:Invitation {email: $email}) RETURN i.id")
                .bind(invited)
                .to("email")
                .fetchAs(String.class)
                .one()
                .orElseThrow();
        return links.issue(AccountInvitations.PURPOSE, id, clock.instant().plus(Duration.ofDays(1)))
                .value();
    }

    private AccountId account() {
        return new AccountId(email.replace("@example.org", ""));
    }

    private Answer signInByPassword() {
        return Visitor.at(port).post("/sign-in", Map.of("email", email, "password", People.PASSWORD));
    }

    private Answer signIn(Visitor browser, Map<String, Object> claims) {
        return comeBack(browser, browser.get("/sign-in/with/lys"), subject, claims);
    }

    private static Answer comeBack(Visitor browser, Answer sent, String subject, Map<String, Object> claims) {
        provider.vouch(subject, claims);
        return browser.get(provider.answer(sent));
    }

    private void link(Visitor visitor, Map<String, Object> claims) {
        comeBack(visitor, visitor.get(LINK), subject, claims);
        assertThat(visitor.post("/account/signing-in/linking", Map.of()).location())
                .isEqualTo("/account/signing-in");
    }

    private static void unlink(Visitor visitor) {
        Matcher form = Pattern.compile("/account/signing-in/identities/[^\"]+/removal")
                .matcher(visitor.get("/account/signing-in").body());
        assertThat(form.find()).isTrue();
        visitor.post(form.group(), Map.of());
    }
}
