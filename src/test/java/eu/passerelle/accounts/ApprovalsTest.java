package eu.passerelle.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.accounts.Approval.Kind;
import eu.passerelle.accounts.Approval.State;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.privacy.AuditEntry;
import eu.passerelle.privacy.AuditTrail;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.ReceivedMail;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One asks, another approves, and then it is done once. */
@PasserelleTest
class ApprovalsTest {
    private static final AccountId MARIT = new AccountId("coordinator-marit");

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Approvals approvals;

    @Autowired
    NetworkPeople network;

    @Autowired
    AuditTrail trail;

    @Autowired
    TestClock clock;

    Visitor marit;
    Visitor luc;

    @BeforeEach
    void twoCoordinators() {
        marit = Visitor.at(port).signIn(people.create(Role.COORDINATOR, "marit"), People.PASSWORD);
        luc = Visitor.at(port).signIn(people.create(Role.COORDINATOR, "luc"), People.PASSWORD);
    }

    @Test
    void a_whole_table_is_downloaded_once_after_somebody_else_has_approved_it() {
        assertThat(marit.get("/export/experts.csv").status()).isEqualTo(409);
        String id = asked();
        assertThat(marit.get("/export/experts.csv").status()).as("asked only").isEqualTo(409);
        assertThat(luc.get("/home").body()).contains("Somebody waits for your approval");
        assertThat(luc.get("/approvals").body()).contains("The yearly report", "experts");
        assertThat(decide(luc, id, "approve").location()).isEqualTo("/approvals");
        assertThat(luc.get("/export/experts.csv").status())
                .as("it was asked by another")
                .isEqualTo(409);
        assertThat(marit.get("/export/teams.csv").status()).as("another table").isEqualTo(409);
        assertThat(marit.get("/export").body()).contains("approved");
        assertThat(marit.send("HEAD", "/export/experts.csv", "text/plain", "").status())
                .as("whoever only looks uses nothing up")
                .isEqualTo(405);
        assertThat(marit.get("/export/experts.csv").status()).isEqualTo(200);
        assertThat(marit.get("/export/experts.csv").status()).as("once").isEqualTo(409);
        assertThat(trail.of("approval:" + id, 5))
                .extracting(AuditEntry::action)
                .containsExactly("APPROVAL_USED", "APPROVAL_APPROVED", "APPROVAL_ASKED");
    }

    @Test
    void nobody_approves_what_he_or_she_has_asked_for() {
        String id = asked();
        assertThat(marit.get("/approvals").body()).doesNotContain("The yearly report");
        assertThat(decide(marit, id, "approve").status()).isEqualTo(404);
        assertThat(marit.get("/export/experts.csv").status()).isEqualTo(409);
    }

    @Test
    void what_was_declined_or_decided_stays_so() {
        String id = asked();
        decide(luc, id, "decline");
        assertThat(decide(luc, id, "approve").status()).isEqualTo(409);
        assertThat(approvals.of(MARIT, Kind.EXPORT).getFirst().state()).isEqualTo(State.DECLINED);
        assertThat(marit.get("/export/experts.csv").status()).isEqualTo(409);
    }

    @Test
    void nobody_decides_after_seven_days_and_nothing_is_used_after_one() {
        String late = asked();
        clock.advance(Duration.ofDays(7));
        luc = Visitor.at(port).signIn("coordinator-luc@example.org", People.PASSWORD);
        assertThat(decide(luc, late, "approve").status()).isEqualTo(409);
        marit = Visitor.at(port).signIn("coordinator-marit@example.org", People.PASSWORD);
        decide(luc, asked(), "approve");
        clock.advance(Duration.ofHours(7));
        clock.advance(Duration.ofHours(7));
        clock.advance(Duration.ofHours(7));
        clock.advance(Duration.ofHours(3));
        marit = Visitor.at(port).signIn("coordinator-marit@example.org", People.PASSWORD);
        assertThat(marit.get("/export/experts.csv").status()).isEqualTo(409);
        assertThat(marit.get("/export").body()).contains("lapsed");
    }

    @Test
    void of_twenty_who_use_one_at_once_one_succeeds() throws Exception {
        decide(luc, asked(), "approve");
        Callable<Boolean> use = () -> {
            try {
                approvals.use(MARIT, Kind.EXPORT, "experts");
                return true;
            } catch (ApprovalMissing missing) {
                return false;
            }
        };
        long used = 0;
        try (var threads = Executors.newFixedThreadPool(20)) {
            for (var result :
                    threads.invokeAll(Stream.generate(() -> use).limit(20).toList())) {
                used += result.get() ? 1 : 0;
            }
        }
        assertThat(used).isEqualTo(1);
    }

    @Test
    void the_others_are_told_and_then_the_one_who_asked() {
        String id = asked();
        assertThat(ReceivedMail.await("coordinator-luc@example.org", 1)
                        .getFirst()
                        .subject())
                .isEqualTo("Your approval is asked for");
        assertThat(luc.get("/inbox").body()).contains("Your approval is asked for");
        decide(luc, id, "approve");
        assertThat(ReceivedMail.await("coordinator-marit@example.org", 1)
                        .getFirst()
                        .subject())
                .isEqualTo("What you asked for was decided");
    }

