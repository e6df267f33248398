package eu.passerelle.engagements;

import static eu.passerelle.engagements.EngagementsWorld.ANA;
import static eu.passerelle.engagements.EngagementsWorld.BEN;
import static eu.passerelle.engagements.EngagementsWorld.LYS;
import static eu.passerelle.engagements.EngagementsWorld.OLT;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.Visitor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Each route of this module that is about something of somebody's, tried on real things by people of the right kind who
 * have nothing to do with it. New routes are tried by themselves. Wrong kinds of people, and nobody, are tried on every
 * route of the product elsewhere.
 */
@PasserelleTest
class WrongPersonTest {
    @Autowired
    ApplicationContext context;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    EngagementsWorld world;
    final Map<String, String> things = new TreeMap<>();

    /** A draft and a request that waits for an answer; an engagement, its session and a poll in it: of Lys and of Ana. */
    @BeforeEach
    void create() {
        world = EngagementsWorld.createIn(context);
        String engagement = world.engagement(ANA);
        things.put("/engagements/{id}", engagement);
        things.put("/sessions/{id}", world.session(engagement, "2027-03-09T07:00:00Z"));
        things.put("/polls/{id}", world.poll(engagement));
        things.put("draft", world.draft(EngagementsWorld.COMPLETE));
        things.put("/requests/{id}", world.submitted());
        things.put("{proposal}", world.proposal(things.get("/requests/{id}"), ANA));
        things.put("/proposals/{id}", things.get("{proposal}"));
        things.put("{expert}", ANA);
        things.put("/rounds/{id}", "of-coordinators-only");
    }

    @Test
    void what_is_somebody_elses_is_not_found_by_any_route() {
        Map<Role, Visitor> browsers = new EnumMap<>(Role.class);
        Map<Role, Visitor> programs = new EnumMap<>(Role.class);
        Stream.of(Role.CITY, Role.EXPERT).forEach(role -> {
            String subject = role == Role.CITY ? OLT : BEN;
            browsers.put(role, world.browser(role, subject));
            programs.put(role, world.program(role, subject).with("Idempotency-Key", "wrong-person"));
        });
        var wrong = new TreeMap<String, Integer>();
        var tried = new ArrayList<String>();
        routes().forEach(route -> route.roles().stream()
                .filter(browsers::containsKey)
                .forEach(role -> addresses(route.path()).forEach(address -> {
                    tried.add(route.method() + " " + route.path());
                    int status = route.isForPrograms()
                            ? programs.get(role)
                                    .json(route.method().name(), address, bodyFor(route))
                                    .status()
                            : opened(browsers.get(role), route.method(), address);
                    if (status != 404) {
                        wrong.put(role + " " + route.method() + " " + route.path(), status);
                    }
                })));
        assertThat(wrong).isEmpty();
        assertThat(tried.stream().distinct()).hasSizeGreaterThan(40);
        assertThat(world.text("MATCH (p:Proposal {state: 'open'}) RETURN p.id")).isEqualTo(things.get("{proposal}"));
        assertThat(world.text("MATCH (s:Session) RETURN s.state")).isEqualTo("confirmed");
        assertThat(world.text("MATCH (p:Poll) RETURN p.state")).isEqualTo("OPEN");
        assertThat(world.count("MATCH (r:Request {state: 'draft'}) RETURN count(r)"))
                .isEqualTo(1);
    }

    @Test
    void to_whom_it_belongs_each_route_opens() {
        Map<Role, Visitor> owners = Map.of(Role.CITY, world.lys(), Role.EXPERT, world.browser(Role.EXPERT, ANA));
        var wrong = new TreeMap<String, Integer>();
        routes().filter(route -> route.method() == RequestMethod.GET && !route.isForPrograms())
                .forEach(route -> route.roles().stream()
                        .filter(owners::containsKey)
                        .forEach(role -> {
                            var statuses = addresses(route.path())
                                    .map(address ->
                                            owners.get(role).get(address).status())
                                    .toList();
                            if (statuses.stream().noneMatch(Set.of(200, 302)::contains)) {
                                wrong.put(role + " " + route.path(), statuses.getFirst());
                            }
                        }));
        assertThat(wrong).isEmpty();
    }

    @Test
    void coordinators_see_what_was_sent_and_no_drafts() {
        String draft = things.get("draft");
        Visitor program = world.program(Role.COORDINATOR, "network");
        for (String path : List.of("", "/recommendations", "/proposals")) {
            assertThat(program.get("/api/v1/requests/" + draft + path).status())
                    .as(path)
                    .isEqualTo(404);
            assertThat(program.get("/api/v1/requests/" + things.get("/requests/{id}") + path)
                            .status())
                    .as(path)
                    .isEqualTo(200);
        }
        assertThat(world.coordinator().get("/requests/" + draft).status()).isEqualTo(404);
    }

