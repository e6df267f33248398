package eu.passerelle.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.kernel.SecretToken;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@PasserelleTest
class FirstCoordinatorTest {
    static final Map<String, String> GOOD =
            Map.of("name", "Ilse", "email", "Ilse@Example.org", "password", "four words are good");

    @LocalServerPort
    int port;

    @Autowired
    FirstCoordinator first;

    @Autowired
    TestClock clock;

    String page = "";

    @BeforeEach
    void link() {
        page = "/first-coordinator/" + first.newLink().value();
    }

    @Test
    void whoever_has_the_link_becomes_the_coordinator() {
        var visitor = Visitor.at(port);
        assertThat(visitor.get(page).status()).isEqualTo(200);
        assertThat(visitor.post(page, GOOD).location()).isEqualTo("/sign-in");
        visitor.signIn("ilse@example.org", "four words are good");
        assertThat(visitor.get("/").location()).isEqualTo("/home");
    }

    @Test
    void the_link_works_once() {
        Visitor.at(port).post(page, GOOD);
        assertThat(Visitor.at(port).get(page).status()).isEqualTo(404);
        assertThat(Visitor.at(port)
                        .post(page, Map.of("name", "Second", "email", "b@example.org", "password", "four more words"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void the_link_is_over_after_a_day_and_when_there_is_a_newer_one() {
        clock.advance(Duration.ofDays(1));
        assertThat(Visitor.at(port).get(page).status()).isEqualTo(404);
        SecretToken older = first.newLink();
        first.newLink();
        assertThat(Visitor.at(port).get("/first-coordinator/" + older.value()).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "'',a@example.org,four words are good,name",
        "Ilse,not an address,four words are good,email",
        "Ilse,a@b,four words are good,email",
        "Ilse,a@example.org,elevenchars,password"
    })
    void what_is_wrong_is_said_at_its_field_and_what_was_typed_is_still_there(
            String name, String email, String password, String field) {
        var answer = Visitor.at(port).post(page, Map.of("name", name, "email", email, "password", password));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("href=\"#" + field + "\"")
                .contains("value=\"" + email + "\"")
                .doesNotContain(password);
        assertThat(Visitor.at(port).get(page).status()).isEqualTo(200);
    }
}
