package eu.passerelle.engagements.policies;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.matching.Factor;
import eu.passerelle.matching.Policies;
import eu.passerelle.matching.Policy;
import eu.passerelle.privacy.AuditTrail;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.Visitor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@PasserelleTest
class PolicyPagesTest {
    @Autowired
    People people;

    @Autowired
    DemoNetwork demo;

    @Autowired
    Policies policies;

    @Autowired
    AuditTrail trail;

    @LocalServerPort
    int port;

    Visitor coordinator;

    @BeforeEach
    void aNetwork() {
        demo.load();
        coordinator = Visitor.at(port).signIn(people.create(Role.COORDINATOR, "network"), People.PASSWORD);
    }

    @Test
    void what_another_policy_would_change_is_shown_on_real_requests_and_nothing_holds_yet() {
        String page = coordinator
                .get("/policies/new?COVERAGE=0&EXPERIENCE=0&OUTCOMES=0&WORDS=0&LANGUAGE=0&CONTEXT=0&TIME=100&from=1")
                .body();
        assertThat(page).contains("No longer among the first five");
        assertThat(policies.current()).isEqualTo(Policy.FIRST);
    }

    @Test
    void a_policy_holds_once_it_is_adopted_with_a_reason_and_the_trail_says_so() {
        coordinator.get("/policies/new");
        assertThat(coordinator
                        .post("/policies", typed("60", "The teams ask for it"))
                        .location())
                .endsWith("/policies");
        Policy current = policies.current();
        assertThat(current.version()).isEqualTo(2);
        assertThat(current.weight(Factor.Name.COVERAGE)).isEqualTo(0.5);
        assertThat(policies.find(1)).contains(Policy.FIRST);
        assertThat(trail.of("policy:2", 5)).singleElement().satisfies(entry -> {
            assertThat(entry.reason()).isEqualTo("The teams ask for it");
            assertThat(entry.changes())
                    .anyMatch(change -> change.field().equals("coverage")
                            && change.before().equals("35")
                            && change.after().equals("60"));
        });
        assertThat(coordinator.get("/policies").body()).contains("The teams ask for it", "Version 2 holds");
    }

    @Test
    void of_two_who_adopt_at_once_the_second_is_told() {
        coordinator.get("/policies/new");
        coordinator.post("/policies", typed("60", "One"));
        var second = coordinator.post("/policies", typed("70", "Two"));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body()).contains("version 2");
        assertThat(policies.history()).hasSize(1);
    }

    @Test
    void weights_that_are_none_are_answered_with_the_field_and_nothing_typed_is_lost() {
        for (String points : List.of("-5", "101", "1e3", "many", "99999999999")) {
            coordinator.get("/policies/new");
            var answer = coordinator.post("/policies", typed(points, "Why not"));
            assertThat(answer.status()).as(points).isEqualTo(422);
            assertThat(answer.body()).contains("whole number from 0 to 100", "value=\"" + points + "\"", "Why not");
        }
        var nothing = new HashMap<>(typed("0", "Nothing counts"));
        List.of("EXPERIENCE", "OUTCOMES", "WORDS", "LANGUAGE", "CONTEXT", "TIME")
                .forEach(factor -> nothing.put(factor, ""));
        coordinator.get("/policies/new");
        assertThat(coordinator.post("/policies", nothing).body()).contains("At least one factor must have points");
        assertThat(policies.history()).isEmpty();
    }

    @Test
    void programs_read_and_adopt_policies_too() {
        coordinator.post("/account/tokens", Map.of("name", "test", "days", "365"), "scopes", Visitor.EVERY_SCOPE);
        String secret = coordinator.get("/account").body().replaceAll("(?s).*class=\"secret\">([^<]+)<.*", "$1");
        var program = Visitor.at(port).with("Authorization", "Bearer " + secret);
        assertThat(program.json("GET", "/api/v1/policies", "").body()).contains("\"version\":1", "\"COVERAGE\":0.35");
        var adopted = program.json(
                "POST",
                "/api/v1/policies",
                "{\"from\":1,\"points\":{\"COVERAGE\":1},\"newcomerPlaces\":0,\"reason\":\"Only this\"}");
        assertThat(adopted.status()).isEqualTo(201);
        assertThat(policies.current().weight(Factor.Name.COVERAGE)).isEqualTo(1);
        assertThat(program.json("POST", "/api/v1/policies", "{\"from\":2,\"newcomerPlaces\":9}")
                        .status())
                .isEqualTo(422);
    }

    private static Map<String, String> typed(String coverage, String reason) {
        return Map.of(
                "COVERAGE", coverage,
                "EXPERIENCE", "20",
                "OUTCOMES", "10",
                "WORDS", "5",
                "LANGUAGE", "10",
                "CONTEXT", "10",
                "TIME", "5",
                "newcomerPlaces", "2",
                "from", "1",
                "reason", reason);
    }
}
