package eu.passerelle.matching.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@PasserelleTest
class SearchBadInputTest {
    private static final Duration QUICK = Duration.ofSeconds(30);
    private static final List<String> SYNTAX = List.of(
            "*:*",
            "name:*",
            "name:/.*/",
            "words_de:police",
            "cardName:murat",
            "visibility:COORDINATORS",
            "_exists_:id",
            "[* TO *]",
            "{a TO z}",
            "police~2",
            "police^1000000",
            "+police -(",
            "AND OR NOT && || !",
            "((((((((((",
            "\\",
            "\\u0000",
            "(a+)+$",
            "^(([a-z])+.)+[A-Z]([a-z])+$",
            ".*.*.*.*.*=.*",
            "' OR 1=1 //",
            "\"}) MATCH (n) DETACH DELETE n //",
            "MATCH (e:Expert) RETURN e",
            "{!func}1",
            "<script>alert(1)</script>",
            "${jndi:ldap://x}",
            "#{T(java.lang.Runtime)}",
            "__${7*7}__",
            "%",
            "🙂🙂",
            "مرحبا بالعالم",
            "\u202eabc",
            "a".repeat(500),
            "a ".repeat(250).strip(),
            "\"".repeat(500),
            "-".repeat(500),
            "name:".repeat(100));

    @Autowired
    ApplicationContext context;

    @LocalServerPort
    int port;

    Visitor page;
    Visitor api;

    @BeforeEach
    void load() {
        var world = SearchWorld.loadedIn(context, port);
        page = world.coordinator();
        api = world.program(page);
        api.get("/api/v1/experts?q=warm");
    }

    @Test
    void the_syntax_of_other_languages_is_only_words() {
        for (String typed : SYNTAX) {
            String query = "?q=" + SearchWorld.encoded(typed);
            for (String way : List.of("/experts", "/experts/suggestions")) {
                Visitor.Answer answer = Assertions.assertTimeout(QUICK, () -> page.get(way + query), way + " " + typed);
                assertThat(answer.status()).as(way + " " + typed).isEqualTo(200);
                assertThat(answer.body()).doesNotContain("<script>alert", "49__");
            }
            assertThat(api.get("/api/v1/experts" + query).status()).as(typed).isEqualTo(200);
        }
        assertThat(total("")).isEqualTo(80);
        assertThat(total("?q=" + SearchWorld.encoded("*:*"))).isZero();
        assertThat(total("?q=" + SearchWorld.encoded("name:/.*/"))).isZero();
    }

    @Test
    void too_much_is_answered_clearly_and_quickly() {
        Visitor.Answer long7000 = Assertions.assertTimeout(QUICK, () -> page.get("/experts?q=" + "x".repeat(7_000)));
        assertThat(long7000.status()).isEqualTo(422);
        assertThat(long7000.body()).contains("Use at most 500 characters.", "x".repeat(7_000));
        assertThat(api.get("/api/v1/experts?q=" + "x".repeat(501)).status()).isEqualTo(422);
        for (String way : List.of("/experts", "/experts/suggestions", "/api/v1/experts")) {
            Visitor.Answer endless = Assertions.assertTimeout(QUICK, () -> page.get(way + "?q=" + "x".repeat(100_000)));
            assertThat(endless.status()).isEqualTo(400);
        }
        Visitor.Answer posted = Assertions.assertTimeout(
                QUICK, () -> page.post("/experts/searches", Map.of("name", "n", "q", "x".repeat(100_000))));
        assertThat(posted.status()).isEqualTo(422);
    }

    @Test
    void unknown_values_are_left_out_of_the_page_and_refused_by_the_api() {
        String strange = page.get("/experts?country=XX&competence=%2F..&language=fr&colour=red&sort=shoes")
                .body();
        assertThat(strange)
                .contains("The filter “XX” is unknown and was left out.", "The filter “/..” is unknown")
                .doesNotContain("value=\"XX\"");
        for (String query : List.of(
                "?country=XX",
                "?competence=zz%20top",
                "?language=FRENCH",
                "?sector=x",
                "?availability=free",
                "?verification=YES",
                "?status=DEAD",
                "?sort=shoes")) {
            Visitor.Answer refused = api.get("/api/v1/experts" + query);
            assertThat(refused.status()).as(query).isEqualTo(422);
            assertThat(JsonPath.<List<Object>>read(refused.body(), "$.errors")).hasSize(1);
        }
        assertThat(api.get("/api/v1/experts?size=x").status()).isEqualTo(400);
        assertThat(JsonPath.<List<Object>>read(
                        api.get("/api/v1/experts?size=1000000").body(), "$.experts"))
                .hasSize(50);
    }

    private int total(String query) {
        return JsonPath.read(api.get("/api/v1/experts" + query).body(), "$.total");
    }
}
