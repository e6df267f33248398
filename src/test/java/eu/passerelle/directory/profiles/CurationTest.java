package eu.passerelle.directory.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.directory.Claim;
import eu.passerelle.directory.ExpertStatus;
import eu.passerelle.directory.Experts;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.privacy.AuditTrail;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.neo4j.core.Neo4jClient;

/** What coordinators decide on profiles. */
@PasserelleTest
class CurationTest {
    private static final ExpertId E01 = new ExpertId("e01");
    /** e01 states it and nobody has verified it. */
    private static final String OPEN = "D10";

    @LocalServerPort
    int port;

    @Autowired
    DemoNetwork demo;

    @Autowired
    Experts experts;

    @Autowired
    Profiles profiles;

    @Autowired
    Curation curation;

    @Autowired
    Batches batches;

    @Autowired
    Neo4jClient neo4j;

    @Autowired
    GraphTransactions transactions;

    @Autowired
    AuditTrail trail;

    @Autowired
    TestClock clock;

    Visitor coordinator;

    @BeforeEach
    void open() {
        demo.load();
        coordinator = Visitor.at(port).signIn("coordinator@demo.passerelle.example", "passerelle-demo");
    }

    @Test
    void a_claim_is_verified_at_the_level_that_the_coordinator_sees_and_the_expert_reads_why() {
        Answer done = coordinator.post(
                "/experts/e01/claims/D10/verification", Map.of("level", "3", "reason", "Called a former employer"));
        assertThat(done.location()).isEqualTo("/experts/e01#claim-D10");
        assertThat(claim().level()).isEqualTo(3);
        assertThat(claim().isVerified(profiles.today(experts.get(E01)))).isTrue();
        Visitor expert = Visitor.at(port).signIn("e01@demo.passerelle.example", "passerelle-demo");
        assertThat(expert.get("/profile").body()).contains("Called a former employer");
        assertThat(trail.firstBroken()).isEmpty();
    }

    @Test
    void an_upper_level_needs_what_the_type_is_known_by_or_a_reason_why_it_is_enough() {
        coordinator.get("/experts/e01");
        String claims = "/experts/e01/claims/D10/";
        Answer refused = coordinator.post(claims + "verification", Map.of("level", "4", "reason", ""));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("href=\"#reason-D10\"", "Say why it is enough");
        assertThat(claim().verifiedOn()).isEmpty();
        coordinator.post(claims + "verification", Map.of("level", "4", "reason", "I saw it myself"));
        assertThat(claim().level()).isEqualTo(4);
        String expert = Visitor.at(port)
                .signIn("e01@demo.passerelle.example", "passerelle-demo")
                .get("/profile/competences")
                .body();
        assertThat(expert).containsPattern("Verified by [^<]+ on ");
    }

    @Test
    void verification_fades_after_two_years() {
        coordinator.post("/experts/e01/claims/D10/verification", Map.of("level", "2", "reason", ""));
        clock.advance(Duration.ofDays(2 * 365 + 2));
        assertThat(claim().isVerified(profiles.today(experts.get(E01)))).isFalse();
    }

    @Test
    void a_verification_is_withdrawn_with_a_reason_only() {
        coordinator.post("/experts/e01/claims/D10/verification", Map.of("level", "2", "reason", ""));
        Answer refused = coordinator.post("/experts/e01/claims/D10/withdrawal", Map.of("reason", " "));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("href=\"#reason-D10\"");
        coordinator.post("/experts/e01/claims/D10/withdrawal", Map.of("reason", "It was another person"));
        assertThat(claim().verifiedOn()).isEmpty();
    }

    @Test
    void a_status_is_decided_with_a_reason_and_never_leads_back_to_an_application() {
        coordinator.post("/experts/e01/status", Map.of("status", "APPLICANT", "reason", "why not"));
        assertThat(experts.get(E01).status()).isEqualTo(ExpertStatus.ACTIVE);
        coordinator.post("/experts/e01/status", Map.of("status", "PAUSED", "reason", "On leave"));
        assertThat(experts.get(E01).status()).isEqualTo(ExpertStatus.PAUSED);
    }

