package eu.passerelle.matching.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import eu.passerelle.accounts.Role;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.data.neo4j.core.Neo4jClient;

@PasserelleTest
class ExpertSearchTest {
    @Autowired
    ApplicationContext context;

    @Autowired
    Neo4jClient neo4j;

    @Autowired
    TestClock clock;

    @LocalServerPort
    int port;

    SearchWorld world;
    Visitor page;
    Visitor api;

    @BeforeEach
    void load() {
        world = SearchWorld.loadedIn(context, port);
        page = world.coordinator();
        api = world.program(page);
    }

    @Test
    void a_german_word_finds_who_claims_it_and_marks_where_it_is_written() {
        String found = page.get("/experts?q=Fallkonferenz").body();
        assertThat(found).contains("Katrin Wendischer", "<mark>Fallkonferenzen</mark>", "Case conference facilitation");
    }

    @Test
    void who_is_called_as_was_typed_comes_first_and_a_coordinator_may_type_the_name_on_the_card() {
        world.change(
                "e02",
                "MATCH (e:Expert {id: $id}) SET e.familyName = 'Prison-Exit', e.alias = 'Mentor Prison'",
                Map.of());
        assertThat(total("?q=prison")).isGreaterThan(1);
        assertThat(JsonPath.<String>read(get("?q=prison"), "$.experts[0].expert"))
                .isEqualTo("e02");
        assertThat(JsonPath.<String>read(get("?q=Mentor+Prison"), "$.experts[0].expert"))
                .isEqualTo("e02");
        String alias = neo4j.query("MATCH (e:Expert {id: 'e01'}) RETURN e.alias")
                .fetchAs(String.class)
                .one()
                .orElseThrow();
        assertThat(JsonPath.<String>read(get("?q=" + SearchWorld.encoded(alias)), "$.experts[0].expert"))
                .isEqualTo("e01");
    }

    @Test
    void of_one_facet_any_holds_and_of_two_each() {
        int french = total("?language=fr");
        int german = total("?language=de");
        int either = total("?language=fr&language=de");
        int inFrance = total("?language=fr&language=de&country=FR");
        assertThat(either).isGreaterThan(Math.max(french, german)).isLessThanOrEqualTo(french + german);
        assertThat(inFrance).isPositive().isLessThan(either);
        assertThat(either).isEqualTo(counted("", "language:fr") + counted("", "language:de") - both());
    }

    private int both() {
        return neo4j.query("""
                        MATCH (e:Expert) WHERE ALL(code IN ['fr', 'de'] WHERE
                          EXISTS { (e)-[s:SPEAKS]->(:Language {code: code}) WHERE s.level IN ['B2', 'C1', 'C2'] })
                        RETURN count(e)
                        """).fetchAs(Integer.class).one().orElseThrow();
    }

    @Test
    void what_is_chosen_in_a_facet_does_not_change_its_own_counts() {
        Map<String, Integer> before = counts("", "language");
        assertThat(counts("?language=fr", "language")).isEqualTo(before);
        assertThat(counts("?language=fr", "country")).isNotEqualTo(counts("", "country"));
    }

    @Test
    void each_count_is_what_the_link_finds() {
        for (String facet :
                List.of("competence", "language", "country", "sector", "availability", "verification", "status")) {
            counts("?q=police", facet)
                    .forEach((value, count) -> assertThat(total("?q=police&" + facet + "=" + value))
                            .as(facet + " " + value)
                            .isEqualTo(count));
        }
    }

