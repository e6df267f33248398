package eu.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import eu.passerelle.accounts.Role;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.HandlerMapping;

/** What a person knows, and what only a person should know, does not stand in the log. */
@PasserelleTest
class SilentLogTest {
    private static final Logger ALL = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Failures failures;

    final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        ALL.addAppender(log);
    }

    @AfterEach
    void leave() {
        ALL.detachAppender(log);
    }

    @Test
    void neither_passwords_nor_tokens_nor_links_nor_addresses_are_logged() {
        String email = people.create(Role.CITY, "silent");
        var visitor = Visitor.at(port).signIn(email, People.PASSWORD);
        var secrets = new ArrayList<>(
                List.of(People.PASSWORD, email, visitor.cookie("session").orElseThrow()));
        visitor.post("/account/tokens", Map.of("name", "n", "days", "7"), "scopes", Visitor.EVERY_SCOPE);
        String token = secret(visitor.get("/account").body());
        secrets.add(token);
        assertThat(Visitor.at(port)
                        .with("Authorization", "Bearer " + token)
                        .get("/api/v1/me")
                        .status())
                .isEqualTo(200);
        visitor.post("/calendar/feed", Map.of());
        String feed = secret(visitor.get("/calendar").body()).replaceFirst(".*/feeds/", "");
        Visitor.at(port).get("/feeds/" + feed);
        secrets.add(feed.replaceFirst("\\..*", ""));
        Visitor.at(port).get("/new-password/a-link-that-somebody-guessed");
        secrets.add("a-link-that-somebody-guessed");
        Visitor.at(port).post("/sign-in", Map.of("email", email, "password", "a wrong password of mine"));
        secrets.add("a wrong password of mine");
        assertThat(said()).isNotEmpty();
        assertThat(said()).allSatisfy(line -> assertThat(line).doesNotContain(secrets.toArray(String[]::new)));
    }

    @Test
    void a_failure_is_logged_with_the_pattern_of_its_address_only() {
        var request = new MockHttpServletRequest("GET", "/answers/a-secret-of-a-link");
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/answers/{token}");
        failures.failed(new IllegalStateException("broken"), request, Locale.UK);
        assertThat(said())
                .anyMatch(line -> line.contains("/answers/{token}"))
                .noneMatch(line -> line.contains("a-secret-of-a-link"));
    }

    @Test
    void what_somebody_types_begins_no_line_of_the_log() {
        Visitor.at(port).get("/no/such%0a2027-01-01T00:00:00Z%20INFO%20forged");
        Visitor.at(port).post("/sign-in", Map.of("email", "a\r\nINFO forged", "password", "x\nINFO forged"));
        assertThat(said()).noneMatch(line -> line.contains("forged"));
    }

    private static String secret(String page) {
        return page.replaceAll("(?s).*class=\"secret\">([^<]+)<.*", "$1");
    }

    /** The mail server of the tests says whom it got mail for. */
    private List<String> said() {
        LoggerFactory.getLogger(SilentLogTest.class).info("One line at least");
        return List.copyOf(log.list).stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
                .filter(event -> !event.getLoggerName().startsWith("com.icegreen"))
                .map(event -> event.getFormattedMessage()
                        + Optional.ofNullable(event.getThrowableProxy())
                                .map(thrown -> thrown.getMessage())
                                .orElse(""))
                .toList();
    }
}
