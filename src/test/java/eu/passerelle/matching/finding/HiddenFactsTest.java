package eu.passerelle.matching.finding;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.Visitor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.data.neo4j.core.Neo4jClient;

/**
 * Two worlds that differ only in a fact that a city may not know look the same to it, byte by byte: pages, answers to
 * programs, suggestions, recommendations, panels; hits, order, counts, offers, corrections.
 */
@PasserelleTest
class HiddenFactsTest {
    private static final int WORLDS = 12;
    private static final int LOOKS = 16;
    private static final String REQUEST = "/requests/demo-request-saint-aubin";
    private static final List<String> WORDS = List.of(
            "désengagement",
            "Fallkonferenz",
            "exit",
            "work",
            "police",
            "Özdalga",
            "Ozdalgaa",
            "Kastanie",
            "prévention",
            "quokka",
            "quoka",
            "Hochfeiler",
            "hochfeler",
            "probation",
            "Gewalt",
            "închisoare",
            "familie",
            "youth");
    private static final List<String> FILTERS = List.of(
            "&competence=E",
            "&competence=B",
            "&language=fr",
            "&language=de",
            "&country=FR",
            "&country=LU",
            "&country=OTHER",
            "&sector=police",
            "&availability=FREE",
            "&sort=name",
            "&sort=confirmed",
            "&status=PAUSED",
            "&verification=NONE",
            "&page=2");

    /** Each with the visibility or status of whom it is about. */
    private static final Map<String, String> HIDDEN = new LinkedHashMap<>(Map.of(
            "MATCH (e:Expert {id: $id}) SET e.givenName = $word, e.familyName = $other, e.email = $word + '@example.org'",
            "matched",
            "MATCH (e:Expert {id: $id}) SET e.summary_de = $text, e.summary_en = $text, e.summary_fr = null",
            "matched",
            """
            MATCH (e:Expert {id: $id})
            CREATE (e)-[:WROTE]->(:Publication {id: 'hidden-' + $number, kind: 'published', title: $text, text: $text, language: 'en'})
            """,
            "matched",
            """
            MATCH (e:Expert {id: $id})
            CREATE (e)-[:EMPLOYED_BY {from: date('2001-01-01')}]->(:Organisation {id: 'hidden-e' + $number, name: $text})
            """,
            "matched",
            """
            MATCH (e:Expert {id: $id})
            CREATE (e)-[:HAS_INTEREST]->(:Interest {id: 'hidden-' + $number, kind: 'other', note: $text})
                   -[:CONCERNS]->(:Organisation {id: 'hidden-i' + $number, name: $word + $number})
            SET e.type = 'researcher', e.conductOn = date('2026-01-01'), e.interestsConfirmedOn = date('2026-01-01')
            """,
            "matched",
            "MATCH (e:Expert {id: $id})-[k:CLAIMS]->() SET k.note = $text, e.confirmedOn = date('2027-02-01')",
            "network",
            "MATCH (e:Expert {id: $id}) SET e.confirmedOn = date('2020-01-01'), e.hoursPerMonth = 39",
            "matched",
            """
            MATCH (e:Expert {id: $id})-[old:CLAIMS|SPEAKS|LIVES_IN]->()
            SET e.summary_fr = $text, e.familyName = $word DELETE old
            """,
            "coordinators",
            "MATCH (e:Expert {id: $id}) DETACH DELETE e",
            "coordinators",
            """
            MATCH (old:Expert {id: $id})
            CREATE (e:Expert) SET e = old {.*, id: 'hidden-' + $number, givenName: $word, summary_en: $text}
            WITH old, e MATCH (c:Competence) WHERE c.code IN ['E4', 'E4.1', 'B4'] CREATE (e)-[:CLAIMS {level: 4, evidence: 'document'}]->(c)
            WITH DISTINCT e MATCH (l:Country {code: 'LU'}) CREATE (e)-[:LIVES_IN]->(l)
            """,
            "coordinators"));

    @Autowired
    ApplicationContext context;

    @Autowired
    Neo4jClient neo4j;

    @LocalServerPort
    int port;

    SearchWorld world;
    Visitor page;
    Visitor api;

    @BeforeEach
    void load() {
        world = SearchWorld.loadedIn(context, port);
        page = world.city();
        api = world.program(page);
    }