    @Test
    void operators_narrow_and_their_names_are_known_in_four_languages() {
        int words = total("?q=case+conference");
        assertThat(total("?q=" + SearchWorld.encoded("\"case conference\"")))
                .isPositive()
                .isLessThanOrEqualTo(words);
        assertThat(total("?q=Fallkonferenz+-Fallkonferenz")).isLessThan(total("?q=Fallkonferenz"));
        int romania = total("?country=RO");
        for (String typed :
                List.of("country:RO", "pays:Roumanie", "Land:Rumänien", "țară:\"România\"", "country:roman")) {
            assertThat(total("?q=" + SearchWorld.encoded(typed))).as(typed).isEqualTo(romania);
        }
        assertThat(total("?q=-country:RO")).isEqualTo(total("") - romania);
        assertThat(total("?q=status:paused")).isEqualTo(total("?status=PAUSED")).isPositive();
        assertThat(total("?q=competence:E4")).isEqualTo(total("?competence=E4")).isPositive();
        assertThat(total("?q=language:klingon")).isZero();
        assertThat(total("?q=name:wendischer")).isEqualTo(1);
    }

    @Test
    void what_is_sorted_by_name_is_in_the_order_of_family_names_across_pages() {
        List<String> names = JsonPath.read(get("?sort=name&size=50"), "$.experts[*].expert");
        List<String> stored =
                List.copyOf(neo4j.query("MATCH (e:Expert) RETURN e.id ORDER BY toLower(e.familyName) LIMIT 3")
                        .fetchAs(String.class)
                        .all());
        assertThat(names).hasSize(50).startsWith(stored.getFirst());
        List<String> second = JsonPath.read(get("?sort=name&size=25&page=2"), "$.experts[*].expert");
        assertThat(second).isEqualTo(names.subList(25, 50));
        List<String> oldest = JsonPath.read(get("?sort=confirmed&size=1"), "$.experts[*].confirmedOn");
        assertThat(oldest).isEmpty();
    }

    @Test
    void a_page_that_does_not_exist_is_the_nearest_that_does() {
        for (String number : List.of("-1", "0", "x", "1e3", "99999999999999")) {
            assertThat(JsonPath.<Integer>read(get("?page=" + number), "$.page")).isEqualTo(1);
        }
        assertThat(JsonPath.<Integer>read(get("?page=1000000000"), "$.page"))
                .isEqualTo(JsonPath.<Integer>read(get(""), "$.pages"));
        assertThat(page.get("/experts?page=1000000000").body()).contains("aria-current=\"page\"");
    }

    @Test
    void a_change_is_found_at_once_and_what_was_is_not() {
        world.change("e01", "MATCH (e:Expert {id: $id}) SET e.familyName = 'Zwetschgenbaum'", Map.of());
        assertThat(page.get("/experts?q=Zwetschgenbaum").body()).contains("Katrin Zwetschgenbaum");
        assertThat(total("?q=name:Wendischer")).isZero();
        world.change("e01", "MATCH (e:Expert {id: $id}) DETACH DELETE e", Map.of());
        assertThat(total("?q=Zwetschgenbaum")).isZero();
    }

    @Test
    void what_was_verified_ages_without_anybody_touching_it() {
        int verified = counted("", "verification:ALL") + counted("", "verification:SOME");
        assertThat(verified).isPositive();
        clock.advance(Duration.ofDays(365 * 4));
        api = world.program(world.visitor(Role.COORDINATOR, "later"));
        assertThat(counts("", "verification")).containsOnlyKeys("NONE");
    }

    @Test
    void who_finds_nobody_is_offered_the_nearest() {
        String misspelt = page.get("/experts?q=Wendischr").body();
        assertThat(misspelt).contains("Did you mean “wendischer”?", "q=wendischer");
        String narrow = page.get("/experts?q=Wendischer&country=RO").body();
        assertThat(narrow).contains("Without the filter “Country”", "Without “Wendischer”");
        String nothing = page.get("/experts?q=qqqqqqq").body();
        assertThat(nothing).contains("Nobody answers this.");
    }

    @Test
    void words_searched_in_vain_are_counted_but_not_those_that_filters_hide() {
        page.get("/experts?q=equitherapie&country=FR");
        page.get("/experts/suggestions?q=equitherapie");
        page.get("/experts?q=name:equitherapie");
        assertThat(vain()).isZero();
        page.get("/experts?q=equitherapie");
        assertThat(vain()).isEqualTo(1);
    }

