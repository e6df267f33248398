package eu.passerelle.directory.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.directory.Experts;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.privacy.AuditTrail;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.neo4j.core.Neo4jClient;

/** A second profile of e41 is found, merged into the first, and taken apart again. */
@PasserelleTest
class DuplicatesTest {
    private static final ExpertId FIRST = new ExpertId("e41");
    private static final ExpertId SECOND = new ExpertId("e41b");
    private static final String PAIR = "/curation/duplicates/e41/e41b";

    @LocalServerPort
    int port;

    @Autowired
    DemoNetwork demo;

    @Autowired
    People people;

    @Autowired
    Duplicates duplicates;

    @Autowired
    Experts experts;

    @Autowired
    AuditTrail trail;

    @Autowired
    Neo4jClient neo4j;

    @Autowired
    GraphTransactions transactions;

    Visitor coordinator;

    @BeforeEach
    void open() {
        demo.load();
        run("""
                MATCH (e:Expert {id: 'e41'})
                CREATE (d:Expert) SET d = e {.*, id: 'e41b', givenName: e.givenName + 'e',
                  summary_ro: 'Numai în al doilea', email: 'second@example.org'}
                WITH e, d
                CALL (e, d) { MATCH (e)-[k:SPEAKS|LIVES_IN|EMPLOYED_BY]->(t) CREATE (d)-[n:$(type(k))]->(t) SET n = properties(k) }
                MATCH (c:Competence {code: 'E4'}) CREATE (d)-[:CLAIMS {level: 4, evidence: 'reference'}]->(c)
                CREATE (d)-[:MENTORED]->(g:Engagement {id: 'gx', state: 'closed', startedOn: date(), outcome: 1})
                CREATE (a:Account {id: 'ax', email: 'ax@example.org'})-[:ACTS_FOR]->(d)
                """);
        coordinator = Visitor.at(port).signIn("coordinator@demo.passerelle.example", "passerelle-demo");
    }

    @Test
    void looking_again_goes_on_in_the_background_and_the_page_says_so_until_it_is_done() {
        assertThat(coordinator.post("/curation/duplicates/search", Map.of()).status())
                .isEqualTo(302);
        Awaitility.await().until(() -> !duplicates.isLooking());
        assertThat(coordinator.get("/curation/duplicates").body())
                .contains(PAIR)
                .contains("/curation/duplicates/search")
                .doesNotContain("hx-trigger");
    }

    @Test
    void a_likely_pair_is_listed_until_somebody_says_that_they_are_two() {
        duplicates.look();
        assertThat(duplicates.open().rows().getFirst().one()).isEqualTo("e41");
        assertThat(coordinator.get("/curation/duplicates").body()).contains(PAIR);
        coordinator.post(PAIR + "/settlement", Map.of("reason", "Twins"));
        duplicates.look();
        assertThat(coordinator.get("/curation/duplicates").body()).doesNotContain("href=\"" + PAIR);
        coordinator.post(PAIR + "/reopening", Map.of());
        assertThat(coordinator.get("/curation/duplicates").body()).contains("href=\"" + PAIR);
    }

    @Test
    void merged_the_one_profile_has_both_pasts_and_the_other_is_nowhere() {
        assertThat(coordinator.get(PAIR).body()).contains("second@example.org").contains("Numai în al doilea");
        Answer done = coordinator.post(PAIR + "/merge", Map.of("EMAIL", "there", "reason", "Same person"));
        assertThat(done.location()).startsWith("/curation/duplicates");
        assertThat(experts.find(SECOND)).isEmpty();
        var kept = experts.get(FIRST);
        assertThat(kept.email()).isEqualTo("second@example.org");
        assertThat(kept.summary().byLanguage()).containsEntry("ro", "Numai în al doilea");
        assertThat(kept.claims()).anyMatch(claim -> claim.competence().value().equals("E4"));
        assertThat(count("MATCH (:Expert {id: 'e41'})-[:MENTORED]->(:Engagement {id: 'gx'}) RETURN count(*)"))
                .isOne();
        assertThat(count("MATCH (:Account {id: 'ax'})-[:ACTS_FOR]->(:Expert {id: 'e41'}) RETURN count(*)"))
                .isOne();
        assertThat(coordinator.get("/experts/e41b").location()).isEqualTo("/experts/e41");
        assertThat(coordinator.get("/experts/e41").body()).contains("Same person");
        assertThat(trail.firstBroken()).isEmpty();
    }

