package eu.passerelle.matching.search;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.cities.TeamChanged;
import eu.passerelle.directory.Concept;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.ExpertChanged;
import eu.passerelle.directory.Experts;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.Event;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.matching.MeetingForm;
import eu.passerelle.matching.graph.Evidence;
import eu.passerelle.matching.graph.EvidenceQuery;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.neo4j.core.Neo4jClient;

/** What the index keeps for a ranking is what the graph would say. */
@PasserelleTest
class DossiersTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Autowired
    DemoNetwork demo;

    @Autowired
    IndexFollower follower;

    @Autowired
    CandidateSearch search;

    @Autowired
    Experts experts;

    @Autowired
    EvidenceQuery evidence;

    @Autowired
    Taxonomy taxonomy;

    @Autowired
    Neo4jClient neo4j;

    @Autowired
    GraphTransactions transactions;

    @Autowired
    Outbox outbox;

    @BeforeEach
    void aNetwork() {
        demo.load();
        follower.awaitNow(LONG);
    }

    @Test
    void past_work_in_the_index_is_that_of_the_graph_for_any_set_of_competences() {
        Map<ExpertId, Dossier> dossiers = dossiers();
        var random = new Random(5);
        for (int round = 0; round < 20; round++) {
            Set<CompetenceCode> some = taxonomy.all().stream()
                    .map(Concept::code)
                    .filter(code -> random.nextInt(4) == 0)
                    .collect(Collectors.toSet());
            Map<ExpertId, Evidence> asked = evidence.of(dossiers.keySet(), some);
            assertThat(dossiers).isNotEmpty().allSatisfy((id, dossier) -> {
                assertThat(dossier.whole()).isTrue();
                assertThat(plain(dossier.evidence().on(some)))
                        .as("past work of " + id)
                        .isEqualTo(plain(asked.getOrDefault(id, Evidence.NONE)));
            });
        }
    }

    @Test
    void what_is_promised_to_teams_is_known_until_their_requests_end() {
        ExpertId busy = dossiers().keySet().iterator().next();
        change("""
                MATCH (x:Expert {id: '%s'})
                CREATE (x)-[:CO_MENTORED]->(g:Engagement {id: 'now', state: 'active', startedOn: date('2027-02-01'), hours: 30})
                CREATE (g)-[:GREW_FROM]->(:Proposal {id: 'was'})-[:FOR]->(:Request {id: 'wanted', until: date('2027-05-31')})
                """.formatted(busy), new ExpertChanged(busy));
        assertThat(Optional.ofNullable(dossiers().get(busy))
                        .orElseThrow()
                        .evidence()
                        .promised())
                .contains(new Evidence.Promise(30, LocalDate.of(2027, 2, 1), LocalDate.of(2027, 5, 31)));
    }

    @Test
    void a_dossier_knows_what_a_ranking_asks_of_a_profile_and_names_nobody() {
        assertThat(dossiers()).isNotEmpty().allSatisfy((id, dossier) -> {
            Expert profile = experts.get(id);
            Expert kept = dossier.expert();
            assertThat(kept.claims()).isEqualTo(profile.claims());
            assertThat(kept.languages()).isEqualTo(profile.languages());
            assertThat(kept.legalSystems()).isEqualTo(profile.legalSystems());
            assertThat(kept.sectors()).isEqualTo(profile.sectors());
            assertThat(kept.country()).isEqualTo(profile.country());
            assertThat(kept.visibility()).isEqualTo(profile.visibility());
            assertThat(kept.toString())
                    .doesNotContain(profile.familyName())
                    .doesNotContain(profile.email())
                    .doesNotContain(profile.alias());
        });
    }

    @Test
    void a_team_that_changes_changes_the_past_work_of_those_who_mentored_it() {
        ExpertId mentor =
                new ExpertId(one("MATCH (x:Expert)-[:MENTORED]->(:Engagement {state: 'closed'})-[:WITH]->(t:Team)"
                        + " RETURN x.id ORDER BY x.id LIMIT 1"));
        String team = one(
                "MATCH (:Expert {id: '" + mentor
                        + "'})-[:MENTORED]->(:Engagement {state: 'closed'})-[:WITH]->(t:Team) RETURN t.id ORDER BY t.id LIMIT 1");
        change(
                "MATCH (t:Team {id: '" + team + "'}) SET t.phase = 'renewing', t.name = 'Another name'",
                new TeamChanged(new TeamId(team)));
        assertThat(Optional.ofNullable(dossiers().get(mentor))
                        .orElseThrow()
                        .evidence()
                        .past())
                .anySatisfy(past -> {
                    assertThat(past.team()).isEqualTo("Another name");
                    assertThat(past.phase()).isEqualTo("renewing");
                });
    }

    @Test
    void who_has_more_past_work_than_the_index_keeps_is_asked_about_in_the_graph() {
        ExpertId busy = dossiers().keySet().stream()
                .min((a, b) -> a.value().compareTo(b.value()))
                .orElseThrow();
        change("""
                MATCH (x:Expert {id: '%s'}), (t:Team) WITH x, t ORDER BY t.id LIMIT 1
                MATCH (c:Competence) WITH x, t, c ORDER BY c.code LIMIT 1
                UNWIND range(1, %d) AS n
                CREATE (x)-[:MENTORED]->(g:Engagement {id: 'many-' + n, state: 'closed', endedOn: date('2020-01-01') + duration({days: n})})
                CREATE (g)-[:WITH]->(t) CREATE (g)-[:SERVED]->(c)
                """.formatted(busy, Dossiers.MOST_ENGAGEMENTS + 1), new ExpertChanged(busy));
        Dossier dossier = Optional.ofNullable(dossiers().get(busy)).orElseThrow();
        assertThat(dossier.whole()).isFalse();
        assertThat(dossier.evidence().past()).isEmpty();
    }

    /** Of everybody who may be found at all. */
    private Map<ExpertId, Dossier> dossiers() {
        var all = taxonomy.all().stream().collect(Collectors.toMap(Concept::code, code -> 1.0));
        var query = new CandidateQuery(
                List.of(new CandidateQuery.WeightedNeed(1, all)),
                "",
                Set.of("en", "de", "fr", "ro"),
                MeetingForm.EITHER,
                "DE",
                false);
        return search.find(query).dossiers().stream()
                .collect(Collectors.toMap(dossier -> dossier.expert().id(), Function.identity()));
    }

    /** What an engagement served has no order. */
    private static List<Object> plain(Evidence known) {
        var all = new ArrayList<Object>(known.promised());
        known.past()
                .forEach(past -> all.add(List.of(
                        past.id(),
                        past.endedOn(),
                        past.team(),
                        past.city(),
                        past.country(),
                        past.population(),
                        past.phase(),
                        past.sectors(),
                        new HashSet<>(past.served()))));
        return all;
    }

    private String one(String cypher) {
        return neo4j.query(cypher).fetchAs(String.class).one().orElseThrow();
    }

    private void change(String cypher, Event event) {
        transactions.write(() -> {
            neo4j.query(cypher).run();
            outbox.append(event);
        });
        follower.awaitNow(LONG);
    }
}