    @Test
    void the_desk_counts_what_waits_and_one_less_when_it_is_done() {
        int waiting = curation.stale().total();
        Visitor expert = Visitor.at(port).signIn("e01@demo.passerelle.example", "passerelle-demo");
        expert.post("/profile/confirmation", Map.of());
        assertThat(curation.stale().total()).isEqualTo(waiting - 1);
        clock.advance(Duration.ofDays(367));
        assertThat(curation.stale().total()).isEqualTo(waiting);
        assertThat(curation.applicants().total()).isPositive();
        assertThat(curation.rare().rows()).isNotEmpty().allMatch(row -> row.number() < 2);
        assertThat(coordinator.get("/curation/applicants").body()).contains("Stijn Hellebuyck-Roels");
    }

    @Test
    void many_claims_are_verified_at_once_and_all_of_them_back() {
        List<Curation.OpenClaim> open = curation.claims().rows().subList(0, 3);
        int waiting = curation.claims().total();
        String picked = open.stream().map(Curation.OpenClaim::key).collect(Collectors.joining(","));
        Answer done = coordinator.post("/curation/claims", Map.of("picked", picked, "reason", "All by one reference"));
        assertThat(done.location()).isEqualTo("/curation/claims");
        assertThat(coordinator.get("/curation/claims").body()).contains("3 competences verified");
        assertThat(curation.claims().total()).isEqualTo(waiting - 3);
        String last = open.getLast().id();
        coordinator.post(
                "/experts/" + last + "/claims/" + open.getLast().code() + "/verification",
                Map.of("level", "1", "reason", ""));
        coordinator.post("/curation/batches/" + batches.late().getFirst().id() + "/undo", Map.of());
        assertThat(curation.claims().total())
                .as("what was decided anew meanwhile stays")
                .isEqualTo(waiting - 1);
        assertThat(batches.late()).isEmpty();
        assertThat(trail.firstBroken()).isEmpty();
    }

    @Test
    void applicants_are_taken_in_together_and_only_with_a_reason() {
        String picked = curation.applicants().rows().stream()
                .map(Curation.Applicant::id)
                .collect(Collectors.joining(","));
        Answer refused = coordinator.post("/curation/applicants", Map.of("picked", picked, "reason", " "));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("href=\"#reason-status\"").contains("checked");
        assertThat(coordinator
                        .post("/curation/applicants", Map.of("reason", "Met them"))
                        .status())
                .isEqualTo(422);
        int waiting = curation.applicants().total();
        coordinator.post("/curation/applicants", Map.of("picked", picked, "reason", "Met them"));
        assertThat(curation.applicants().total()).isZero();
        coordinator.post("/curation/batches/" + batches.late().getFirst().id() + "/undo", Map.of());
        assertThat(curation.applicants().total()).isEqualTo(waiting);
    }

    @Test
    void whom_mail_does_not_reach_is_listed() {
        assertThat(curation.unreached().rows()).isEmpty();
        transactions.write(() -> {
            neo4j.query("""
                            CREATE (:Mail {id: 'm1', state: 'PARKED', recipient: $address, error: '550 no such user', createdAt: datetime('2027-02-01T00:00Z')})
                            """).bind(experts.get(E01).email()).to("address").run();
        });
        assertThat(coordinator.get("/curation/mail").body())
                .contains(experts.get(E01).fullName())
                .contains("550 no such user");
    }

    @Test
    void the_queues_are_the_coordinators_alone() {
        Visitor expert = Visitor.at(port).signIn("e01@demo.passerelle.example", "passerelle-demo");
        for (String queue : List.of("", "/applicants", "/claims", "/stale", "/mail")) {
            assertThat(expert.get("/curation" + queue).status()).isEqualTo(403);
        }
        for (String queue : List.of("/applicants", "/claims", "/stale", "/batches/b/undo")) {
            assertThat(expert.post("/curation" + queue, Map.of("picked", "e01:D10", "reason", "me"))
                            .status())
                    .isEqualTo(403);
        }
    }

    private Claim claim() {
        return experts.get(E01).claims().stream()
                .filter(claim -> claim.competence().value().equals(OPEN))
                .findFirst()
                .orElseThrow();
    }
}
