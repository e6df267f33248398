package eu.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jayway.jsonpath.JsonPath;
import eu.passerelle.accounts.Role;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import eu.passerelle.web.Allowance.Kind;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@PasserelleTest
class AllowanceTest {
    private static final Limits USUAL = new Limits(600, 120, 60);

    @LocalServerPort
    int port;

    @Autowired
    Allowance allowance;

    @Autowired
    People people;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @ParameterizedTest
    @CsvSource({
        "en,You are faster than Passerelle",
        "fr,Vous allez plus vite que Passerelle",
        "de,Sie sind schneller als Passerelle",
        "ro,Sunteți mai rapid decât Passerelle"
    })
    void who_searches_too_fast_is_told_in_the_own_language_how_long_to_wait(String language, String title) {
        Visitor city = Visitor.at(port)
                .with("Accept-Language", language)
                .signIn(people.create(Role.CITY, "fast-" + language), People.PASSWORD);
        Answer refused = refused(Kind.SEARCH, "city-fast-" + language, () -> city.get("/experts"));
        assertThat(refused.body()).contains("<h1>" + title + "</h1>");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
    }

    @Test
    void a_program_that_asks_too_fast_is_told_as_a_problem_and_others_go_on() {
        Visitor browser = Visitor.at(port).signIn(people.create(Role.CITY, "hasty"), People.PASSWORD);
        Visitor program = program(browser);
        Answer refused = refused(Kind.API, "city-hasty", () -> program.get("/api/v1/me"));
        assertThat(JsonPath.<String>read(refused.body(), "$.code")).isEqualTo("TOO_MANY");
        assertThat(refused.header("Retry-After")).matches("[0-9]+");
        Visitor other = program(Visitor.at(port).signIn(people.create(Role.CITY, "calm"), People.PASSWORD));
        assertThat(other.get("/api/v1/me").status()).isEqualTo(200);
        assertThat(browser.get("/account").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/forgotten-password", "/join", "/answers/x/acceptance", "/invitations/x"})
    void from_one_address_sixty_forms_are_sent_in_ten_minutes_by_people_who_have_not_signed_in(String form) {
        var interceptor = new AllowanceInterceptor(new Allowance(USUAL, Clock.systemUTC()));
        for (int i = 0; i < USUAL.forms(); i++) {
            assertThatNoException().isThrownBy(() -> send(interceptor, form, "203.0.113.5"));
        }
        assertThatThrownBy(() -> send(interceptor, form, "203.0.113.5")).isInstanceOf(TooMany.class);
        assertThatNoException().isThrownBy(() -> send(interceptor, form, "203.0.113.6"));
    }

    @Test
    void a_program_is_counted_however_it_writes_the_address() {
        Visitor browser = Visitor.at(port).signIn(people.create(Role.CITY, "sly"), People.PASSWORD);
        Visitor program = program(browser);
        refused(Kind.API, "city-sly", () -> program.get("/%61pi/v1/me"));
    }

    @Test
    void whoever_has_one_address_of_ipv6_has_all_that_begin_so_and_is_counted_once() {
        var interceptor = new AllowanceInterceptor(new Allowance(new Limits(1, 1, 1), Clock.systemUTC()));
        assertThatNoException().isThrownBy(() -> send(interceptor, "/join", "2001:db8:1:2::5"));
        assertThatThrownBy(() -> send(interceptor, "/join", "2001:db8:1:2:a:b:c:d"))
                .isInstanceOf(TooMany.class);
        assertThatNoException().isThrownBy(() -> send(interceptor, "/join", "2001:db8:1:3::5"));
        assertThatNoException().isThrownBy(() -> send(interceptor, "/join", "::1"));
        assertThatNoException().isThrownBy(() -> send(interceptor, "/join", "fe80::1%nowhere"));
    }

    @Test
    void each_search_that_is_counted_exists() {
        assertThat(handlers.getHandlerMethods().keySet().stream()
                        .flatMap(info -> info.getPatternValues().stream())
                        .collect(Collectors.toSet()))
                .containsAll(AllowanceInterceptor.SEARCHES);
    }

    private static void send(AllowanceInterceptor interceptor, String form, String address) {
        var request = new MockHttpServletRequest("POST", form);
        request.setRemoteAddr(address);
        interceptor.preHandle(request, new MockHttpServletResponse(), "handler");
    }

    private Answer refused(Kind kind, String account, Supplier<Answer> request) {
        assertThat(request.get().status()).isEqualTo(200);
        while (allowance.take(kind, account).isZero()) {
            assertThat(kind).isNotNull();
        }
        Answer refused = request.get();
        assertThat(refused.status()).isEqualTo(429);
        return refused;
    }

    private Visitor program(Visitor browser) {
        browser.post("/account/tokens", Map.of("name", "fast", "days", "7"), "scopes", Visitor.EVERY_SCOPE);
        String secret = browser.get("/account").body().replaceAll("(?s).*class=\"secret\">([^<]+)<.*", "$1");
        return Visitor.at(port).with("Authorization", "Bearer " + secret);
    }
}
