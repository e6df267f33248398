package eu.passerelle.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.accounts.oidc.Providers;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.kernel.SecretToken;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.TestClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;

/** Coordinators need more than a password; in the other tests they do not, so that these are about something else. */
@PasserelleTest
class FactorDutyTest {
    private static final SignInSettings STRICT =
            new SignInSettings(true, Duration.ofHours(8), Duration.ofDays(7), null, null, "k".repeat(40));

    @Autowired
    People people;

    @Autowired
    TestClock clock;

    @Autowired
    Neo4jClient neo4j;

    @Autowired
    GraphTransactions transactions;

    @Autowired
    Accounts accounts;

    @Autowired
    RecoveryCodes codes;

    @Autowired
    Providers providers;

    @Autowired
    Outbox outbox;

    SignIns signIns;
    AuthenticatorApps apps;
    Factors factors;

    @BeforeEach
    void strict() {
        signIns = new SignIns(neo4j, transactions, STRICT, clock);
        apps = new AuthenticatorApps(neo4j, transactions, clock, STRICT);
        factors = new Factors(neo4j, transactions, apps, codes, signIns, STRICT, providers, outbox);
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/desk", "/account", "/api-tokens", "/experts", "/account/signing-in-but-not-quite"})
    void a_coordinator_without_one_is_led_to_the_page_that_adds_it(String path) throws Exception {
        signIn(Role.COORDINATOR);
        MockHttpServletResponse answer = opened(path);
        assertThat(answer.getStatus()).isEqualTo(303);
        assertThat(answer.getHeader("Location")).isEqualTo("/account/signing-in");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/account/signing-in", "/account/signing-in/app", "/account/proof", "/sign-out", "/css/web.css"})
    void there_and_out_is_the_way_that_is_open(String path) throws Exception {
        signIn(Role.COORDINATOR);
        assertThat(opened(path).getStatus()).isEqualTo(200);
    }

    @Test
    void with_one_all_is_open_at_once() throws Exception {
        PersonalAuthentication person = signIn(Role.COORDINATOR);
        assertThat(opened("/desk").getStatus()).isEqualTo(303);
        add(person);
        assertThat(opened("/desk").getStatus()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"PROVIDER, 303", "PROVIDER_WITH_FACTORS, 200"})
    void a_provider_that_says_that_there_were_two_factors_counts_as_one(SignInMethod how, int status) throws Exception {
        Account account = accountOf(people.create(Role.COORDINATOR, "d" + System.nanoTime()));
        SecurityContextHolder.getContext().setAuthentication(signIns.begin(account, how, ""));
        assertThat(opened("/desk").getStatus()).isEqualTo(status);
    }

    @Test
    void others_may_and_need_not() throws Exception {
        signIn(Role.CITY);
        assertThat(opened("/requests").getStatus()).isEqualTo(200);
    }

    @Test
    void the_last_one_stays_until_there_is_another() {
        PersonalAuthentication person = signIn(Role.COORDINATOR);
        add(person);
        Viewer viewer = person.person().viewer();
        assertThatThrownBy(() -> factors.removeApp(viewer))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused ->
                                assertThat(refused.problems().getFirst().code()).isEqualTo("accounts.factor.last"));
        assertThat(factors.of(viewer.account()).app()).isTrue();
        PersonalAuthentication other = signIn(Role.CITY);
        add(other);
        factors.removeApp(other.person().viewer());
        assertThat(factors.of(other.person().viewer().account()).any()).isFalse();
    }

    @Test
    void with_a_provider_that_is_gone_a_password_is_no_way_in_so_the_last_passkey_stays() {
        Viewer viewer = signIn(Role.CITY).person().viewer();
        neo4j.query("""
                        MATCH (a:Account {id: $account})
                        CREATE (a)-[:HAS_PASSKEY]->(:Passkey {id: 'p-' + $account})
                        CREATE (a)-[:HAS_IDENTITY]->(:ProviderIdentity {id: 'i-' + $account, multiFactor: true,
                          issuer: 'https://gone.example', subject: $account})
                        """).bind(viewer.account().value()).to("account").run();
        String account = viewer.account().value();
        assertThat(factors.of(viewer.account()).openable()).isTrue();
        assertThatThrownBy(() -> factors.removePasskey(viewer, "p-" + account))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused ->
                                assertThat(refused.problems().getFirst().code()).isEqualTo("accounts.factor.lastWay"));
        factors.unlink(viewer, "i-" + account);
        factors.removePasskey(viewer, "p-" + account);
        assertThat(factors.of(viewer.account()).openable())
                .as("by its password")
                .isTrue();
    }

    @Test
    void a_program_of_a_coordinator_without_one_does_nothing() {
        PersonalAuthentication person = signIn(Role.COORDINATOR);
        var tokens = new AccessTokens(neo4j, transactions, STRICT, outbox, clock);
        SecretToken token = tokens.make(
                        person.person().viewer().account(), "program", 7, List.of("read"), Reach.OF_A_PERSON)
                .secret();
        assertThat(tokens.holder(token)).isEmpty();
        add(person);
        assertThat(tokens.holder(token)).isPresent();
    }

    @Test
    void an_app_whose_key_is_lost_or_another_opens_nothing_and_fails_nobody() {
        PersonalAuthentication person = signIn(Role.CITY);
        assertThat(apps.areUnreadable()).isFalse();
        add(person);
        assertThat(apps.areUnreadable()).isFalse();
        for (String key : List.of("", "another".repeat(6))) {
            var settings = new SignInSettings(true, Duration.ofHours(8), Duration.ofDays(7), null, null, key);
            var others = new AuthenticatorApps(neo4j, transactions, clock, settings);
            assertThat(others.use(person.person().viewer().account(), "123456")).isFalse();
            assertThat(others.areUnreadable()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://mentors.example.org, true",
        "http://localhost:8080, true",
        "http://mentors.example.org, false",
        "https://192.0.2.7, false",
        "https://[2001:db8::7]:8443, false"
    })
    void passkeys_are_for_names_with_https_and_for_ones_own_machine(URI address, boolean allowed) {
        assertThat(STRICT.allowPasskeys(address)).isEqualTo(allowed);
    }

    private PersonalAuthentication signIn(Role role) {
        String email = people.create(role, "d" + System.nanoTime());
        Account account = accountOf(email);
        SecurityContextHolder.clearContext();
        PersonalAuthentication person = signIns.begin(account, SignInMethod.PASSWORD, "");
        SecurityContextHolder.getContext().setAuthentication(person);
        return person;
    }

    private Account accountOf(String email) {
        return accounts.enabledById(new AccountId(email.replace("@example.org", "")))
                .orElseThrow();
    }

    private void add(PersonalAuthentication person) {
        byte[] secret = AuthenticatorApps.newSecret();
        AccountId account = person.person().viewer().account();
        factors.add(
                account,
                () -> assertThat(apps.add(account, secret, Totp.codeAt(secret, clock.instant())))
                        .isTrue());
        signIns.changed(person);
    }

    private MockHttpServletResponse opened(String path) throws Exception {
        var request = new MockHttpServletRequest("GET", path);
        request.setServletPath(path);
        var response = new MockHttpServletResponse();
        new SignInGate(signIns).doFilter(request, response, new MockFilterChain());
        return response;
    }
}