    @Test
    void undone_both_are_as_before_and_what_was_written_meanwhile_stays() {
        Map<String, Object> before = graphOf("e41");
        Map<String, Object> other = graphOf("e41b");
        coordinator.post(PAIR + "/merge", Map.of("EMAIL", "there", "NAME", "there"));
        coordinator.post("/curation/duplicates/merges/" + merge() + "/undo", Map.of());
        assertThat(graphOf("e41")).isEqualTo(before);
        assertThat(graphOf("e41b")).isEqualTo(other);
        coordinator.post(PAIR + "/merge", Map.of("EMAIL", "there"));
        run("MATCH (e:Expert {id: 'e41'}) SET e.alias = 'Written since'");
        coordinator.post("/curation/duplicates/merges/" + merge() + "/undo", Map.of());
        assertThat(experts.get(FIRST).alias()).isEqualTo("Written since");
        assertThat(experts.get(FIRST).email()).isNotEqualTo("second@example.org");
        assertThat(trail.firstBroken()).isEmpty();
    }

    @Test
    void a_profile_with_mentoring_under_way_is_not_given_up_and_what_was_chosen_is_still_there() {
        run("MATCH (e:Expert {id: 'e41b'}) CREATE (e)-[:MENTORED]->(:Engagement {id: 'gy', state: 'active'})");
        Answer refused = coordinator.post(PAIR + "/merge", Map.of("EMAIL", "there", "reason", "Typed <b>reason</b>"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body())
                .contains("Keep that profile instead")
                .contains("Typed &lt;b&gt;reason&lt;/b&gt;")
                .containsPattern("name=\"EMAIL\" value=\"there\"[^>]*checked");
        assertThat(experts.find(SECOND)).isPresent();
        assertThat(coordinator
                        .post("/curation/duplicates/e41b/e41/merge", Map.of())
                        .status())
                .isEqualTo(302);
        assertThat(experts.find(FIRST)).isEmpty();
    }

    @Test
    void a_merge_is_undone_once_and_not_before_a_later_one() {
        coordinator.post(PAIR + "/merge", Map.of());
        String first = merge();
        coordinator.post("/curation/duplicates/e42/e41/merge", Map.of());
        assertThat(coordinator
                        .post("/curation/duplicates/merges/" + first + "/undo", Map.of())
                        .status())
                .isEqualTo(409);
        String later = merge();
        coordinator.post("/curation/duplicates/merges/" + later + "/undo", Map.of());
        coordinator.post("/curation/duplicates/merges/" + first + "/undo", Map.of());
        assertThat(experts.find(SECOND)).isPresent();
        assertThat(coordinator
                        .post("/curation/duplicates/merges/" + first + "/undo", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(coordinator
                        .post("/curation/duplicates/e42/e42/merge", Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void nobody_else_sees_or_merges_them() {
        for (Role role : new Role[] {Role.CITY, Role.EXPERT}) {
            Visitor wrong = Visitor.at(port).signIn(people.create(role, "x1"), People.PASSWORD);
            assertThat(wrong.get("/curation/duplicates").status()).isEqualTo(403);
            assertThat(wrong.get(PAIR).status()).isEqualTo(403);
            assertThat(wrong.post(PAIR + "/merge", Map.of()).status()).isEqualTo(403);
            assertThat(wrong.post(PAIR + "/settlement", Map.of()).status()).isEqualTo(403);
            assertThat(wrong.post(PAIR + "/reopening", Map.of()).status()).isEqualTo(403);
            assertThat(wrong.post("/curation/duplicates/search", Map.of()).status())
                    .isEqualTo(403);
            assertThat(wrong.post("/curation/duplicates/merges/m/undo", Map.of())
                            .status())
                    .isEqualTo(403);
        }
        assertThat(experts.find(SECOND)).isPresent();
    }

    private String merge() {
        return neo4j.query(
                        "MATCH (m:Merge) WHERE m.undoneAt IS NULL RETURN m.id ORDER BY m.at DESC, m.kept DESC LIMIT 1")
                .fetchAs(String.class)
                .one()
                .orElseThrow();
    }

    /** All that hangs on a profile, but the count of its changes. */
    private Map<String, Object> graphOf(String id) {
        return neo4j.query("""
                        MATCH (e:Expert {id: $id})
                        WITH e, COLLECT { MATCH (e)-[r]-(x) WHERE type(r) <> 'LIKELY_DUPLICATE'
                          WITH type(r) + ' ' + coalesce(x.code, x.id, '') + ' ' + toString(startNode(r) = e) AS tie, properties(r) AS said
                          RETURN {tie: tie, said: said} ORDER BY tie, toString(said.from) } AS ties
                        RETURN e { .*, rev: 0 } AS node, ties
                        """).bind(id).to("id").fetch().one().orElseThrow();
    }

    private long count(String query) {
        return neo4j.query(query).fetchAs(Long.class).one().orElseThrow();
    }

    private void run(String statement) {
        transactions.write(() -> {
            neo4j.query(statement).run();
        });
    }
}
