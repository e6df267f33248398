package eu.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.web.util.HtmlUtils;

/** What is around every page: headers, navigation, languages, files. */
@PasserelleTest
class ShellTest {
    private static final Pattern FILES = Pattern.compile("(?:href|src)=\"(/(?:css|img|webjars)/[^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    FilterChainProxy filters;

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/sign-in", "/no/such/page", "/account", "/api/v1/me", "/api/v1/openapi", "/css/web.css"})
    void every_answer_tells_browsers_what_to_refuse(String path) {
        Answer answer = Visitor.at(port).get(path);
        assertThat(answer.header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                        + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
                        + "object-src 'none'; frame-ancestors 'none'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Permissions-Policy")).contains("geolocation=()");
        assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    }

    @Test
    void a_browser_that_came_by_https_stays_with_it_for_a_year_on_every_subdomain() {
        assertThat(answerTo(true).getHeader("Strict-Transport-Security"))
                .isEqualTo("max-age=31536000 ; includeSubDomains");
        assertThat(answerTo(false).getHeader("Strict-Transport-Security")).isNull();
    }

    private MockHttpServletResponse answerTo(boolean secure) {
        var request = new MockHttpServletRequest("GET", "/sign-in");
        request.setSecure(secure);
        var response = new MockHttpServletResponse();
        try {
            filters.doFilter(request, response, new MockFilterChain());
        } catch (IOException | ServletException e) {
            throw new AssertionError(e);
        }
        return response;
    }

    @Test
    void scripts_of_pages_evaluate_nothing_and_keep_nothing() {
        assertThat(HtmlUtils.htmlUnescape(Visitor.at(port).get("/sign-in").body()))
                .contains("\"allowEval\":false", "\"allowScriptTags\":false", "\"historyCacheSize\":0")
                .contains("\"selfRequestsOnly\":true");
    }

    @Test
    void who_says_to_come_from_elsewhere_is_not_believed() {
        var visitor = Visitor.at(port)
                .with("X-Forwarded-Host", "evil.example")
                .with("X-Forwarded-Proto", "https")
                .with("X-Forwarded-For", "203.0.113.9");
        Answer answer = visitor.get("/account");
        assertThat(answer.header("Location")).startsWith("/sign-in?");
        assertThat(answer.header("Strict-Transport-Security")).isEmpty();
        assertThat(visitor.get("/sign-in").body()).doesNotContain("evil.example");
    }

    @Test
    void no_other_site_reads_an_answer_by_the_readers_cookies() {
        var visitor = Visitor.at(port).with("Origin", "https://evil.example");
        assertThat(visitor.get("/api/v1/me").header("Access-Control-Allow-Origin"))
                .isEmpty();
        Answer question =
                visitor.with("Access-Control-Request-Method", "POST").send("OPTIONS", "/api/v1/tokens", "", "");
        assertThat(question.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(question.header("Access-Control-Allow-Credentials")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "TRACK", "PROPFIND", "DEBUG", "OPTIONS", "PATCH"})
    void a_method_that_nobody_needs_does_nothing(String method) {
        Answer answer = Visitor.at(port).with("X-Secret", "mirror me").send(method, "/sign-in", "", "");
        assertThat(answer.status()).isIn(400, 405, 501);
        assertThat(answer.body()).doesNotContain("mirror me");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.git/config",
                "/css/",
                "/js/",
                "/webjars/",
                "/META-INF/sbom/application.cdx.json",
                "/application.yml",
                "/actuator/sbom",
                "/actuator/heapdump",
                "/actuator/loggers",
                "/h2-console",
                "/swagger-ui.html",
                "/css/..%2f..%2fapplication.yml",
                "/css/%2e%2e/application.yml",
                "/webjars/..;/application.yml"
            })
    void neither_folders_nor_what_is_built_in_can_be_read(String path) {
        Answer answer = Visitor.at(port).get(path);
        assertThat(answer.status()).isIn(400, 401, 403, 404, 302, 303);
        assertThat(answer.body()).doesNotContain("passerelle.public-url", "bomFormat", "[core]");
    }

