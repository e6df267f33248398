package eu.passerelle.engagements;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import eu.passerelle.accounts.Role;
import eu.passerelle.directory.ExpertChanged;
import eu.passerelle.kernel.Event;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.kernel.RecordedEvent;
import eu.passerelle.testing.People;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.data.neo4j.core.Neo4jClient;

/**
 * Two teams, Lys in France and Olt in Romania, and three experts, Ana, Ben and Cleo. Each of the three would suit each
 * team: knows case management (B3), speaks French and Romanian, has no engagement yet, and has time on Tuesdays and
 * Thursdays from nine to twelve by Bucharest's clock. Now is Monday 1 March 2027.
 */
public final class EngagementsWorld {
    public static final String LYS = "team-lys";
    public static final String OLT = "team-olt";
    public static final String ANA = "expert-ana";
    public static final String BEN = "expert-ben";
    public static final String CLEO = "expert-cleo";
    /** All that is needed to send it. */
    public static final String COMPLETE = """
            {"situation": {"now": "Police and schools do not talk.", "change": "They meet each month."},
             "phase": "FORMING", "country": "FR", "legal": "", "needs": [{"competence": "B3", "weight": 3, "level": 3}],
             "languages": ["fr"], "form": "REMOTE", "from": "2027-03-08", "until": "2027-06-30", "hours": 20}
            """;

    private static final AtomicInteger KEYS = new AtomicInteger();

    private static final String CREATE = """
            UNWIND [{id: 'team-lys', city: 'Lysville', country: 'FR', zone: 'Europe/Paris', language: 'fr'},
                    {id: 'team-olt', city: 'Oltoara', country: 'RO', zone: 'Europe/Bucharest', language: 'ro'}] AS row
            MATCH (k:Country {code: row.country}), (l:Language {code: row.language})
            CREATE (c:City {id: row.id + '-city', name: row.city, population: 50000, latitude: 45.0, longitude: 10.0,
                            timeZone: row.zone, fictional: true})-[:IN_COUNTRY]->(k)
            CREATE (c)-[:OFFICIAL_LANGUAGE]->(l)
            CREATE (t:Team {id: row.id, name: 'The team of ' + row.city, phase: 'forming', structure: 'police-led',
                            levels: [], coordinatorGivenName: 'Ina', coordinatorFamilyName: 'Koordina',
                            coordinatorEmail: row.id + '@example.org', coordinatorLanguage: 'en'})-[:OF]->(c)
            CREATE (t)-[:WORKS_IN]->(l)
            """;

    private static final String EXPERTS = """
            MATCH (need:Competence {code: 'B3'}), (home:Country {code: 'RO'})
            UNWIND $names AS name
            CREATE (e:Expert {id: 'expert-' + name, givenName: name, familyName: 'Familia-' + name,
                              alias: 'Alias-' + name, email: name + '@example.org', type: 'practitioner',
                              timeZone: 'Europe/Bucharest', status: 'active', visibility: 'network', hoursPerMonth: 20,
                              parallelEngagements: 2, remote: true, onSite: false})-[:LIVES_IN]->(home)
            CREATE (e)-[:CLAIMS {level: 4, evidence: 'document'}]->(need)
            CREATE (a:Availability {expertId: e.id, zone: 'Europe/Bucharest', minimumNoticeHours: 24})-[:OF]->(e)
            WITH e, a
            CALL (a) { UNWIND ['TUESDAY', 'THURSDAY'] AS day
              CREATE (a)-[:HAS_RULE]->(:AvailabilityRule {id: a.expertId + day, day: day, from: $nine, until: $twelve}) }
            CALL (e) { MATCH (l:Language) WHERE l.code IN ['fr', 'ro'] CREATE (e)-[:SPEAKS {level: 'C1'}]->(l) }
            """;

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final Outbox outbox;
    private final People people;
    private final int port;
    private final long before;
    private final Map<String, Visitor> browsers = new HashMap<>();
    private final Map<String, Visitor> programs = new HashMap<>();

    private EngagementsWorld(ApplicationContext context) {
        neo4j = context.getBean(Neo4jClient.class);
        transactions = context.getBean(GraphTransactions.class);
        outbox = context.getBean(Outbox.class);
        people = context.getBean(People.class);
        port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        before = outbox.latest();
    }

    public static EngagementsWorld createIn(ApplicationContext context) {
        var world = new EngagementsWorld(context);
        world.create(List.of("ana", "ben", "cleo"));
        return world;
    }

    private void create(List<String> names) {
        transactions.write(() -> {
            neo4j.query(CREATE).run();
            neo4j.query(EXPERTS)
                    .bindAll(Map.of("names", names, "nine", LocalTime.of(9, 0), "twelve", LocalTime.of(12, 0)))
                    .run();
            names.forEach(name -> outbox.append(new ExpertChanged(new ExpertId("expert-" + name))));
        });
    }

    /** Who coordinates the team Lys, in a browser. */
    public Visitor lys() {
        return browser(Role.CITY, LYS);
    }

    public Visitor coordinator() {
        return browser(Role.COORDINATOR, "network");
    }

    /** One for each person: what he or she was shown last is what a form sends back. */
    public Visitor browser(Role role, String subject) {
        return browsers.computeIfAbsent(
                role + subject, key -> Visitor.at(port).signIn(people.create(role, subject), People.PASSWORD));
    }

