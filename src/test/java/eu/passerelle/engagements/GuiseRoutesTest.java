package eu.passerelle.engagements;

import static eu.passerelle.engagements.EngagementsWorld.ANA;
import static eu.passerelle.engagements.EngagementsWorld.LYS;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.ShownInGuise;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.ReceivedMail;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Walk;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route of the product, tried by a coordinator who looks as somebody else. New routes are tried by themselves. */
@PasserelleTest
class GuiseRoutesTest {
    /** What is written on whoever looks, and what the machine does by itself. */
    private static final List<String> BESIDE =
            List.of("AuditEntry", "AuditHead", "SignIn", "OutboxCursor", "OutboxSequence", "Mail", "ForgettingRun");

    @Autowired
    ApplicationContext context;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @Autowired
    Neo4jClient neo4j;

    EngagementsWorld world;
    String draft;
    String sent;
    final Map<String, String> things = new TreeMap<>();

    @BeforeEach
    void somethingOfEachKind() {
        world = EngagementsWorld.createIn(context);
        String engagement = world.engagement(ANA);
        things.put("/engagements/{id}", engagement);
        things.put("/sessions/{id}", world.session(engagement, "2027-03-09T07:00:00Z"));
        things.put("/polls/{id}", world.poll(engagement));
        draft = world.draft(EngagementsWorld.COMPLETE);
        sent = world.submitted();
        things.put("/requests/{id}", sent);
        things.put("/proposals/{id}", world.proposal(sent, ANA));
        things.put("/teams/{id}", LYS);
        world.write("""
                MATCH (v:Availability {expertId: 'expert-ana'})
                CREATE (v)-[:HAS_ABSENCE]->(:Absence {id: 'ill', from: date('2027-04-01'), until: date('2027-04-02'), reason: 'At hospital'})
                """);
        world.browser(Role.EXPERT, ANA);
        world.browser(Role.COORDINATOR, "second");
    }

    @Test
    void nothing_changes_and_only_what_is_marked_is_shown() {
        var wrong = new TreeMap<String, Integer>();
        var shown = new TreeSet<String>();
        for (String account : List.of("city-" + LYS, "expert-" + ANA)) {
            Visitor looking = looking(account);
            Map<String, String> before = graph();
            var walk = new Walk(handlers);
            walk.from(looking, List.of("/home")).forEach((address, answer) -> {
                String route = walk.routeOf(address).orElseThrow();
                if (answer.status() == 200) {
                    shown.add(route);
                    assertThat(answer.body()).as(address).contains("/guise/end", "Nothing can be changed");
                } else if (answer.status() != 403 && answer.location().isEmpty()) {
                    wrong.put(account + " GET " + address, answer.status());
                }
            });
            if (account.startsWith("city")) {
                tryAll(looking, wrong);
            }
            assertThat(differing(before, graph())).as("changed by " + account).isEmpty();
            looking.post("/guise/end", Map.of());
        }
        assertThat(wrong).isEmpty();
        assertThat(marked()).containsAll(shown);
        assertThat(shown).hasSizeGreaterThan(20);
    }

    private Visitor looking(String account) {
        Visitor looking = world.coordinator();
        String page = "/participants/" + account + "/guise";
        assertThat(looking.post(page, Map.of("reason", "She cannot find it", "commandId", "x"))
                        .location())
                .isEqualTo("/home");
        String email = world.text("MATCH (a:Account {id: '" + account + "'}) RETURN a.email");
        ReceivedMail.awaitPart(email, "text/plain", "at most a quarter of an hour");
        return looking;
    }

    /** What is sent is refused before it is known whose it is, so that one person is enough. */
    private void tryAll(Visitor looking, Map<String, Integer> wrong) {
        handlers.getHandlerMethods().forEach((info, handler) -> {
            if (handler.getBeanType().getName().startsWith("eu.passerelle.")) {
                info.getPatternValues().stream()
                        .filter(path -> !path.startsWith("/api/") && !path.equals("/guise/end"))
                        .forEach(path -> methods(info).forEach(method -> {
                            int status = status(looking, method, address(path));
                            boolean open = method == RequestMethod.GET && isMarked(handler);
                            if (!open && status != 403) {
                                wrong.put(method + " " + path, status);
                            }
                        }));
            }
        });
    }

    private static int status(Visitor looking, RequestMethod method, String address) {
        return method == RequestMethod.GET
                ? looking.get(address).status()
                : looking.post(address, Map.of("commandId", "x", "understood", "true"))
                        .status();
    }

    private static Set<RequestMethod> methods(RequestMappingInfo info) {
        Set<RequestMethod> declared = info.getMethodsCondition().getMethods();
        return declared.isEmpty() ? Set.of(RequestMethod.POST) : declared;
    }

    private String address(String pattern) {
        return things.keySet().stream()
                .filter(pattern::startsWith)
                .findFirst()
                .map(key -> pattern.replace("{id}", things.get(key)))
                .orElse(pattern)
                .replaceAll("\\{[^}]+}", "x1");
    }

    private Set<String> marked() {
        return handlers.getHandlerMethods().entrySet().stream()
                .filter(entry -> isMarked(entry.getValue()))
                .flatMap(entry -> entry.getKey().getPatternValues().stream())
                .collect(Collectors.toSet());
    }

    private static boolean isMarked(HandlerMethod handler) {
        return AnnotatedElementUtils.hasAnnotation(handler.getMethod(), ShownInGuise.class);
    }

    private Map<String, String> graph() {
        var found = new TreeMap<String, String>();
        neo4j.query("""
                        MATCH (n) WHERE none(label IN labels(n) WHERE label IN $beside OR label STARTS WITH '__')
                        RETURN elementId(n) AS id, labels(n) + '' AS labels, properties(n) AS properties,
                          COUNT { (n)-[r]-() WHERE type(r) <> 'SIGNED_IN' } AS near
                        """)
                .bind(BESIDE)
                .to("beside")
                .fetch()
                .all()
                .forEach(row -> found.put(
                        String.valueOf(row.get("id")),
                        row.get("labels") + " " + row.get("properties") + " " + row.get("near")));
        return found;
    }

    private static Map<String, String> differing(Map<String, String> before, Map<String, String> after) {
        var differing = new TreeMap<String, String>();
        after.forEach((id, node) -> {
            if (!node.equals(before.get(id))) {
                differing.put(id, before.get(id) + " became " + node);
            }
        });
        before.forEach((id, node) -> {
            if (!after.containsKey(id)) {
                differing.put(id, node + " is gone");
            }
        });
        return differing;
    }

    @Test
    void what_the_network_must_not_read_stays_hidden() {
        assertThat(marked())
                .noneMatch(
                        route -> route.matches(
                                "/(api|casework|case-views|account|answers|polls|assessments|sessions|calendar|feeds|export)/?.*"))
                .noneMatch(route ->
                        route.matches(".*(mid-term|closing|handover|handed-over|pause|calendars|\\.[a-z]{3,4})"));
        Visitor looking = looking("city-" + LYS);
        assertThat(looking.get("/requests/" + draft).status()).isEqualTo(403);
        assertThat(looking.get("/requests").body()).contains(sent).doesNotContain(draft);
        looking.post("/guise/end", Map.of());
        looking = looking("expert-" + ANA);
        assertThat(looking.get("/availability").body()).contains("/guise/end").doesNotContain("At hospital");
        assertThat(world.browser(Role.EXPERT, ANA).get("/availability").body()).contains("At hospital");
    }
}
