package eu.passerelle.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.privacy.AuditTrail;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.neo4j.core.Neo4jClient;

@PasserelleTest
class OperationPagesTest {
    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Neo4jClient neo4j;

    @Autowired
    GraphTransactions transactions;

    @Autowired
    AuditTrail trail;

    @Autowired
    TestClock clock;

    Visitor operator;

    @BeforeEach
    void parkedThings() {
        transactions.write(() -> neo4j.query("""
                        UNWIND range(1, 3) AS i
                        CREATE (:Mail {id: 'm' + i, thread: 't' + i, position: i, state: 'PARKED', recipient: 'ana@example.org',
                          subject: 'About Zwickau', attempts: 5, error: '550 5.1.1 <ana@example.org> unknown in Zwickau',
                          nextAttemptAt: datetime('2090-01-01T00:00:00Z'), createdAt: datetime('2027-03-01T00:00:00Z')})
                        CREATE (a:Account {id: 'owner' + i, email: 'owner' + i + '@example.org', role: 'CITY', enabled: true})
                        CREATE (a)-[:HAS_WEBHOOK]->(:Webhook {id: 'w' + i, state: 'PARKED', address: 'https://secret.example.org/x', kinds: []})
                        """).run());
        operator = Visitor.at(port).signIn(people.create(Role.OPERATOR, "aino"), People.PASSWORD);
    }

    @Test
    void the_page_counts_and_names_neither_people_nor_cities_nor_addresses() {
        String page = operator.get("/operation").body();
        assertThat(page)
                .contains("550", "neo4j", "Webhooks parked")
                .doesNotContain("Zwickau", "ana@", "secret.example", "owner1");
        assertThat(operator.get("/").location()).isEqualTo("/operation");
    }

    @Test
    void what_is_parked_is_tried_again_and_stands_in_the_trail() {
        operator.get("/operation");
        assertThat(operator.post("/operation/parked/mails/retry", Map.of()).location())
                .isEqualTo("/operation");
        assertThat(operator.get("/operation").body()).contains("Tried again: 3");
        operator.post("/operation/parked/webhooks/retry", Map.of());
        assertThat(count("MATCH (m:Mail {state: 'PARKED'}) RETURN count(m)")).isZero();
        assertThat(count("MATCH (w:Webhook {state: 'ACTIVE'}) RETURN count(w)")).isEqualTo(3);
        assertThat(trail.of("parked:mails", 1).getFirst().actor().value()).isEqualTo("operator-aino");
        assertThat(operator.post("/operation/parked/secrets/retry", Map.of()).status())
                .isEqualTo(404);
    }

    @Test
    void a_mail_that_was_overtaken_stays_parked_and_keeps_no_other_back() {
        transactions.write(() -> neo4j.query("""
                        CREATE (:Mail {id: 'm9', thread: 't1', position: 9, state: 'SENT', recipient: 'ana@example.org',
                          subject: 'Later', createdAt: datetime('2027-03-01T00:00:00Z')})
                        """).run());
        operator.get("/operation");
        operator.post("/operation/parked/mails/retry", Map.of());
        assertThat(operator.get("/operation").body()).contains("Tried again: 2");
        assertThat(count("MATCH (m:Mail {state: 'PARKED'}) RETURN count(m)")).isEqualTo(1);
        assertThat(trail.of("parked:mails", 5)).hasSize(1);
    }

    @Test
    void a_wrong_password_is_counted() {
        Visitor.at(port).post("/sign-in", Map.of("email", "nobody@example.org", "password", "wrong"));
        assertThat(operator.get("/operation").body()).contains("1 Mar 2027");
        clock.advance(Duration.ofDays(7));
        operator = Visitor.at(port).signIn("operator-aino@example.org", People.PASSWORD);
        assertThat(operator.get("/operation").body()).doesNotContain("1 Mar 2027");
    }

    @Test
    void a_coordinator_invites_an_auditor_but_nobody_who_has_an_account() {
        Visitor marit = Visitor.at(port).signIn(people.create(Role.COORDINATOR, "marit"), People.PASSWORD);
        marit.get("/network-people");
        var form = Map.of(
                "name",
                "Tomasz",
                "email",
                "tomasz@example.org",
                "role",
                "AUDITOR",
                "language",
                "de",
                "reason",
                "The board asks",
                "commandId",
                "c1");
        assertThat(marit.post("/network-people", form).location()).isEqualTo("/network-people");
        assertThat(marit.get("/network-people").body()).contains("Tomasz", "invited");
        assertThat(trail.of("role:AUDITOR", 1).getFirst().reason()).isEqualTo("The board asks");
        var taken = new java.util.HashMap<>(form);
        taken.put("email", "coordinator-marit@example.org");
        taken.put("commandId", "c2");
        assertThat(marit.post("/network-people", taken).body()).contains("One account has one role");
        taken.put("role", "CITY");
        assertThat(marit.post("/network-people", taken).status()).isEqualTo(422);
    }

    private long count(String query) {
        return neo4j.query(query).fetchAs(Long.class).one().orElseThrow();
    }
}
