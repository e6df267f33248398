package eu.passerelle.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import eu.passerelle.accounts.Role;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.matching.learning.Case;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.Visitor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.neo4j.core.Neo4jClient;

@PasserelleTest
class LearnedPoliciesTest {
    static final AccountId COORDINATOR = new AccountId("coordinator");

    @Autowired
    LearnedPolicies learned;

    @Autowired
    PastCases pastCases;

    @Autowired
    Policies policies;

    @Autowired
    DemoNetwork demo;

    @Autowired
    Neo4jClient neo4j;

    @Autowired
    People people;

    @LocalServerPort
    int port;

    @BeforeEach
    void aNetwork() {
        demo.load();
    }

    @Test
    void of_too_few_rated_mentorings_nothing_is_learned() {
        neo4j.query("MATCH (g:Engagement {state: 'closed'}) WITH g ORDER BY g.id SKIP 99 REMOVE g.outcome")
                .run();
        assertThat(learned.ratedSoFar()).isLessThan(LearnedPolicies.ENOUGH);
        assertThatThrownBy(() -> learned.begin(COORDINATOR))
                .isInstanceOfSatisfying(
                        Conflict.class, e -> assertThat(e.code()).isEqualTo("matching.conflict.tooFewRated"));
        var page = coordinator().get("/policies/learned").body();
        assertThat(page).contains("100 are needed to learn from").doesNotContain("Learn from them");
    }

    @Test
    void what_was_learned_is_shown_beside_what_holds_and_changes_nothing() {
        Visitor coordinator = coordinator();
        assertThat(coordinator.get("/policies/learned").body()).contains("Learn from them");
        assertThat(coordinator.post("/policies/learned", Map.of()).location()).endsWith("/policies/learned");
        assertThatThrownBy(() -> learned.begin(COORDINATOR)).isInstanceOf(Conflict.class);
        learned.work();
        Learned latest = learned.latest().orElseThrow();
        Learned.Result result = latest.result().orElseThrow();
        assertThat(latest.from()).isEqualTo(1);
        assertThat(result.policy().points().values().stream()
                        .mapToInt(points -> points)
                        .sum())
                .isEqualTo(100);
        assertThat(result.cases()).isGreaterThanOrEqualTo(25);
        assertThat(result.present().ndcg()).isBetween(0.01, 1.0);
        assertThat(policies.current()).isEqualTo(Policy.FIRST);
        String page = coordinator.get("/policies/learned").body();
        assertThat(page).contains("nDCG@10", "Different people on the first three places");
        assertThat(page.contains("Look at them on real requests</button>")).isEqualTo(latest.isOffered(1));
    }

    @Test
    void a_factor_is_reckoned_from_what_had_ended_when_the_mentoring_began() {
        List<Case> before = pastCases.newest(done -> {});
        assertThat(before).hasSizeGreaterThan(100);
        Case late = before.getLast();
        assertThat(late.chosen().factors()).hasSize(Factor.Name.values().length);
        neo4j.query("""
                MATCH (g:Engagement {state: 'closed'}) WHERE g.outcome IS NOT NULL AND g.startedOn IS NOT NULL
                WITH g ORDER BY g.startedOn DESC, g.id DESC LIMIT 1
                SET g.outcome = -2 WITH g MATCH (g)-[r:SERVED]->() SET r.outcome = -2
                """).run();
        List<Case> after = pastCases.newest(done -> {});
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i).chosen().factors())
                    .containsExactly(before.get(i).chosen().factors(), within(1e-9));
        }
        assertThat(after.getLast().outcome()).isEqualTo(-2);
    }

    @Test
    void the_first_of_all_mentorings_found_only_newcomers() {
        Case first = pastCases.newest(done -> {}).getFirst();
        assertThat(first.chosen().newcomer()).isTrue();
        assertThat(first.others()).allMatch(Case.Option::newcomer);
    }

    @Test
    void a_hundred_points_are_given_out_to_whatever_weights() {
        double[] weights = {1 / 3.0, 1 / 3.0, 1 / 3.0, 0, 0, 0, 0};
        Policy policy = Policy.ofWeights(2, weights, 1);
        assertThat(policy.points().values()).containsExactlyInAnyOrder(34, 33, 33, 0, 0, 0, 0);
        assertThat(Arrays.stream(policy.weights()).sum()).isCloseTo(1, within(1e-9));
    }

    private Visitor coordinator() {
        return Visitor.at(port).signIn(people.create(Role.COORDINATOR, "network"), People.PASSWORD);
    }
}
