package eu.passerelle.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.NotWhileLooking;
import eu.passerelle.kernel.OnlyLooking;
import eu.passerelle.privacy.AuditEntry;
import eu.passerelle.privacy.AuditEntry.Change;
import eu.passerelle.privacy.AuditTrail;
import eu.passerelle.privacy.Erasures;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.ReceivedMail;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.neo4j.core.Neo4jClient;

/** A coordinator looks as somebody else: at the pages that are open to that, and changes nothing. */
@PasserelleTest
class GuiseTest {
    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    AuditTrail trail;

    @Autowired
    Erasures erasures;

    @Autowired
    TestClock clock;

    @Autowired
    Neo4jClient neo4j;

    @Autowired
    GraphTransactions transactions;

    private String one(String cypher) {
        return neo4j.query(cypher).fetchAs(String.class).one().orElse("");
    }

    private static Answer begin(Visitor coordinator, String account) {
        return coordinator.post(
                "/participants/" + account + "/guise",
                Map.of("reason", "She cannot find her requests", "commandId", "look-" + account));
    }

    private Visitor coordinator(String name) {
        return Visitor.at(port).signIn(people.create(Role.COORDINATOR, name), People.PASSWORD);
    }

    @Test
    void a_look_is_begun_with_a_reason_told_to_the_person_and_ended_by_a_button_or_the_clock() {
        Visitor marit = coordinator("marit");
        people.create(Role.COORDINATOR, "luc");
        String email = people.create(Role.EXPERT, "ana");
        assertThat(marit.post("/participants/expert-ana/guise", Map.of("reason", " ", "commandId", "a"))
                        .status())
                .isEqualTo(422);
        assertThat(begin(marit, "expert-ana").location()).isEqualTo("/home");
        assertThat(marit.get("/competences").body()).contains("as expert-ana sees it");
        assertThat(marit.get("/desk").status()).as("not one of hers any more").isEqualTo(403);
        marit.get("/competences/suggestions?q=a");
        Answer refused = marit.post("/language", Map.of("language", "de"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("You are only looking", "/guise/end");
        assertThat(marit.get("/answers/polls/" + "s".repeat(43)).status()).isEqualTo(403);
        assertThat(marit.post("/guise/end", Map.of()).location()).isEqualTo("/participants/expert-ana?over");
        assertThat(marit.get("/desk").status()).isEqualTo(200);
        assertThat(ReceivedMail.await(email, 1).getFirst().subject())
                .isEqualTo("A coordinator looked at pages as you see them");
        assertThat(ours("expert-ana"))
                .containsExactly(
                        "SEEING_AS_ENDED",
                        "PAGE_SEEN_AS /answers/polls/…",
                        "PAGE_SEEN_AS /desk",
                        "PAGE_SEEN_AS /competences",
                        "SEEING_AS_BEGUN");
        Visitor ana = Visitor.at(port).signIn(email, People.PASSWORD);
        assertThat(ana.get("/account").body()).contains("coordinator-marit", "She cannot find her requests");
        assertThat(one("MATCH (n:Notice {kind: 'SEEN_AS'}) RETURN n.owner")).isEqualTo("expert:ana");
        assertThat(one("MATCH (v:ProfileView {expert: 'ana'}) RETURN v.account"))
                .isEqualTo("coordinator-marit");

        assertThat(begin(marit, "expert-ana").status())
                .as("that look has ended")
                .isEqualTo(409);
        marit.post("/participants/expert-ana/guise", Map.of("reason", "Once more", "commandId", "b"));
        assertThat(marit.get("/competences").status()).isEqualTo(200);
        clock.advance(Guises.HOLDS);
        assertThat(marit.get("/competences").location()).isEqualTo("/participants/expert-ana?over");
        assertThat(marit.get("/desk").status()).isEqualTo(200);
        assertThat(ours("expert-ana").getFirst()).isEqualTo("SEEING_AS_ENDED");
    }

    private List<String> ours(String account) {
        return trail.of("account:" + account, 20).stream()
                .filter(entry -> entry.actor().value().equals("coordinator-marit"))
                .map(GuiseTest::told)
                .toList();
    }

    private static String told(AuditEntry entry) {
        return entry.changes().stream()
                .filter(change -> change.field().equals("page"))
                .map(Change::after)
                .findFirst()
                .map(page -> entry.action() + " " + page)
                .orElse(entry.action());
    }

    @Test
    void nobody_looks_as_somebody_who_sees_the_network_nor_as_nobody_nor_unwatched_nor_without_proof() {
        Visitor marit = coordinator("marit");
        people.create(Role.EXPERT, "ana");
        assertThat(begin(marit, "expert-ana").status()).as("nobody watches").isEqualTo(409);
        people.create(Role.COORDINATOR, "luc");
        people.create(Role.AUDITOR, "eva");
        people.create(Role.OPERATOR, "tom");
        for (String account : List.of("coordinator-luc", "coordinator-marit", "auditor-eva", "operator-tom", "none")) {
            assertThat(begin(marit, account).status()).as(account).isEqualTo(404);
        }
        Visitor city = Visitor.at(port).signIn(people.create(Role.CITY, "lys"), People.PASSWORD);
        assertThat(begin(city, "expert-ana").status()).isEqualTo(403);
        clock.advance(Duration.ofMinutes(14));
        marit.get("/desk");
        clock.advance(Duration.ofMinutes(2));
        Answer late = begin(marit, "expert-ana");
        assertThat(late.location()).startsWith("/account/proof");
        assertThat(marit.get("/proposals").status()).isEqualTo(403);
    }

    @Test
    void an_account_that_is_closed_meanwhile_is_looked_as_no_more() {
        Visitor marit = coordinator("marit");
        Visitor luc = coordinator("luc");
        people.create(Role.CITY, "lys");
        begin(marit, "city-lys");
        assertThat(marit.get("/inbox").status()).isEqualTo(200);
        luc.post("/participants/city-lys/closing", Map.of("reason", "Left the city", "commandId", "c"));
        assertThat(marit.get("/inbox").location()).isEqualTo("/participants/city-lys?over");
        assertThat(begin(marit, "city-lys").status()).isEqualTo(404);
    }

    @Test
    void a_closed_account_is_out_everywhere_at_once_and_opens_again_without_what_had_ended() {
        Visitor marit = coordinator("marit");
        String email = people.create(Role.CITY, "lys");
        Visitor lys = Visitor.at(port).signIn(email, People.PASSWORD);
        lys.post("/account/tokens", Map.of("name", "test", "days", "7"), "scopes", Visitor.EVERY_SCOPE);
        String secret = lys.get("/account").body().replaceAll("(?s).*class=\"secret\">([^<]+)<.*", "$1");
        Visitor program = Visitor.at(port).with("Authorization", "Bearer " + secret);
        assertThat(program.get("/api/v1/me").status()).isEqualTo(200);
        write("""
                MATCH (a:Account {id: 'city-lys'})
                CREATE (a)-[:HAS_WEBHOOK]->(:Webhook {id: 'w1', state: 'ACTIVE'})-[:OWES]->(:WebhookDelivery {id: 'd1', state: 'PENDING'})
                CREATE (:CalendarFeed {accountId: a.id, tokenHash: 'h'})
                CREATE (:Invitation {id: 'i1', email: 'colleague@example.org', role: 'CITY', subject: 'lys', by: a.id})
                CREATE (:MailedLink {hash: 'l1', purpose: 'invitation', subject: 'i1'})
                """);
        assertThat(marit.post("/participants/city-lys/closing", Map.of("reason", "", "commandId", "a"))
                        .status())
                .isEqualTo(422);
        assertThat(marit.post("/participants/city-lys/closing", Map.of("reason", "Left the city", "commandId", "b"))
                        .location())
                .isEqualTo("/participants/city-lys");
        assertThat(lys.get("/account").location()).startsWith("/sign-in");
        assertThat(program.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(one("MATCH (w:Webhook {id: 'w1'}) RETURN w.state")).isEqualTo("PAUSED");
        assertThat(one("MATCH (n:Invitation|MailedLink|CalendarFeed|WebhookDelivery) RETURN head(labels(n))"))
                .isEmpty();
        assertThat(ReceivedMail.await(email, 2))
                .extracting(ReceivedMail::subject)
                .contains("Your account was closed");
        assertThat(marit.get("/participants?q=LYS").body()).contains("city-lys", "closed");
        assertThat(marit.get("/participants/city-lys").body()).contains("Left the city", "Open again");
        write("""
                MATCH (a:Account {id: 'city-lys'})
                CREATE (a)-[:HAS_WEBHOOK]->(:Webhook {id: 'w2', state: 'ACTIVE'})
                CREATE (:CalendarFeed {accountId: a.id, tokenHash: 'h2'})
                CREATE (:Invitation {id: 'i2', email: 'late@example.org', role: 'AUDITOR', subject: '', by: a.id})
                """);
        marit.post("/participants/city-lys/opening", Map.of("reason", "Came back", "commandId", "c"));
        assertThat(one("MATCH (w:Webhook {id: 'w2'}) RETURN w.state"))
                .as("what came in while it was being closed")
                .isEqualTo("PAUSED");
        assertThat(one("MATCH (n:Invitation|CalendarFeed) RETURN head(labels(n))"))
                .isEmpty();
        assertThat(Visitor.at(port)
                        .signIn(email, People.PASSWORD)
                        .get("/account")
                        .status())
                .isEqualTo(200);
        assertThat(program.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(trail.of("account:city-lys", List.of("ACCOUNT_CLOSED", "ACCOUNT_OPENED"), 5))
                .extracting(AuditEntry::reason)
                .containsExactly("Came back", "Left the city");
        assertThat(marit.post("/participants/coordinator-marit/closing", Map.of("reason", "x", "commandId", "d"))
                        .status())
                .as("not for those of the network")
                .isEqualTo(404);
    }

    @Test
    void whoever_leaves_is_neither_closed_nor_opened_and_takes_it_back_by_the_mail_when_closed() {
        Visitor marit = coordinator("marit");
        String email = people.create(Role.CITY, "lys");
        marit.post("/participants/city-lys/closing", Map.of("reason", "Left the city", "commandId", "a"));
        var lys = new AccountId("city-lys");
        erasures.ask(lys, erasures.of(lys), "A letter");
        Answer refused = marit.post("/participants/city-lys/opening", Map.of("reason", "Back", "commandId", "b"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("The person is leaving");
        String back = ReceivedMail.awaitPart(email, "text/plain", "/leaving/")
                .replaceAll("(?s).*https?://[^/\\s]+(/leaving/[\\w-]+).*", "$1");
        assertThat(Visitor.at(port).post(back, Map.of()).body()).contains("It was taken back");
        assertThat(erasures.open(lys)).isEmpty();
    }

    private void write(String cypher) {
        transactions.write(() -> neo4j.query(cypher).run());
    }

    @Test
    void whatever_a_page_calls_nothing_is_written_while_one_only_looks() {
        OnlyLooking look = OnlyLooking.begin();
        try (look) {
            assertThatThrownBy(() -> transactions.write(() -> true)).isInstanceOf(NotWhileLooking.class);
        }
        assertThat(transactions.write(() -> true)).isTrue();
    }
}
