package eu.passerelle.directory.competences;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.directory.Claim;
import eu.passerelle.directory.Experts;
import eu.passerelle.directory.Kinship;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.directory.TaxonomyEdition;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.Seed;
import eu.passerelle.privacy.AuditTrail;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.neo4j.core.Neo4jClient;

/** What coordinators decide on the taxonomy, and that nothing which points to it is lost. */
@PasserelleTest
class TaxonomyCurationTest {
    private static final CompetenceCode B3 = new CompetenceCode("B3");
    private static final CompetenceCode B4 = new CompetenceCode("B4");

    @LocalServerPort
    int port;

    @Autowired
    DemoNetwork demo;

    @Autowired
    Taxonomy taxonomy;

    @Autowired
    TaxonomyEdition edition;

    @Autowired
    Entries entries;

    @Autowired
    Experts experts;

    @Autowired
    AuditTrail trail;

    @Autowired
    People people;

    @Autowired
    Neo4jClient neo4j;

    @Autowired
    GraphTransactions transactions;

    @Autowired
    List<Seed> seeds;

    Visitor coordinator;

    @BeforeEach
    void open() {
        demo.load();
        coordinator = Visitor.at(port).signIn("coordinator@demo.passerelle.example", "passerelle-demo");
    }

    @Test
    void everybody_may_browse_and_search_but_only_coordinators_see_who_uses_what() {
        Visitor city = Visitor.at(port).signIn(people.create(Role.CITY, "t1"), People.PASSWORD);
        Visitor expert = Visitor.at(port).signIn("e01@demo.passerelle.example", "passerelle-demo");
        for (Visitor visitor : List.of(city, expert)) {
            assertThat(visitor.get("/competences").body())
                    .contains("Strategy and governance")
                    .doesNotContain("/competences/new")
                    .doesNotContain(" experts<");
            assertThat(visitor.get("/competences?q=Schweigepflicht").body()).contains("/competences/C2");
            assertThat(visitor.get("/competences/B3").body())
                    .contains("Information-sharing protocols")
                    .doesNotContain("id=\"decide\"")
                    .doesNotContain("Used by");
            assertThat(visitor.get("/competences/Z9").status()).isEqualTo(404);
        }
        assertThat(coordinator.get("/competences").body())
                .contains("/competences/new")
                .contains(" experts<");
        assertThat(coordinator.get("/competences/B3").body())
                .contains("id=\"decide\"")
                .contains("Used by");
    }

    @Test
    void a_new_concept_gets_a_code_of_its_own_and_is_found_at_once() {
        Answer added = coordinator.post(
                "/competences",
                Map.of(
                        "broader", "B",
                        "label_en", "Peer mediation",
                        "synonyms_en", "buddy mediation\n\npupil mediators",
                        "definition_en", "Pupils settle quarrels.",
                        "exactMatch", "http://data.europa.eu/esco/skill/0001",
                        "reason", "Asked for by schools"));
        String code = added.location().substring("/competences/".length());
        assertThat(code).matches("X[2-9b-z]{6}");
        assertThat(taxonomy.suggest("pupil mediators", InterfaceLanguage.FR, 3)
                        .getFirst()
                        .concept()
                        .code()
                        .value())
                .isEqualTo(code);
        assertThat(coordinator.get(added.location()).body())
                .contains("Peer mediation", "http://data.europa.eu/esco/skill/0001", "Asked for by schools");
        assertThat(trail.of("competence:" + code, 5)).extracting("action").containsExactly("CONCEPT_ADDED");
        Answer twice = coordinator.post("/competences", Map.of("broader", "B", "label_en", "peer Mediation"));
        assertThat(twice.status()).isEqualTo(422);
        assertThat(twice.body()).contains("peer Mediation").contains("href=\"#label_en\"");
    }