    public Visitor stranger() {
        return Visitor.at(port);
    }

    /** Holds a token of the person's. */
    public Visitor program(Role role, String subject) {
        return programs.computeIfAbsent(role + subject, key -> {
            Visitor browser = browser(role, subject);
            if (tokenMade(browser).location().startsWith("/account/proof")) {
                browser.post("/account/proof", Map.of("password", People.PASSWORD));
                tokenMade(browser);
            }
            String secret = browser.get("/account").body().replaceAll("(?s).*class=\"secret\">([^<]+)<.*", "$1");
            return Visitor.at(port).with("Authorization", "Bearer " + secret);
        });
    }

    private static Answer tokenMade(Visitor browser) {
        return browser.post("/account/tokens", Map.of("name", "test", "days", "365"), "scopes", Visitor.EVERY_SCOPE);
    }

    public Visitor lysProgram() {
        return program(Role.CITY, LYS);
    }

    /** A command with a key that was never used. */
    public static Answer command(Visitor program, String path, String body) {
        return command(program, freshKey(), path, body);
    }

    public static Answer command(Visitor program, String key, String path, String body) {
        return program.with("Idempotency-Key", key).json("POST", "/api/v1" + path, body);
    }

    public static String freshKey() {
        return "key-" + KEYS.incrementAndGet();
    }

    public static <T> T read(Answer answer, String path) {
        return JsonPath.read(answer.body(), path);
    }

    /** The complete request with another value, such as {@code "$.hours", 0}. */
    public static String with(String path, Object value) {
        return JsonPath.parse(COMPLETE).set(path, value).jsonString();
    }

    /** @return its id */
    public String draft(String body) {
        Answer created = lysProgram().json("POST", "/api/v1/requests", body);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return read(created, "$.id");
    }

    /** Sent by the team Lys. */
    public String submitted() {
        return submitted(COMPLETE);
    }

    public String submitted(String body) {
        String id = draft(body);
        Answer sent = command(lysProgram(), "/requests/" + id + "/submission", "");
        assertThat(sent.status()).as(sent.body()).isEqualTo(200);
        return id;
    }

    /** What Lys asks of an expert. @return its id */
    public String proposal(String request, String expert) {
        Answer asked = ask(lysProgram(), request, expert);
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        return read(asked, "$.id");
    }

    public static Answer ask(Visitor program, String request, String expert) {
        return command(program, "/requests/" + request + "/proposals", "{\"expert\": \"" + expert + "\"}");
    }

    /** Between Lys and an expert, grown from a request. @return its id */
    public String engagement(String expert) {
        String proposal = proposal(submitted(), expert);
        Answer begun = command(program(Role.EXPERT, expert), "/proposals/" + proposal + "/acceptance", "");
        assertThat(begun.status()).as(begun.body()).isEqualTo(200);
        return read(begun, "$.engagement");
    }

    /** One hour of Lys with the mentor of an engagement. @return its id */
    public String session(String engagement, String start) {
        Answer booked = command(lysProgram(), "/sessions", booking(engagement, start));
        assertThat(booked.status()).as(booked.body()).isEqualTo(201);
        return read(booked, "$.id");
    }

    public static String booking(String engagement, String start) {
        return "{\"engagement\": \"%s\", \"start\": \"%s\", \"minutes\": 60}".formatted(engagement, start);
    }

    /** Lys asks Dana and Radu for an hour on a Tuesday or on a Thursday. @return its id */
    public String poll(String engagement) {
        Map<String, String> fields = new HashMap<>(Map.of("ask", "true", "commandId", freshKey(), "minutes", "60"));
        fields.put("lastDay", "2027-03-08");
        Stream.of("Dana", "Radu").forEach(name -> {
            int number = name.equals("Dana") ? 1 : 2;
            fields.put("name" + number, name);
            fields.put("email" + number, name.toLowerCase(Locale.ROOT) + "@example.org");
            fields.put("language" + number, "ro");
            fields.put("kind" + number, "MEMBER");
        });
        Answer opened = lys().post(
                        "/engagements/" + engagement + "/polls/new",
                        fields,
                        "time",
                        List.of("2027-03-16T07:00:00Z", "2027-03-18T07:00:00Z"));
        assertThat(opened.location()).as(opened.body()).startsWith("/polls/");
        return opened.location().substring("/polls/".length());
    }

    public void write(String cypher) {
        transactions.write(() -> neo4j.query(cypher).run());
    }

    /** As after {@link #write} of an expert: the index hears of it. */
    public void changed(String expert) {
        transactions.write(() -> outbox.append(new ExpertChanged(new ExpertId(expert))));
    }

    public long count(String cypher) {
        return neo4j.query(cypher).fetchAs(Long.class).one().orElseThrow();
    }

    public String text(String cypher) {
        return neo4j.query(cypher).fetchAs(String.class).one().orElse("");
    }

    /** What is found there, whole: whatever is changed in it shows. */
    public List<String> standing(String cypher) {
        return neo4j.query(cypher).fetch().all().stream().map(Map::toString).toList();
    }

    /** What happened of one kind, since the world began. */
    public <E extends Event> List<E> told(Class<E> kind) {
        return outbox.after(before, 1000).stream()
                .map(RecordedEvent::event)
                .flatMap(event -> kind.isInstance(event) ? Stream.of(kind.cast(event)) : Stream.of())
                .toList();
    }
}
