package eu.passerelle.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.NotWhileLooking;
import eu.passerelle.kernel.OnlyLooking;
import eu.passerelle.privacy.AuditEntry;
import eu.passerelle.privacy.AuditEntry.Change;
import eu.passerelle.privacy.AuditTrail;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.ReceivedMail;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import eu.passerelle.testing.Walk;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A coordinator looks as somebody else: at the pages that are open to that, and changes nothing. */
@PasserelleTest
class GuiseTest {
    private static final String DEMO_PASSWORD = "passerelle-demo";
    /** What is written for the coordinator's own sign-in, and what machines write by themselves. */
    private static final List<String> BESIDE =
            List.of("AuditEntry", "AuditHead", "SignIn", "OutboxCursor", "OutboxSequence", "Mail", "IndexState");

    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @Autowired
    DemoNetwork demo;

    @Autowired
    People people;

    @Autowired
    AuditTrail trail;

    @Autowired
    TestClock clock;

    @Autowired
    Neo4jClient neo4j;

    @Autowired
    GraphTransactions transactions;

    @Test
    void no_route_of_the_product_changes_anything_and_only_marked_pages_are_shown() {
        demo.load();
        var wrong = new TreeMap<String, String>();
        var shown = new TreeSet<String>();
        for (String email : List.of("t02@demo.passerelle.example", "e04@demo.passerelle.example")) {
            Visitor looking = Visitor.at(port).signIn("coordinator@demo.passerelle.example", DEMO_PASSWORD);
            assertThat(begin(looking, idOf(email)).location()).isEqualTo("/home");
            ReceivedMail.await(email, 1);
            Map<String, Object> before = graph();
            var walk = new Walk(handlers);
            walk.from(looking, List.of("/home")).forEach((address, answer) -> {
                boolean isShown = walk.routeOf(address).filter(marked()::contains).isPresent();
                if (answer.status() != (isShown ? 200 : 403)) {
                    wrong.put(email + " GET " + address, "" + answer.status());
                } else if (isShown) {
                    shown.add(walk.routeOf(address).orElseThrow());
                    assertThat(answer.body()).as(address).contains("/guise/end", "Nothing can be changed");
                }
            });
            tryAll(looking, wrong);
            assertThat(graph()).as("after all that " + email + " could do").isEqualTo(before);
        }
        assertThat(wrong).isEmpty();
        assertThat(shown).hasSizeGreaterThan(25);
        assertThat(marked()).noneMatch(route -> route.startsWith("/api/")
                || route.startsWith("/casework")
                || route.startsWith("/account")
                || route.startsWith("/answers")
                || route.startsWith("/assessments")
                || route.startsWith("/sessions")
                || route.matches(".*(mid-term|closing|handed-over|calendar|export|\\.[a-z]{3,4})"));
    }

    /** With ids that there are not: who is refused hears nothing of that. */
    private void tryAll(Visitor looking, Map<String, String> wrong) {
        handlers.getHandlerMethods().forEach((info, handler) -> {
            if (handler.getBeanType().getName().startsWith("eu.passerelle.")) {
                info.getPatternValues().stream()
                        .filter(path -> !path.startsWith("/api/") && !GuisePages.END.equals(path))
                        .forEach(pattern -> methods(info).forEach(method -> {
                            String path = pattern.replaceAll("\\{[^}]+}", "x1");
                            int status = method == RequestMethod.GET
                                    ? looking.get(path).status()
                                    : looking.post(path, Map.of("commandId", "x")).status();
                            boolean open = method == RequestMethod.GET && isMarked(handler);
                            if (!open && status != 403 && !isFormOfOnesOwn(method, status)) {
                                wrong.put(method + " " + pattern, "" + status);
                            }
                        }));
            }
        });
    }

    /** An address of a form, opened as a page, leads to the page of the form. */
    private static boolean isFormOfOnesOwn(RequestMethod method, int status) {
        return method == RequestMethod.GET && (status == 302 || status == 303);
    }