    @Test
    void a_city_sees_no_difference() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        List<String> looks = looks(random);
        Map<String, String> before = seen(looks);
        List<Map.Entry<String, String>> facts = List.copyOf(HIDDEN.entrySet());
        for (int i = 0; i < WORLDS; i++) {
            Map.Entry<String, String> fact = facts.get(i % facts.size());
            String expert = some(fact.getValue(), random);
            change(expert, fact.getKey(), i, random);
            Map<String, String> after = seen(looks);
            looks.forEach(look -> assertThat(after.get(look))
                    .as("seed %d, %s after %s of %s", seed, look, fact.getKey(), expert)
                    .isEqualTo(before.get(look)));
        }
    }

    @Test
    void what_a_city_may_know_it_sees() {
        String look = "/experts?q=quokka";
        Map<String, String> before = seen(List.of(look));
        world.change("e01", "MATCH (e:Expert {id: $id}) SET e.summary_de = 'Ein quokka.'", Map.of());
        assertThat(seen(List.of(look))).isNotEqualTo(before);
        assertThat(page.get(look).body()).contains("<mark>quokka</mark>", "Katrin Wendischer");
    }

    @Test
    void a_pseudonymous_card_shows_no_more_than_a_card() {
        String cards = IntStream.rangeClosed(1, 5)
                .mapToObj(number -> page.get("/experts?page=" + number).body())
                .collect(Collectors.joining());
        neo4j.query("""
                        MATCH (e:Expert) WHERE e.visibility <> 'network' OR e.status <> 'active'
                        RETURN e.givenName + ' ' + e.familyName
                        """)
                .fetchAs(String.class)
                .all()
                .forEach(name -> assertThat(cards).doesNotContain(name));
        assertThat(cards)
                .contains("Mentor Zimtstern", "Other countries", "Other languages")
                .doesNotContain("href=\"/experts/e", "Verification")
                .doesNotContainPattern("Luxembourg\\b");
        assertThat(page.get("/experts?competence=C").body()).contains("under 5");
        assertThat(page.get("/experts?q=name:Zimtstern").body()).contains("Mentor Zimtstern");
        assertThat(page.get("/experts?q=%C3%96zdalga").body()).doesNotContain("Zimtstern");
    }

    private List<String> looks(Random random) {
        var looks = new ArrayList<String>();
        for (int i = 0; i < LOOKS; i++) {
            String query = "?q=" + SearchWorld.encoded(words(random, 1 + random.nextInt(2))) + filters(random);
            looks.add("/experts" + query);
            looks.add("/api/v1/experts" + query.replaceAll("&(?:status|verification)=[A-Z]+", ""));
        }
        looks.add("/experts");
        looks.add("/experts?page=3");
        looks.add("/experts?q=hochfeler");
        looks.add("/experts?q=quoka");
        looks.add("/experts?q=-" + SearchWorld.encoded("\"Hochfeiler\""));
        looks.add("/experts/suggestions?q=hoch");
        looks.add("/experts/suggestions?q=quo");
        looks.add(REQUEST + "/recommendations");
        looks.add("/api/v1" + REQUEST + "/recommendations");
        looks.add("/api/v1" + REQUEST + "/panels");
        looks.add(REQUEST + "/why-not?name=" + SearchWorld.encoded(words(random, 1)));
        return looks;
    }

    private static String filters(Random random) {
        return random.ints(random.nextInt(3), 0, FILTERS.size())
                .mapToObj(FILTERS::get)
                .collect(Collectors.joining());
    }

    private static String words(Random random, int many) {
        return random.ints(many, 0, WORDS.size()).mapToObj(WORDS::get).collect(Collectors.joining(" "));
    }

    private Map<String, String> seen(List<String> looks) {
        var seen = new LinkedHashMap<String, String>();
        looks.forEach(look -> seen.put(look, bytes((look.startsWith("/api") ? api : page).get(look))));
        return seen;
    }

    /** All but the token against forged forms and the key of a command, which are others on every page. */
    private static String bytes(Visitor.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body().replaceAll("name=\"(_csrf|commandId)\" value=\"[^\"]*\"", "");
    }

    private String some(String visibility, Random random) {
        List<String> ids =
                List.copyOf(neo4j.query("MATCH (e:Expert {visibility: $visibility}) RETURN e.id ORDER BY e.id")
                        .bind(visibility)
                        .to("visibility")
                        .fetchAs(String.class)
                        .all());
        return ids.get(random.nextInt(ids.size()));
    }

    private void change(String expert, String cypher, int number, Random random) {
        world.change(
                expert,
                cypher,
                Map.of(
                        "word", words(random, 1),
                        "other", words(random, 1),
                        "number", number,
                        "text", words(random, 12)));
        neo4j.query("MATCH (e:Expert) WHERE e.id STARTS WITH 'hidden-' RETURN e.id")
                .fetchAs(String.class)
                .all()
                .forEach(created -> world.change(created, "RETURN $id", Map.of()));
    }
}
