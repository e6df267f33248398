package eu.passerelle.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who may see the post. */
@PasserelleTest
class MailAccessTest {
    static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    DemoNetwork demo;

    final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @BeforeEach
    void load() {
        demo.load();
    }

    @Test
    void nobody_sees_it_without_signing_in() throws Exception {
        assertThat(get("/mails").headers().firstValue("Location"))
                .get()
                .asString()
                .contains("/sign-in");
        assertThat(get("/api/v1/mails").statusCode()).isNotEqualTo(200);
        assertThat(post("/api/v1/mails/any/retry", "").statusCode()).isNotEqualTo(200);
        assertThat(get("/demo/mails").statusCode())
                .as("outside the demonstration")
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"t01@demo.passerelle.example", "e01@demo.passerelle.example"})
    void neither_a_city_nor_an_expert_sees_it(String email) throws Exception {
        signIn(email);
        assertThat(get("/mails").statusCode()).isEqualTo(403);
        assertThat(post("/mails/any/retry", "_csrf=" + csrf("/sign-in")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_coordinator_sees_it() throws Exception {
        signIn("coordinator@demo.passerelle.example");
        HttpResponse<String> page = get("/mails");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<h1>").doesNotContain("??");
    }

    private void signIn(String email) throws Exception {
        HttpResponse<String> answer = post(
                "/sign-in",
                "_csrf=" + csrf("/sign-in") + "&password=passerelle-demo&email="
                        + URLEncoder.encode(email, StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).get().asString().doesNotContain("sign-in");
    }

    private String csrf(String page) throws Exception {
        Matcher token = CSRF.matcher(get(page).body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