    private static Set<RequestMethod> methods(RequestMappingInfo info) {
        Set<RequestMethod> declared = info.getMethodsCondition().getMethods();
        return declared.isEmpty() ? Set.of(RequestMethod.POST) : declared;
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

    private Map<String, Object> graph() {
        var found = new TreeMap<String, Object>();
        neo4j.query("""
                        MATCH (n) WHERE none(label IN labels(n) WHERE label IN $beside OR label STARTS WITH '__')
                        RETURN elementId(n) AS id, labels(n) AS labels, properties(n) AS properties,
                          COUNT { (n)--() WHERE NOT EXISTS { (n)-[:SIGNED_IN]->() } } AS near
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

    private String idOf(String email) {
        return neo4j.query("MATCH (a:Account {email: $email}) RETURN a.id")
                .bind(email)
                .to("email")
                .fetchAs(String.class)
                .one()
                .orElseThrow();
    }

    private static Answer begin(Visitor coordinator, String account) {
        return coordinator.post(
                "/participants/" + account + "/guise",
                Map.of("reason", "She cannot find her requests", "commandId", "look-" + account));
    }

    private Visitor coordinator(String name) {
        return Visitor.at(port).signIn(people.create(Role.COORDINATOR, name), People.PASSWORD);
    }

    @Test
    void a_look_is_begun_with_a_reason_told_to_the_person_and_ended_by_a_button_or_the_clock() {
        Visitor marit = coordinator("marit");
        people.create(Role.COORDINATOR, "luc");
        String email = people.create(Role.EXPERT, "ana");
        assertThat(marit.post("/participants/expert-ana/guise", Map.of("reason", " ", "commandId", "a"))
                        .status())
                .isEqualTo(422);
        assertThat(begin(marit, "expert-ana").location()).isEqualTo("/home");
        assertThat(marit.get("/proposals").body()).contains("as expert-ana sees it");
        assertThat(marit.get("/desk").status()).as("not one of hers any more").isEqualTo(403);
        Answer refused = marit.post("/language", Map.of("language", "de"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("You are only looking", "/guise/end");
        assertThat(marit.post("/guise/end", Map.of()).location()).isEqualTo("/participants/expert-ana?over");
        assertThat(marit.get("/desk").status()).isEqualTo(200);
        assertThat(ReceivedMail.await(email, 1).getFirst().subject())
                .isEqualTo("A coordinator looked at pages as you see them");
        assertThat(ours("expert-ana"))
                .containsExactly(
                        "SEEING_AS_ENDED", "PAGE_SEEN_AS /desk", "PAGE_SEEN_AS /proposals", "SEEING_AS_BEGUN");
        Visitor ana = Visitor.at(port).signIn(email, People.PASSWORD);
        assertThat(ana.get("/account").body()).contains("coordinator-marit", "She cannot find her requests");
        assertThat(ana.get("/inbox").body()).contains("A coordinator looked at pages as you see them");

        marit.post("/participants/expert-ana/guise", Map.of("reason", "Once more", "commandId", "b"));
        assertThat(marit.get("/proposals").status()).isEqualTo(200);
        clock.advance(Guises.HOLDS);
        assertThat(marit.get("/proposals").location()).isEqualTo("/participants/expert-ana?over");
        assertThat(marit.get("/desk").status()).isEqualTo(200);
        assertThat(ours("expert-ana").getFirst()).isEqualTo("SEEING_AS_ENDED");
    }

    private List<String> ours(String account) {
        return trail.of("account:" + account, 20).stream()
                .filter(entry -> entry.actor().value().equals("coordinator-marit"))
                .map(GuiseTest::told)
                .toList();
    }

    private static String told(AuditEntry entry) {
        return entry.changes().stream()
                .filter(change -> change.field().equals("page"))
                .map(Change::after)
                .findFirst()
                .map(page -> entry.action() + " " + page)
                .orElse(entry.action());
    }

    @Test
    void nobody_looks_as_somebody_who_sees_the_network_nor_as_nobody_nor_unwatched_nor_without_proof() {
        Visitor marit = coordinator("marit");
        people.create(Role.EXPERT, "ana");
        assertThat(begin(marit, "expert-ana").status()).as("nobody watches").isEqualTo(409);
        people.create(Role.COORDINATOR, "luc");
        people.create(Role.AUDITOR, "eva");
        people.create(Role.OPERATOR, "tom");
        for (String account : List.of("coordinator-luc", "coordinator-marit", "auditor-eva", "operator-tom", "none")) {
            assertThat(begin(marit, account).status()).as(account).isEqualTo(404);
        }
        Visitor city = Visitor.at(port).signIn(people.create(Role.CITY, "lys"), People.PASSWORD);
        assertThat(begin(city, "expert-ana").status()).isEqualTo(403);
        clock.advance(Duration.ofMinutes(14));
        marit.get("/desk");
        clock.advance(Duration.ofMinutes(2));
        Answer late = begin(marit, "expert-ana");
        assertThat(late.location()).startsWith("/account/proof");
        assertThat(marit.get("/proposals").status()).isEqualTo(403);
    }

    @Test
    void an_account_that_is_closed_meanwhile_is_looked_as_no_more() {
        Visitor marit = coordinator("marit");
        Visitor luc = coordinator("luc");
        people.create(Role.CITY, "lys");
        begin(marit, "city-lys");
        assertThat(marit.get("/inbox").status()).isEqualTo(200);
        luc.post("/participants/city-lys/closing", Map.of("reason", "Left the city", "commandId", "c"));
        assertThat(marit.get("/inbox").location()).isEqualTo("/participants/city-lys?over");
        assertThat(begin(marit, "city-lys").status()).isEqualTo(404);
    }

    @Test
    void whatever_a_page_calls_nothing_is_written_while_one_only_looks() {
        try (var _ = OnlyLooking.begin()) {
            Assertions.assertThatThrownBy(() -> transactions.write(() -> true)).isInstanceOf(NotWhileLooking.class);
        }
        assertThat(transactions.write(() -> true)).isTrue();
    }
}
