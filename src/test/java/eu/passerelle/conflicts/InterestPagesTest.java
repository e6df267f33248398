package eu.passerelle.conflicts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.privacy.AuditTrail;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.QueryPlan;
import eu.passerelle.testing.Visitor;
import java.net.URLEncoder;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.neo4j.core.Neo4jClient;

@PasserelleTest
class InterestPagesTest {
    static final ExpertId KATRIN = new ExpertId("e01");
    static final TeamId SAINT_AUBIN = new TeamId("t01");
    static final LocalDate TODAY = LocalDate.of(2027, 3, 1);

    @Autowired
    People people;

    @Autowired
    DemoNetwork demo;

    @Autowired
    Standings standings;

    @Autowired
    Interests interests;

    @Autowired
    AuditTrail trail;

    @Autowired
    Neo4jClient neo4j;

    @Autowired
    Driver driver;

    @LocalServerPort
    int port;

    Visitor katrin;
    Visitor coordinator;

    @BeforeEach
    void aNetwork() {
        demo.load();
        katrin = Visitor.at(port).signIn(people.create(Role.EXPERT, KATRIN.value()), People.PASSWORD);
        coordinator = Visitor.at(port).signIn(people.create(Role.COORDINATOR, "network"), People.PASSWORD);
    }

    @Test
    void an_organisation_shows_the_experts_and_teams_that_meet_in_it_and_what_follows() {
        String id = neo4j.query("""
                        MATCH (e:Expert {id: 'e01'})
                        MATCH (:Team {id: 't01'})<-[:MEMBER_OF]-(:Member)-[:FROM]->(o:Organisation)
                        WITH e, o LIMIT 1
                        CREATE (e)-[:EMPLOYED_BY]->(o)
                        RETURN o.id
                        """).fetchAs(String.class).one().orElseThrow();
        String name = neo4j.query("MATCH (o:Organisation {id: $id}) RETURN o.name")
                .bind(id)
                .to("id")
                .fetchAs(String.class)
                .one()
                .orElseThrow();
        assertThat(coordinator
                        .get("/organisations?q=" + URLEncoder.encode(name.toUpperCase(Locale.ROOT), UTF_8))
                        .body())
                .contains("/organisations/" + id)
                .contains("common ground");
        assertThat(coordinator.get("/organisations/" + id).body())
                .contains("Katrin Wendischer")
                .contains("/teams/t01")
                .contains("Stands in the way");
        assertThat(coordinator.get("/organisations?q=.*%22%29+RETURN+n+%2F%2F").body())
                .contains("No organisation is called");
        assertThat(katrin.get("/organisations/" + id).status()).isEqualTo(403);
        assertThat(coordinator.get("/organisations/none").status()).isEqualTo(404);
    }

    @Test
    void an_expert_declares_paid_work_for_a_member_of_a_team_and_is_blocked_for_it() {
        assertThat(standing().isBlocked(TODAY)).isFalse();
        String member = neo4j.query("""
                        MATCH (:Team {id: 't01'})<-[:MEMBER_OF]-(:Member)-[:FROM]->(o:Organisation) RETURN o.name LIMIT 1
                        """).fetchAs(String.class).one().orElseThrow();
        katrin.get("/profile/interests");
        assertThat(declare(katrin, "/profile/interests", Map.of("name", member)).location())
                .endsWith("/profile/interests");
        assertThat(standing().isBlocked(TODAY)).isTrue();
        assertThat(standing().conflicts())
                .singleElement()
                .satisfies(conflict -> assertThat(conflict.tie().with()).isEqualTo(member));
        assertThat(trail.of("expert:e01", 1))
                .first()
                .satisfies(entry -> assertThat(entry.action()).isEqualTo("INTEREST_DECLARED"));
    }