    @Test
    void a_proposal_is_reached_only_through_its_own_request() {
        world.write("MATCH (p:Proposal {id: '" + things.get("{proposal}") + "'}) SET p.state = 'withdrawn'");
        String other = world.submitted();
        assertThat(world.lys()
                        .post(
                                "/requests/" + other + "/proposals/" + things.get("{proposal}") + "/withdrawal",
                                Map.of("commandId", "x"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void nobody_gets_in_without_signing_in() {
        Visitor nobody = world.stranger();
        var wrong = new TreeMap<String, String>();
        routes().filter(route -> !route.roles().contains(Role.ANYONE))
                .forEach(route -> addresses(route.path()).limit(1).forEach(address -> {
                    Visitor.Answer answer = route.isForPrograms()
                            ? nobody.json(route.method().name(), address, bodyFor(route))
                            : route.method() == RequestMethod.GET
                                    ? nobody.get(address)
                                    : nobody.post(address, Map.of());
                    boolean refused = route.isForPrograms()
                            ? answer.status() == 401
                            : answer.location().startsWith("/sign-in?");
                    if (!refused) {
                        wrong.put(route.method() + " " + route.path(), answer.status() + " " + answer.location());
                    }
                }));
        assertThat(wrong).isEmpty();
    }

    private record Route(RequestMethod method, String path, List<Role> roles) {
        boolean isForPrograms() {
            return path.startsWith("/api/");
        }
    }

    /** Those of this module that name a thing. */
    private Stream<Route> routes() {
        return handlers.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("eu.passerelle.engagements."))
                .flatMap(entry -> entry.getKey().getPatternValues().stream()
                        .filter(path -> path.contains("{id}"))
                        .flatMap(path -> entry.getKey().getMethodsCondition().getMethods().stream()
                                .map(method -> new Route(method, path, roles(entry.getValue())))));
    }

    private static List<Role> roles(HandlerMethod handler) {
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), AllowedTo.class))
                .or(() -> Optional.ofNullable(
                        AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), AllowedTo.class)))
                .map(allowed -> List.of(allowed.value()))
                .orElse(List.of());
    }

    /** A request is tried as a draft and as sent. */
    private Stream<String> addresses(String pattern) {
        String thing = things.keySet().stream()
                .filter(key -> key.startsWith("/") && pattern.contains(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No such thing in this test: " + pattern));
        return Stream.of(thing, thing.equals("/requests/{id}") ? "draft" : thing)
                .distinct()
                .map(key -> pattern.replace("{id}", things.get(key))
                        .replace("{proposal}", things.get("{proposal}"))
                        .replace("{expert}", ANA));
    }

    private static int opened(Visitor browser, RequestMethod method, String address) {
        return method == RequestMethod.GET
                ? browser.get(address).status()
                : browser.post(
                                address,
                                Map.of(
                                        "commandId",
                                        "x",
                                        "expert",
                                        ANA,
                                        "time",
                                        "2027-03-09T07:00:00Z",
                                        "start",
                                        "2027-03-11T07:00:00Z",
                                        "now",
                                        "Mine now",
                                        "languages",
                                        "ro"))
                        .status();
    }

    /** Right in itself, so that only the person is wrong. */
    private static String bodyFor(Route route) {
        String last = route.path().substring(route.path().lastIndexOf('/') + 1);
        return switch (last) {
            case "proposals" -> route.method() == RequestMethod.POST ? "{\"expert\": \"" + ANA + "\"}" : "";
            case "counter-proposal" -> "{\"times\": [\"2027-03-10T16:00:00Z\"]}";
            case "offer" -> "{\"time\": \"2027-03-10T16:00:00Z\"}";
            case "move" -> "{\"start\": \"2027-03-11T07:00:00Z\"}";
            case "closing", "polls" -> "{}";
            case "series", "plan" -> "{\"start\": \"2027-03-09T07:00:00Z\"}";
            case "recommendations", "answers" -> route.method() == RequestMethod.POST ? "{}" : "";
            default -> route.method() == RequestMethod.PUT ? EngagementsWorld.COMPLETE : "";
        };
    }

    @Test
    void booking_in_somebody_elses_mentoring_is_not_found() {
        String body = EngagementsWorld.booking(things.get("/engagements/{id}"), "2027-03-11T07:00:00Z");
        for (Visitor program : List.of(world.program(Role.CITY, OLT), world.program(Role.EXPERT, BEN))) {
            assertThat(EngagementsWorld.command(program, "/sessions", body).status())
                    .isEqualTo(404);
        }
        assertThat(EngagementsWorld.command(world.program(Role.CITY, LYS), "/sessions", body)
                        .status())
                .isEqualTo(201);
    }
}
