package eu.passerelle.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.privacy.Erasure;
import eu.passerelle.privacy.Erasures;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.PdfUa;
import eu.passerelle.testing.People;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.neo4j.core.Neo4jClient;

/** Somebody takes a copy of all that is kept, and leaves for good. */
@PasserelleTest
class LeavingTest {
    private static final String PAGE = "/account/leaving";
    private static final String MENTOR = "e04@demo.passerelle.example";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    DemoNetwork demo;

    @Autowired
    TestClock clock;

    @Autowired
    Erasures erasures;

    @Autowired
    Approvals approvals;

    @Autowired
    Neo4jClient neo4j;

    @Test
    void a_mentor_takes_a_copy_leaves_and_stays_after_all() {
        demo.load();
        Visitor mentor = Visitor.at(port).with("Accept-Language", "de").signIn(MENTOR, "passerelle-demo");
        Answer json = mentor.get(PAGE + "/copy.json");
        assertThat(json.body())
                .contains("\"kind\" : \"Account\"", MENTOR, "\"kind\" : \"CLAIMS\"", "\"kind\" : \"Engagement\"")
                .doesNotContain("passwordHash", "$argon2", "t02@demo");
        assertThat(PdfUa.faults(mentor.download(PAGE + "/copy.pdf"))).isEmpty();

        openPoll();
        mentor.get(PAGE);
        assertThat(mentor.post(PAGE, Map.of("commandId", "c0")).status()).isEqualTo(422);
        mentor.post(PAGE, Map.of("understood", "true", "commandId", "c1"));
        assertThat(mentor.get("/").location()).isEqualTo(PAGE);
        assertThat(mentor.get(PAGE).status()).isEqualTo(200);
        assertThat(status()).isEqualTo("paused");
        assertThat(activeMentorings()).isZero();
        assertThat(one("MATCH (p:Poll {id: 'leaving'}) RETURN p.state", String.class))
                .isEqualTo("CANCELLED");
        assertThat(one("MATCH (o:OutboxEvent) WHERE o.type = 'privacy.ErasureAsked' RETURN count(o)", Long.class))
                .isOne();

        mentor.post(PAGE + "/taking-back", Map.of());
        assertThat(mentor.get("/account").status()).isEqualTo(200);
        assertThat(status()).isEqualTo("active");
    }

    @Test
    void without_a_fresh_proof_there_is_no_copy_and_nobody_leaves() {
        Visitor member = Visitor.at(port).signIn(people.create(Role.CITY, "leave"), People.PASSWORD);
        member.get(PAGE);
        clock.advance(Duration.ofMinutes(16));
        assertThat(member.get(PAGE + "/copy.json").location()).startsWith("/account/proof");
        assertThat(member.get(PAGE + "/copy.pdf").location()).startsWith("/account/proof");
        assertThat(member.post(PAGE, Map.of("understood", "true", "commandId", "c1"))
                        .location())
                .startsWith("/account/proof");
        assertThat(erasures.latest()).isEmpty();
    }

    @Test
    void the_last_coordinator_stays_and_for_others_a_coordinator_needs_a_letter_and_a_reason() {
        Visitor coordinator = Visitor.at(port).signIn(people.create(Role.COORDINATOR, "leave"), People.PASSWORD);
        String email = people.create(Role.CITY, "letter");
        coordinator.get(PAGE);
        assertThat(coordinator
                        .post(PAGE, Map.of("understood", "true", "commandId", "c1"))
                        .body())
                .contains("You are the last to coordinate the network");
        coordinator.get("/erasures");
        assertThat(coordinator
                        .post("/erasures", Map.of("email", "nobody@example.org", "reason", "", "commandId", "c2"))
                        .body())
                .contains("Nobody is known by this address", "Say how you know", "nobody@example.org");
        var letter = Map.of("email", email, "reason", "a letter, signed", "commandId", "c3");
        assertThat(coordinator.post("/erasures", letter).body()).contains("There is no other coordinator");
        approve(coordinator, letter);
        coordinator.post("/erasures", letter);
        coordinator.post("/erasures", letter);
        assertThat(erasures.latest())
                .hasSize(1)
                .first()
                .extracting(Erasure::state)
                .isEqualTo(Erasure.State.WAITING);
        assertThat(erasures.open(new AccountId("city-letter"))).isPresent();
        assertThat(coordinator.get("/erasures").body()).contains("Waits");
        Visitor member = Visitor.at(port).signIn(people.create(Role.CITY, "other"), People.PASSWORD);
        assertThat(member.get("/erasures").status()).isIn(403, 404);
    }

    /** Who asks cannot approve; the letter and the address stay in the form meanwhile. */
    private void approve(Visitor coordinator, Map<String, String> letter) {
        Visitor second = Visitor.at(port).signIn(people.create(Role.COORDINATOR, "second"), People.PASSWORD);
        assertThat(coordinator.post("/erasures", letter).body())
                .contains("Another coordinator has to approve this first", "a letter, signed");
        assertThat(erasures.latest()).isEmpty();
        String id = approvals
                .of(new AccountId("coordinator-leave"), Approval.Kind.ERASURE)
                .getFirst()
                .id();
        var decision = Map.of("decision", "approve", "commandId", "d");
        assertThat(coordinator.post("/approvals/" + id + "/decision", decision).status())
                .isEqualTo(404);
        assertThat(second.get("/approvals").body()).contains("the erasure of a person", "a letter, signed");
        assertThat(second.post("/approvals/" + id + "/decision", decision).location())
                .isEqualTo("/approvals");
    }

    @ParameterizedTest
    @CsvSource({"AUDITOR, What you looked at stays", "OPERATOR, The service runs on without you"})
    void those_who_oversee_take_a_copy_leave_and_stay_after_all(Role role, String whatHappens) {
        Visitor overseer = Visitor.at(port).signIn(people.create(role, "leave"), People.PASSWORD);
        assertThat(overseer.get(PAGE).body()).contains(whatHappens);
        assertThat(overseer.get(PAGE + "/copy.json").body()).contains("\"kind\" : \"Account\"");
        assertThat(overseer.get(PAGE + "/copy.pdf").body()).startsWith("%PDF");
        assertThat(overseer.get("/account/agreements").status()).isEqualTo(200);
        overseer.post(PAGE, Map.of("understood", "true", "commandId", "c1"));
        assertThat(overseer.get("/").location()).isEqualTo(PAGE);
        overseer.post(PAGE + "/taking-back", Map.of());
        assertThat(overseer.get("/account").status()).isEqualTo(200);
    }

    private void openPoll() {
        neo4j.query("""
                        MATCH (:Expert {id: 'e04'})-[:MENTORED]->(g:Engagement {state: 'active'}) WITH g LIMIT 1
                        CREATE (:Poll {id: 'leaving', state: 'OPEN', minutes: 60, place: '', quorum: 0,
                          lastDay: date('2030-01-01'), zone: 'Europe/Berlin', openedAt: datetime()})-[:PART_OF]->(g)
                        """).run();
    }

    private String status() {
        return one("MATCH (e:Expert {id: 'e04'}) RETURN e.status", String.class);
    }

    private long activeMentorings() {
        return one(
                "MATCH (:Expert {id: 'e04'})-[:MENTORED]->(g:Engagement {state: 'active'}) RETURN count(g)",
                Long.class);
    }

    private <T> T one(String cypher, Class<T> type) {
        return neo4j.query(cypher).fetchAs(type).one().orElseThrow();
    }
}