    @Test
    void the_trail_leaves_as_a_file_the_same_way() {
        Visitor auditor = Visitor.at(port).signIn(people.create(Role.AUDITOR, "tomasz"), People.PASSWORD);
        trail.append(MARIT, "expert:e1", "CLAIM_VERIFIED", "=2+3 She showed it", List.of());
        assertThat(auditor.get("/trail/trail.csv").status()).isEqualTo(409);
        auditor.get("/trail");
        auditor.post("/trail/requests", Map.of("reason", "The court asks", "commandId", "c1"));
        String id = approvals
                .of(new AccountId("auditor-tomasz"), Kind.TRAIL)
                .getFirst()
                .id();
        decide(luc, id, "approve");
        Answer file = auditor.get("/trail/trail.csv?ask=1&what=CLAIM_VERIFIED");
        assertThat(file.header("Content-Disposition")).contains("attachment");
        assertThat(file.body().lines()).hasSize(2);
        assertThat(file.body()).contains("'=2+3 She showed it", "expert:e1", "CLAIM_VERIFIED");
        assertThat(auditor.get("/trail/trail.csv").status()).isEqualTo(409);
    }

    @Test
    void whoever_is_alone_reads_what_to_do_and_nothing_typed_is_lost() {
        assertThat(marit.get("/export").body()).doesNotContain("two-persons");
        luc.get("/export");
        Answer answer = luc.post("/export/requests", Map.of("table", "experts", "reason", "", "commandId", "c"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("Say why");
        marit.get("/network-people");
        marit.post("/network-people/coordinator-luc/end", Map.of("reason", "She has left", "commandId", "c"));
        assertThat(marit.get("/export").body()).contains("passerelle.privacy.two-persons");
        assertThat(trail.of("account:coordinator-luc", 1).getFirst().action()).isEqualTo("PERSON_ENDED");
        assertThat(Visitor.at(port)
                        .post("/sign-in", Map.of("email", "coordinator-luc@example.org", "password", People.PASSWORD))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_further_coordinator_is_invited_by_two_persons_so_that_nobody_adds_the_second_alone() {
        var form = Map.of(
                "name",
                "Eve",
                "email",
                "eve@example.org",
                "role",
                "COORDINATOR",
                "language",
                "en",
                "reason",
                "More work");
        marit.get("/network-people");
        assertThat(marit.post("/network-people", with(form, "c1")).body()).contains("has to approve this first");
        decide(luc, approvals.of(MARIT, Kind.PERSON).getFirst().id(), "approve");
        marit.get("/network-people");
        assertThat(marit.post("/network-people", with(form, "c2")).location()).isEqualTo("/network-people");
        assertThat(marit.get("/network-people").body()).contains("Eve", "invited");
    }

    @Test
    void whoever_has_closed_the_last_other_coordinator_is_not_the_first_and_invites_nobody_alone() {
        marit.get("/network-people");
        marit.post("/network-people/coordinator-luc/end", Map.of("reason", "He has left", "commandId", "c1"));
        var form = Map.of("name", "Eve", "role", "COORDINATOR", "language", "en", "reason", "More work");
        marit.get("/network-people");
        assertThat(marit.post("/network-people", with(with(form, "c2"), "email", "eve@example.org"))
                        .body())
                .contains("no other coordinator any more", "passerelle.privacy.two-persons");
        assertThat(marit.get("/network-people").body()).doesNotContain("Eve");
        assertThat(marit.post("/network-people", with(with(form, "c3"), "email", "coordinator-luc@example.org"))
                        .body())
                .contains("account of this address was closed");
    }

    @Test
    void of_two_coordinators_who_close_each_other_one_stays() {
        var first = new CoordinatorViewer(MARIT);
        var second = new CoordinatorViewer(new AccountId("coordinator-luc"));
        network.end(first, second.account(), "Quarrel", "c1");
        assertThatThrownBy(() -> network.end(second, first.account(), "Quarrel", "c2"))
                .isInstanceOf(NotFound.class);
        assertThat(network.list()).extracting(NetworkPeople.Person::account).containsExactly(MARIT);
    }

    @Test
    void whoever_signed_in_a_while_ago_shows_first_who_it_is_and_what_was_typed_comes_back() {
        String id = asked();
        clock.advance(Duration.ofMinutes(16));
        luc.get("/approvals");
        Answer answer = luc.post(
                "/approvals/" + id + "/decision",
                Map.of("decision", "approve", "approval", id, "why", "For the report only", "commandId", "d"));
        assertThat(answer.location()).startsWith("/account/proof?next=");
        assertThat(luc.get("/approvals").body()).contains("For the report only");
        assertThat(approvals.of(MARIT, Kind.EXPORT).getFirst().state()).isEqualTo(State.ASKED);
    }

    private static Map<String, String> with(Map<String, String> form, String field, String value) {
        var all = new HashMap<>(form);
        all.put(field, value);
        return all;
    }

    private static Map<String, String> with(Map<String, String> form, String commandId) {
        var all = new HashMap<>(form);
        all.put("commandId", commandId);
        return all;
    }

    private String asked() {
        marit.get("/export");
        String key = "k" + System.nanoTime();
        assertThat(marit.post(
                                "/export/requests",
                                Map.of("table", "experts", "reason", "The yearly report", "commandId", key))
                        .location())
                .isEqualTo("/export");
        return approvals.of(MARIT, Kind.EXPORT).getFirst().id();
    }

    private static Answer decide(Visitor who, String id, String decision) {
        who.get("/approvals");
        return who.post(
                "/approvals/" + id + "/decision", Map.of("decision", decision, "commandId", "d" + System.nanoTime()));
    }
}