    @Test
    void pages_are_not_kept_and_files_are() {
        Answer page = Visitor.at(port).get("/sign-in");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(FILES.matcher(page.body()).results().map(MatchResult::group).distinct())
                .hasSizeGreaterThan(5);
        FILES.matcher(page.body()).results().map(file -> file.group(1)).forEach(file -> {
            Answer answer = Visitor.at(port).get(file);
            assertThat(answer.status()).as(file).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).as(file).contains("max-age=31536000");
            assertThat(file).as("changes its name with its content").matches(".*-[0-9a-f]{32}\\.[a-z]+");
        });
    }

    @Test
    void cookies_are_for_this_site_and_no_script() {
        var visitor = Visitor.at(port);
        Answer page = visitor.get("/sign-in");
        assertThat(page.header("Set-Cookie")).startsWith("csrf=").contains("HttpOnly", "SameSite=Lax");
        Answer signedIn = visitor.post(
                "/sign-in", Map.of("email", people.create(Role.CITY, "t-cookie"), "password", People.PASSWORD));
        assertThat(signedIn.response().headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("session"))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Lax");
    }

    @ParameterizedTest
    @CsvSource({"CITY,/requests,/desk", "EXPERT,/proposals,/requests", "COORDINATOR,/desk,/availability"})
    void everybody_starts_at_home_and_sees_the_way_to_the_own_work_only(Role role, String work, String notHere) {
        var visitor = Visitor.at(port).signIn(people.create(role, "start"), People.PASSWORD);
        assertThat(visitor.get("/").location()).isEqualTo("/home");
        assertThat(visitor.get("/account").body())
                .contains("href=\"/home\"", "href=\"" + work + "\"")
                .doesNotContain("href=\"" + notHere + "\"")
                .contains("action=\"/sign-out\"");
    }

    @Test
    void nobody_is_welcome_too() {
        assertThat(Visitor.at(port).get("/").body())
                .contains("The right mentor for your team")
                .contains("href=\"/sign-in\"");
    }

    @Test
    void the_demonstration_is_not_mentioned_elsewhere() {
        assertThat(Visitor.at(port).get("/sign-in").body()).doesNotContain("passerelle-demo", "/demo/");
    }

    @Test
    void a_language_is_chosen_for_this_browser_and_the_page_stays() {
        var visitor = Visitor.at(port);
        assertThat(visitor.get("/sign-in?email=a").body())
                .contains("lang=\"en\"")
                .contains("name=\"back\" value=\"/sign-in?email=a\"");
        Answer answer = visitor.post("/language", Map.of("language", "ro", "back", "/sign-in?email=a"));
        assertThat(answer.location()).isEqualTo("/sign-in?email=a");
        assertThat(visitor.get("/sign-in").body()).contains("<html lang=\"ro\">", "Adresă de e-mail");
    }

    @Test
    void a_language_is_kept_with_the_account() {
        String email = people.create(Role.EXPERT, "e-language");
        Visitor.at(port).signIn(email, People.PASSWORD).post("/language", Map.of("language", "de"));
        var elsewhere = Visitor.at(port).signIn(email, People.PASSWORD);
        assertThat(elsewhere.get("/account").body()).contains("<html lang=\"de\">");
    }

    @Test
    void a_language_that_there_is_not_changes_nothing() {
        var visitor = Visitor.at(port);
        visitor.post("/language", Map.of("language", "xx", "back", "https://evil.example"));
        assertThat(visitor.get("/sign-in").body()).contains("<html lang=\"en\">");
        assertThat(visitor.post("/language", Map.of("language", "fr", "back", "//evil.example"))
                        .location())
                .isEqualTo("/");
    }

    @Test
    void health_is_told_to_anyone_and_nothing_more() {
        assertThat(Visitor.at(port).get("/actuator/health").status()).isEqualTo(200);
        assertThat(Visitor.at(port).get("/actuator/env").status()).isNotEqualTo(200);
        assertThat(Visitor.at(port).get("/actuator").status()).isNotEqualTo(200);
    }
}