    @Test
    void what_was_typed_wrong_is_answered_and_kept() {
        Answer answer = coordinator.post(
                "/competences",
                Map.of(
                        "label_en",
                        "",
                        "definition_fr",
                        "x".repeat(50_000),
                        "exactMatch",
                        "javascript:alert(1)",
                        "broader",
                        "Z9",
                        "label_ro",
                        "<script>|</script> 🙂 שלום"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("href=\"#definition_fr\"", "href=\"#exactMatch\"", "href=\"#label_ro\"")
                .contains("javascript:alert(1)</textarea>")
                .contains("&lt;script&gt;|&lt;/script&gt; 🙂 שלום")
                .doesNotContain("<script>|");
        assertThat(coordinator
                        .post("/competences", Map.of("label_en", "Odd", "broader", "Z9"))
                        .body())
                .contains("href=\"#broader\"");
        assertThat(coordinator
                        .get("/competences/new?broader=%00&missing=nothing")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void two_who_edit_at_once_do_not_undo_each_other() {
        long seen = entries.rev("B3");
        Map<String, String> fields = new HashMap<>(Map.of("rev", "" + seen, "label_en", "Sharing what one knows"));
        assertThat(coordinator.post("/competences/B3/edit", fields).location()).isEqualTo("/competences/B3");
        fields.put("label_en", "Another name");
        Answer second = coordinator.post("/competences/B3/edit", fields);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body()).contains("Another name").contains("name=\"rev\" value=\"" + (seen + 1) + "\"");
        assertThat(label(B3)).isEqualTo("Sharing what one knows");
        assertThat(coordinator
                        .post("/competences/B3/move", Map.of("rev", "" + seen, "broader", "A"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void a_branch_moves_as_a_whole_and_never_below_itself() {
        Answer circle = coordinator.post("/competences/B3/move", Map.of("rev", rev("B3"), "broader", "B3.1"));
        assertThat(circle.status()).isEqualTo(422);
        assertThat(circle.body()).contains("below itself");
        coordinator.post("/competences/B3/move", Map.of("rev", rev("B3"), "broader", "C", "reason", "It is about law"));
        assertThat(taxonomy.withBroader(new CompetenceCode("B3.1")))
                .extracting(CompetenceCode::value)
                .containsExactly("B3.1", "B3", "C");
        assertThat(coordinator.get("/competences/B3").body()).contains("It is about law");
        coordinator.post("/competences/B3/move", Map.of("rev", rev("B3"), "broader", ""));
        assertThat(taxonomy.find(B3).orElseThrow().broader()).isEmpty();
    }

    /** Each is fine alone; together they would leave two branches that hang on nothing but each other. */
    @Test
    void two_moves_at_once_never_make_a_circle() throws InterruptedException {
        Visitor other = Visitor.at(port).signIn(people.create(Role.COORDINATOR, "other"), People.PASSWORD);
        for (int round = 0; round < 5; round++) {
            Map<String, String> one = Map.of("rev", rev("C"), "broader", "D1");
            Map<String, String> two = Map.of("rev", rev("D"), "broader", "C1");
            var first = Thread.startVirtualThread(() -> coordinator.post("/competences/C/move", one));
            var second = Thread.startVirtualThread(() -> other.post("/competences/D/move", two));
            first.join();
            second.join();
            Scheme scheme = entries.scheme();
            assertThat(scheme.problems(List.of("C", "D"))).isEmpty();
            assertThat(scheme.get("C").broader().isPresent())
                    .isNotEqualTo(scheme.get("D").broader().isPresent());
            coordinator.post("/competences/C/move", Map.of("rev", rev("C"), "broader", ""));
            coordinator.post("/competences/D/move", Map.of("rev", rev("D"), "broader", ""));
        }
    }

    @Test
    void a_merge_moves_all_that_points_to_the_concept_and_keeps_the_higher_level() {
        neo4j.query("""
                MATCH (b3:Competence {code: 'B3'}) MATCH (b4:Competence {code: 'B4'})
                CREATE (one:Expert {id: 'one', status: 'active'})-[:CLAIMS {level: 4, evidence: 'document', verifiedOn: date('2026-11-01')}]->(b3)
                CREATE (one)-[:CLAIMS {level: 2, evidence: 'self-stated'}]->(b4)
                CREATE (:Expert {id: 'two', status: 'active'})-[:CLAIMS {level: 1, evidence: 'self-stated'}]->(b3)
                CREATE (r:Request {id: 'r-x'})-[:NEEDS {weight: 1, level: 4, place: 1}]->(b3)
                CREATE (r)-[:NEEDS {weight: 3, level: 2, place: 0}]->(b4)
                CREATE (:Engagement {id: 'g-x', state: 'closed'})-[:SERVED {outcome: 2}]->(b3)
                """).run();
        long pointed = pointers("B3", "B4");
        assertThat(coordinator
                        .post("/competences/B3/merge", Map.of("rev", rev("B3"), "into", "B4"))
                        .body())
                .contains("href=\"#reason-merge\"");
        coordinator.post(
                "/competences/B3/merge", Map.of("rev", rev("B3"), "into", "B4", "reason", "Nobody tells them apart"));

        assertThat(pointers("B3")).isZero();
        assertThat(pointers("B4")).isLessThan(pointed).isPositive();
        assertThat(neo4j.query("""
                        MATCH (:Expert {id: 'one'})-[k:CLAIMS]->(:Competence {code: 'B4'})
                        MATCH (:Request {id: 'r-x'})-[n:NEEDS]->(:Competence {code: 'B4'})
                        MATCH (:Engagement {id: 'g-x'})-[s:SERVED]->(:Competence {code: 'B4'})
                        RETURN [k.level, k.evidence, toString(k.verifiedOn), n.weight, n.level, n.place, s.outcome] AS found
                        """).fetch().one().orElseThrow().get("found"))
                .isEqualTo(List.of(4L, "document", "2026-11-01", 3L, 4L, 0L, 2L));
        assertThat(taxonomy.find(B3).orElseThrow().replacedBy()).contains(B4);
        assertThat(taxonomy.recognise("information sharing between agencies"))
                .contains(B4)
                .doesNotContain(B3);
        assertThat(taxonomy.suggest("partage d’informations", InterfaceLanguage.FR, 5))
                .extracting(suggestion -> suggestion.concept().code())
                .contains(B4)
                .doesNotContain(B3);
        assertThat(taxonomy.withBroader(new CompetenceCode("B3.1"))).contains(B4);
        assertThat(coordinator.get("/competences/B3").body())
                .contains("Nobody tells them apart")
                .contains("/competences/B4");
        assertThat(trail.firstBroken()).isEmpty();
    }

    @Test
    void what_is_deprecated_is_not_offered_but_still_understood_and_can_come_back() {
        coordinator.post(
                "/competences/B3/deprecation", Map.of("rev", rev("B3"), "replacedBy", "B4", "reason", "Too broad"));
        assertThat(taxonomy.suggest("information sharing", InterfaceLanguage.EN, 8))
                .extracting(suggestion -> suggestion.concept().code())
                .doesNotContain(B3);
        assertThat(taxonomy.serving(B4).get(B3)).isEqualTo(new Kinship(Kinship.Relation.SAME, 1));
        assertThat(coordinator.get("/competences/B3").body()).contains("no longer offered");
        assertThat(coordinator.get("/competences").body()).contains("deprecated");
        Visitor expert = Visitor.at(port).signIn("e01@demo.passerelle.example", "passerelle-demo");
        neo4j.query("MATCH (:Expert {id: 'e01'})-[k:CLAIMS]->(c:Competence) WHERE c.code IN ['B3', 'B4'] DELETE k")
                .run();
        expert.post("/profile/competences", Map.of("code", "B3"));
        assertThat(experts.get(new ExpertId("e01")).claims())
                .extracting(Claim::competence)
                .contains(B4)
                .doesNotContain(B3);
        coordinator.post("/competences/B3/restoration", Map.of("rev", rev("B3")));
        assertThat(taxonomy.suggest("information sharing", InterfaceLanguage.EN, 8)
                        .getFirst()
                        .concept()
                        .code())
                .isEqualTo(B3);
        assertThat(taxonomy.serving(B4)).doesNotContainEntry(B3, new Kinship(Kinship.Relation.SAME, 1));
    }

    @Test
    void a_newer_seed_leaves_alone_what_coordinators_have_edited() {
        coordinator.post("/competences/B3/edit", Map.of("rev", rev("B3"), "label_en", "Our own name"));
        coordinator.post("/competences/A/move", Map.of("rev", rev("A"), "broader", "B3.1"));
        neo4j.query("MATCH (c:Competence {code: 'B4'}) SET c.prefLabel_en = 'gone astray'")
                .run();
        Entry ours = entries.scheme().get("B3");
        seeds.stream()
                .filter(seed -> seed.name().equals("competences"))
                .forEach(seed -> transactions.write(seed::load));
        taxonomy.refresh();
        Scheme scheme = entries.scheme();
        assertThat(scheme.get("B3")).isEqualTo(ours);
        assertThat(scheme.get("A").broader()).contains("B3.1");
        assertThat(label(B4)).isNotEqualTo("gone astray");
        assertThat(scheme.problems(scheme.all().stream().map(Entry::code).toList()))
                .isEmpty();
    }

    @Test
    void another_node_reads_the_taxonomy_anew_when_it_hears_of_a_change() {
        taxonomy.refresh();
        long before = edition.present();
        transactions.write(() -> {
            edition.next();
            neo4j.query(
                            "MATCH (c:Competence {code: 'B3'}) SET c.prefLabel_en = 'From elsewhere', c.editedAt = datetime()")
                    .run();
        });
        assertThat(edition.present()).isEqualTo(before + 1);
        assertThat(label(B3)).isNotEqualTo("From elsewhere");
        taxonomy.refresh();
        assertThat(label(B3)).isEqualTo("From elsewhere");
    }

    @Test
    void a_file_is_tried_shown_and_taken_once_by_the_one_who_sent_it() {
        String table = "code,broader,label_en\nB3,C,Sharing\nXnew1,B,Brand new\n";
        Answer sent = coordinator.upload("/competences/import", "file", "ours.csv", table);
        assertThat(label(B3)).isNotEqualTo("Sharing");
        String plan = coordinator.get(sent.location()).body();
        assertThat(plan).contains("Brand new", "Change 2 concepts");
        String shown = plan.replaceAll("(?s).*name=\"edition\" value=\"(\\d+)\".*", "$1");

        Visitor other = Visitor.at(port).signIn(people.create(Role.COORDINATOR, "other"), People.PASSWORD);
        assertThat(other.get(sent.location()).status()).isEqualTo(404);
        assertThat(other.post(sent.location(), Map.of("edition", shown)).status())
                .isEqualTo(404);

        other.post("/competences/A1/move", Map.of("rev", rev("A1"), "broader", "B"));
        Answer late = coordinator.post(sent.location(), Map.of("edition", shown));
        assertThat(late.status()).isEqualTo(409);
        assertThat(label(B3)).isNotEqualTo("Sharing");
        String now = late.body().replaceAll("(?s).*name=\"edition\" value=\"(\\d+)\".*", "$1");
        assertThat(coordinator.post(sent.location(), Map.of("edition", now)).location())
                .isEqualTo("/competences/import?done=true");
        assertThat(label(B3)).isEqualTo("Sharing");
        assertThat(taxonomy.withBroader(B3)).extracting(CompetenceCode::value).containsExactly("B3", "C");
        assertThat(coordinator.post(sent.location(), Map.of("edition", now)).status())
                .isEqualTo(404);
        assertThat(trail.of("competence:Xnew1", 5)).extracting("action").containsExactly("CONCEPT_IMPORTED");
        Answer again = coordinator.upload("/competences/import", "file", "ours.csv", table);
        assertThat(coordinator.get(again.location()).body()).contains("Nothing would change");
    }

    @Test
    void a_broken_file_changes_nothing_and_says_where_it_is_broken() {
        Answer circle = coordinator.upload("/competences/import", "file", "c.csv", "code,broader\nB,B3\n");
        assertThat(circle.status()).isEqualTo(422);
        assertThat(circle.body()).contains("Line 2:").contains("below itself").contains("nothing was changed");
        assertThat(coordinator
                        .upload("/competences/import", "file", "c.ttl", "@prefix : <x> .\n:a :b \"c .")
                        .body())
                .contains("Line 2:");
        assertThat(coordinator
                        .upload("/competences/import", "file", "c.xlsx", "PK")
                        .status())
                .isEqualTo(422);
        assertThat(coordinator
                        .upload("/competences/import", "file", "c.csv", "")
                        .status())
                .isEqualTo(422);
        assertThat(coordinator.post("/competences/import", Map.of()).status()).isEqualTo(422);
        assertThat(taxonomy.find(B3).orElseThrow().broader()).contains(new CompetenceCode("B"));
        assertThat(neo4j.query("MATCH (i:TaxonomyImport) RETURN count(i)")
                        .fetchAs(Long.class)
                        .one())
                .contains(0L);
    }

    @Test
    void a_file_that_is_far_too_large_is_refused_in_words() {
        Answer answer = coordinator.upload("/competences/import", "file", "c.ttl", "# filled\n".repeat(400_000));
        assertThat(answer.status()).isIn(413, 422);
        assertThat(answer.body()).contains("too large");
    }

    @Test
    void the_exports_are_files_for_coordinators_only() {
        Answer turtle = coordinator.get("/taxonomy.ttl");
        assertThat(turtle.header("Content-Disposition")).contains("competences.ttl");
        assertThat(turtle.header("Content-Type")).startsWith("text/turtle");
        assertThat(turtle.body()).contains("skos:Concept", "Ausstiegs");
        assertThat(coordinator.get("/taxonomy.csv").body()).startsWith("\uFEFFcode,uri,broader");
    }

    @Test
    void missing_words_become_another_word_a_concept_or_nothing() {
        neo4j.query("""
                UNWIND [{id: 'v1', w: 'equitherapie', l: 'fr'}, {id: 'v2', w: 'deepfakes', l: 'en'}, {id: 'v3', w: 'noise', l: 'en'}] AS v
                CREATE (:VainSearch {id: v.id, words: v.w, language: v.l, searches: 3, firstOn: date('2027-02-01'), lastOn: date('2027-02-27'), ignored: false})
                """).run();
        assertThat(coordinator.get("/competences/missing").body()).contains("equitherapie", "deepfakes", "noise");
        assertThat(coordinator
                        .post("/competences/missing/v1/synonym", Map.of("words", "Équithérapie"))
                        .status())
                .isEqualTo(422);
        coordinator.post("/competences/missing/v1/synonym", Map.of("words", "Équithérapie", "code", "E4"));
        assertThat(entries.scheme().get("E4").synonyms().get("fr")).contains("Équithérapie");
        assertThat(coordinator.get("/competences/new?missing=v2").body()).contains("value=\"deepfakes\"");
        coordinator.post("/competences", Map.of("label_en", "Deepfakes", "broader", "D", "missing", "v2"));
        coordinator.post("/competences/missing/v3/ignored", Map.of());
        assertThat(coordinator.get("/competences/missing").body()).contains("Nothing is missing");
        assertThat(coordinator.post("/competences/missing/v3/ignored", Map.of()).status())
                .isEqualTo(404);
    }

    /** Against the graph itself: what points to the taxonomy never gets lost, and the way up always ends. */
    @Test
    void whatever_is_decided_in_whatever_order_no_claim_is_lost() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        List<String> holders = holders();
        for (int i = 0; i < 40; i++) {
            List<String> codes = new ArrayList<>(
                    entries.scheme().all().stream().map(Entry::code).toList());
            String one = codes.get(random.nextInt(codes.size()));
            String other = codes.get(random.nextInt(codes.size()));
            Map<String, String> fields = Map.of(
                    "rev",
                    rev(one),
                    "broader",
                    other,
                    "into",
                    other,
                    "replacedBy",
                    other,
                    "reason",
                    "as it falls",
                    "label_en",
                    "Concept " + i);
            String what = List.of("/move", "/merge", "/merge", "/deprecation", "/restoration", "/edit")
                    .get(random.nextInt(6));
            assertThat(coordinator.post("/competences/" + one + what, fields).status())
                    .as("seed %d, step %d: %s%s with %s", seed, i, one, what, other)
                    .isIn(302, 303, 422);
            Scheme scheme = entries.scheme();
            assertThat(scheme.problems(codes)).as("seed %d, step %d", seed, i).isEmpty();
            assertThat(holders()).as("seed %d, step %d", seed, i).isEqualTo(holders);
            assertThat(taxonomy.all()).hasSameSizeAs(codes);
        }
        assertThat(trail.firstBroken()).isEmpty();
    }

    /** Who claims, needs or served anything at all, with the highest level: a merge may join two of theirs, never drop one. */
    private List<String> holders() {
        return List.copyOf(neo4j.query("""
                        MATCH (n)-[r:CLAIMS|NEEDS|SERVED]->(:Competence)
                        WITH labels(n)[0] AS kind, n.id AS id, type(r) AS what, max(r.level) AS level
                        RETURN kind + ' ' + id + ' ' + what + ' ' + coalesce(toString(level), '') AS holder ORDER BY holder
                        """).fetchAs(String.class).all());
    }

    private long pointers(String... codes) {
        return neo4j.query("MATCH (c:Competence)<-[r:CLAIMS|NEEDS|SERVED]-() WHERE c.code IN $codes RETURN count(r)")
                .bind(List.of(codes))
                .to("codes")
                .fetchAs(Long.class)
                .one()
                .orElse(0L);
    }

    private String rev(String code) {
        return String.valueOf(entries.rev(code));
    }

    private String label(CompetenceCode code) {
        return Optional.ofNullable(
                        taxonomy.find(code).orElseThrow().label().byLanguage().get("en"))
                .orElse("");
    }
}