    @Test
    void a_coordinator_waives_a_conflict_with_a_reason_and_takes_that_back() {
        declareKinOfTeam();
        assertThat(standing().isBlocked(TODAY)).isTrue();
        coordinator.get("/experts/e01/interests");
        coordinator.post(
                "/experts/e01/interests/decisions",
                Map.of("team", "t01", "outcome", "WAIVED", "until", "2027-12-31", "reason", "All agreed"));
        assertThat(standing().isBlocked(TODAY)).isFalse();
        assertThat(coordinator.get("/experts/e01/interests").body()).contains("All agreed", "May mentor this team");
        coordinator.post("/experts/e01/interests/decisions/t01/removal", Map.of());
        assertThat(standing().isBlocked(TODAY)).isTrue();
        assertThat(trail.of("expert:e01", 2))
                .allSatisfy(entry -> assertThat(entry.action()).isEqualTo("CONFLICT_DECIDED"));
    }

    @Test
    void which_teams_there_are_is_not_for_experts_to_read() {
        String name = neo4j.query("MATCH (t:Team {id: 't01'}) RETURN t.name")
                .fetchAs(String.class)
                .one()
                .orElseThrow();
        assertThat(katrin.get("/profile/interests").body()).doesNotContain(name, "name=\"team\"");
        var forged = declare(katrin, "/profile/interests", Map.of("target", "TEAM", "team", "t01"));
        assertThat(forged.status()).isEqualTo(422);
        assertThat(coordinator.get("/experts/e01/interests").body()).contains(name);
    }

    @Test
    void another_experts_entry_is_not_found() {
        declareKinOfTeam();
        String entry = interests.of(KATRIN).entries().stream()
                .filter(one -> !one.isPartOfProfile())
                .findFirst()
                .orElseThrow()
                .id();
        Visitor other = Visitor.at(port).signIn(people.create(Role.EXPERT, "e02"), People.PASSWORD);
        other.get("/profile/interests");
        assertThat(other.post("/profile/interests/" + entry + "/removal", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(other.post("/profile/interests/" + entry + "/end", Map.of()).status())
                .isEqualTo(404);
        assertThat(standing().isBlocked(TODAY)).isTrue();
    }

    @Test
    void all_that_is_wrong_is_said_at_once_and_nothing_typed_is_lost() {
        katrin.get("/profile/interests");
        var answer = declare(
                katrin,
                "/profile/interests",
                Map.of(
                        "kind",
                        "EMPLOYMENT",
                        "target",
                        "CITY",
                        "name",
                        "Nowhereville",
                        "since",
                        "2027-02-30",
                        "until",
                        "x"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Choose what it is.", "No city of this name is known", "value=\"Nowhereville\"")
                .contains("Write a day as year, month and day");
    }

    @Test
    void an_expert_says_that_the_register_is_complete_and_after_a_year_it_is_stale() {
        assertThat(coordinator.get("/experts/e01/interests").body()).contains("Never said to be complete");
        katrin.get("/profile/interests");
        katrin.post("/profile/interests/confirmation", Map.of());
        assertThat(interests.of(KATRIN).isConfirmed(TODAY.plusYears(1))).isTrue();
        assertThat(interests.of(KATRIN).isConfirmed(TODAY.plusYears(1).plusDays(1)))
                .isFalse();
    }

    @Test
    void conflicts_are_found_by_index_only() {
        var asked = Map.<String, Object>of("team", "t01", "experts", List.of("e01", "e02"), "since", TODAY);
        assertThat(QueryPlan.operators(driver, Standings.CYPHER, asked))
                .noneMatch(operator -> operator.contains("Scan"));
    }

    private void declareKinOfTeam() {
        coordinator.get("/experts/e01/interests");
        declare(
                coordinator,
                "/experts/e01/interests",
                Map.of("kind", "KIN", "target", "TEAM", "team", "t01", "name", ""));
    }

    private static Visitor.Answer declare(Visitor who, String path, Map<String, String> more) {
        var fields = new HashMap<>(Map.of(
                "kind",
                "PAID_WORK",
                "target",
                "ORGANISATION",
                "name",
                "",
                "since",
                "2026-01-01",
                "until",
                "",
                "note",
                ""));
        fields.putAll(more);
        return who.post(path, fields);
    }

    private Standing standing() {
        return standings.between(List.of(KATRIN), SAINT_AUBIN, TODAY).get(KATRIN);
    }
}
