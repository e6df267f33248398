package eu.passerelle.directory.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.directory.Claim;
import eu.passerelle.directory.ExpertStatus;
import eu.passerelle.directory.Experts;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.privacy.AuditTrail;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

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
        assertThat(coordinator.get("/curation").body()).contains("Stijn Hellebuyck-Roels");
    }

    private Claim claim() {
        return experts.get(E01).claims().stream()
                .filter(claim -> claim.competence().value().equals(OPEN))
                .findFirst()
                .orElseThrow();
    }
}
