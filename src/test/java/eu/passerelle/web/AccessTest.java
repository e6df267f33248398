package eu.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.Visitor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route of the product, tried by everybody whom it is not for. New routes are tried by themselves. */
@PasserelleTest
class AccessTest {
    private static final List<Role> PEOPLE = List.of(Role.CITY, Role.EXPERT, Role.COORDINATOR);
    /** Nobody of these has a token for programs. */
    private static final List<Role> OVERSEERS = List.of(Role.AUDITOR, Role.OPERATOR);

    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @Autowired
    People people;

    @Test
    void every_handler_names_who_may_call_it() {
        assertThat(ownHandlers())
                .hasSizeGreaterThan(15)
                .allSatisfy((info, handler) -> assertThat(allowed(handler))
                        .as(handler + " needs @AllowedTo; without it, it is refused to everybody")
                        .isPresent());
    }

    @Test
    void nobody_gets_past_a_route_without_signing_in() {
        var wrong = new TreeMap<String, Integer>();
        ownHandlers().forEach((info, handler) -> {
            if (!roles(handler).contains(Role.ANYONE)) {
                Visitor visitor = Visitor.at(port);
                tryAll(info, visitor, visitor, Set.of(302, 303, 401), wrong);
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void nobody_gets_past_a_route_that_is_for_others() {
        var wrong = new TreeMap<String, Integer>();
        var browsers = new EnumMap<Role, Visitor>(Role.class);
        var programs = new EnumMap<Role, Visitor>(Role.class);
        PEOPLE.forEach(role -> {
            browsers.put(role, Visitor.at(port).signIn(people.create(role, "access"), People.PASSWORD));
            programs.put(role, program(browsers.get(role)));
        });
        ownHandlers()
                .forEach((info, handler) -> PEOPLE.stream()
                        .filter(role -> !roles(handler).contains(Role.ANYONE)
                                && !roles(handler).contains(role))
                        .forEach(role -> tryAll(info, browsers.get(role), programs.get(role), Set.of(403), wrong)));
        assertThat(wrong).isEmpty();
    }

    @Test
    void those_who_oversee_get_to_their_own_pages_and_their_account_alone() {
        var wrong = new TreeMap<String, Integer>();
        var open = new TreeSet<String>();
        OVERSEERS.forEach(role -> {
            Visitor browser = Visitor.at(port).signIn(people.create(role, "access"), People.PASSWORD);
            ownHandlers().forEach((info, handler) -> {
                if (roles(handler).contains(role)) {
                    info.getPatternValues().forEach(path -> open.add(role + " " + path));
                } else if (!roles(handler).contains(Role.ANYONE)) {
                    tryAll(info, browser, browser, Set.of(401, 403), wrong);
                }
            });
        });
        assertThat(wrong).isEmpty();
        assertThat(open)
                .allMatch(route ->
                        route.matches("(AUDITOR (/trail|/seen-profiles)|OPERATOR /operation|[A-Z]+ /account).*"));
    }

    private Visitor program(Visitor browser) {
        browser.post("/account/tokens", Map.of("name", "access", "days", "7"), "scopes", Visitor.EVERY_SCOPE);
        String page = browser.get("/account").body();
        String secret = page.replaceAll("(?s).*class=\"secret\">([^<]+)<.*", "$1");
        Visitor program = Visitor.at(port).with("Authorization", "Bearer " + secret);
        assertThat(JsonPath.<String>read(program.get("/api/v1/me").body(), "$.role"))
                .isNotEmpty();
        return program;
    }

    private static void tryAll(
            RequestMappingInfo info,
            Visitor browser,
            Visitor program,
            Set<Integer> refusals,
            Map<String, Integer> wrong) {
        for (String pattern : info.getPatternValues()) {
            String path = pattern.replaceAll("\\{[^}]+}", "x1");
            for (RequestMethod method : methods(info)) {
                int status = path.startsWith("/api/")
                        ? program.json(method.name(), path, method == RequestMethod.GET ? "" : "{}")
                                .status()
                        : method == RequestMethod.GET
                                ? browser.get(path).status()
                                : browser.post(path, Map.of()).status();
                if (!refusals.contains(status)) {
                    wrong.put(method + " " + path, status);
                }
            }
        }
    }

    private static List<RequestMethod> methods(RequestMappingInfo info) {
        Set<RequestMethod> declared = info.getMethodsCondition().getMethods();
        return declared.isEmpty() ? List.of(RequestMethod.GET) : new ArrayList<>(declared);
    }

    private Map<RequestMappingInfo, HandlerMethod> ownHandlers() {
        var own = new HashMap<RequestMappingInfo, HandlerMethod>();
        handlers.getHandlerMethods().forEach((info, handler) -> {
            if (handler.getBeanType().getName().startsWith("eu.passerelle.")) {
                own.put(info, handler);
            }
        });
        return own;
    }

    private static List<Role> roles(HandlerMethod handler) {
        return allowed(handler).map(allowed -> List.of(allowed.value())).orElse(List.of());
    }

    private static Optional<AllowedTo> allowed(HandlerMethod handler) {
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), AllowedTo.class))
                .or(() -> Optional.ofNullable(
                        AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), AllowedTo.class)));
    }
}