    private long vain() {
        return neo4j.query("MATCH (v:VainSearch) RETURN count(v)")
                .fetchAs(Long.class)
                .one()
                .orElse(0L);
    }

    @Test
    void a_saved_search_is_its_owners_alone() {
        page.get("/experts?q=exit&language=ro");
        Visitor.Answer saved =
                page.post("/experts/searches", Map.of("name", " Romanian  exit ", "q", "exit", "language", "ro"));
        assertThat(saved.location()).isEqualTo("/experts?q=exit&language=ro");
        String mine = page.get("/experts").body();
        assertThat(mine).contains("Romanian exit", "/experts?q=exit&amp;language=ro");
        String id = mine.replaceAll("(?s).*/experts/searches/([^/]+)/removal.*", "$1");
        Visitor other = world.visitor(Role.COORDINATOR, "other");
        assertThat(other.get("/experts").body()).doesNotContain("Romanian exit");
        assertThat(other.post("/experts/searches/" + id + "/removal", Map.of()).status())
                .isEqualTo(404);
        Visitor expert = world.visitor(Role.EXPERT, "e01");
        expert.get("/account");
        assertThat(expert.post("/experts/searches", Map.of("name", "x", "q", "y"))
                        .status())
                .isEqualTo(403);
        assertThat(page.post("/experts/searches/" + id + "/removal", Map.of()).status())
                .isEqualTo(302);
        assertThat(page.get("/experts").body()).doesNotContain("Romanian exit");
    }

    @Test
    void a_saved_search_needs_a_name_and_something_to_search_and_there_is_an_end() {
        page.get("/experts?q=exit");
        Visitor.Answer nameless = page.post("/experts/searches", Map.of("name", " ", "q", "exit"));
        assertThat(nameless.status()).isEqualTo(422);
        assertThat(nameless.body()).contains("id=\"name-error\"", "value=\"exit\"");
        assertThat(page.post("/experts/searches", Map.of("name", "n".repeat(81), "q", "exit"))
                        .status())
                .isEqualTo(422);
        assertThat(page.post("/experts/searches", Map.of("name", "all")).status())
                .isEqualTo(422);
        for (int i = 0; i < SavedSearches.MOST; i++) {
            assertThat(page.post("/experts/searches", Map.of("name", "n" + i, "q", "exit"))
                            .status())
                    .isEqualTo(302);
        }
        assertThat(page.post("/experts/searches", Map.of("name", "one more", "q", "exit"))
                        .body())
                .contains("You can keep 30 searches.");
        assertThat(page.post("/experts/searches", Map.of("name", "n1", "q", "other"))
                        .status())
                .isEqualTo(302);
    }

    @Test
    void suggestions_name_experts_and_competences() {
        assertThat(page.get("/experts/suggestions?q=wend").body()).contains("Katrin Wendischer", "/experts/e01");
        assertThat(page.get("/experts/suggestions?q=Fallk").body()).contains("/experts?competence=B4");
        assertThat(page.get("/experts/suggestions").body()).doesNotContain("<li");
    }

    private int total(String query) {
        return JsonPath.read(get(query), "$.total");
    }

    private int counted(String query, String facetAndValue) {
        String[] parts = facetAndValue.split(":", 2);
        return counts(query, parts[0]).getOrDefault(parts[1], 0);
    }

    private Map<String, Integer> counts(String query, String facet) {
        List<Map<String, Object>> listed = JsonPath.read(get(query), "$.facets." + facet);
        var counts = new TreeMap<String, Integer>();
        listed.forEach(one -> counts.put((String) one.get("value"), (Integer) one.get("count")));
        return counts;
    }

    private String get(String query) {
        Visitor.Answer answer = api.get("/api/v1/experts" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
