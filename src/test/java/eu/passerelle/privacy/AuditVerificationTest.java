package eu.passerelle.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.privacy.AuditVerification.Broken;
import eu.passerelle.privacy.AuditVerification.Damage;
import eu.passerelle.privacy.AuditVerification.Outcome;
import eu.passerelle.testing.PasserelleTest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neo4j.driver.Value;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.neo4j.core.Neo4jClient;

@PasserelleTest
class AuditVerificationTest {
    @Autowired
    AuditTrail trail;

    @Autowired
    Neo4jClient neo4j;

    @Autowired
    GraphTransactions transactions;

    @BeforeEach
    void write() {
        for (int i = 1; i <= 5; i++) {
            trail.append(
                    new AccountId("somebody"),
                    "expert:e1",
                    "ACTION",
                    "reason " + i,
                    List.of(new AuditEntry.Change("level", "1", "2")));
        }
    }

    @Test
    void a_whole_trail_is_whole_and_tells_its_head() {
        Outcome outcome = verified("");
        assertThat(outcome.broken()).isEmpty();
        assertThat(outcome.end().number()).isEqualTo(5);
        assertThat(outcome.end().hash()).isEqualTo(text("MATCH (h:AuditHead) RETURN h.hash"));
    }

    @Test
    void an_empty_trail_is_whole() {
        change("MATCH (a:AuditEntry) DELETE a WITH count(*) AS all MATCH (h:AuditHead) DELETE h");
        assertThat(verified("").broken()).isEmpty();
    }

    @Test
    void a_change_of_any_property_is_found() {
        var properties = new TreeMap<String, Boolean>();
        List.copyOf(neo4j.query("MATCH (a:AuditEntry {number: 3}) UNWIND keys(a) AS name RETURN name")
                        .fetchAs(String.class)
                        .all())
                .forEach(name -> properties.put(name, false));
        assertThat(properties).hasSizeGreaterThan(9);
        properties.replaceAll((name, found) -> {
            for (Object value : List.of("another", List.of("level", "x"), List.of(), 7L, 3.5)) {
                Map<String, Object> was = entry();
                String id = text("MATCH (a:AuditEntry {number: 3}) RETURN elementId(a)");
                set(id, name, value);
                boolean broken = verified("").broken().isPresent();
                transactions.write(() -> neo4j.query("MATCH (a:AuditEntry) WHERE elementId(a) = $id SET a = $was")
                        .bindAll(Map.of("id", id, "was", was))
                        .run());
                if (!broken) {
                    return false;
                }
            }
            return verified("").broken().isEmpty();
        });
        assertThat(properties)
                .as("found")
                .allSatisfy((name, found) -> assertThat(found).as(name).isTrue());
    }

    private Map<String, Object> entry() {
        return neo4j.query("MATCH (a:AuditEntry {number: 3}) RETURN a")
                .fetchAs(Value.class)
                .mappedBy((types, row) -> row.get("a"))
                .one()
                .orElseThrow()
                .asMap();
    }

    private void set(String id, String name, Object value) {
        transactions.write(() -> neo4j.query("MATCH (a:AuditEntry) WHERE elementId(a) = $id SET a[$name] = $value")
                .bindAll(Map.of("id", id, "name", name, "value", value))
                .run());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MATCH (a:AuditEntry {number: 3}) SET a.reason = 'x' | 3 | CHANGED",
                "MATCH (a:AuditEntry {number: 3}) SET a.reason = 'x', a.hash = 'ab' | 3 | NOT_NEXT",
                "MATCH (a:AuditEntry {number: 3}) DELETE a | 3 | MISSING",
                "MATCH (a:AuditEntry {number: 1}) DELETE a | 1 | MISSING",
                "MATCH (a:AuditEntry {number: 5}) DELETE a | 5 | CUT_OFF",
                "MATCH (h:AuditHead) SET h.number = 4 | 5 | CUT_OFF",
                "MATCH (h:AuditHead) SET h.hash = 'ab' | 6 | CUT_OFF",
                "MATCH (a:AuditEntry {number: 5}) SET a.after = a.after + 'more' | 5 | NOT_NEXT",
                "CREATE (:AuditEntry {number: '3', actor: 'x'}) | 5 | LOOSE",
                "CREATE (:AuditEntry {number: -1, actor: 'x'}) | 5 | LOOSE",
                "CREATE (:AuditEntry {number: 2.5, actor: 'x'}) | 3 | NOT_NEXT"
            })
    void the_first_wrong_entry_is_named(String tampering, long number, Damage damage) {
        change(tampering);
        assertThat(verified("").broken()).contains(new Broken(number, damage));
    }

    /** As somebody would who can write to the graph and knows how the chain is made. */
    @Test
    void an_end_that_was_cut_off_with_the_head_set_back_shows_against_a_head_that_was_kept() {
        String kept = verified("").end().hash();
        assertThat(verified(kept).broken()).isEmpty();
        trail.append(new AccountId("somebody"), "expert:e1", "LATER", "", List.of());
        assertThat(verified(kept).broken()).as("a longer trail").isEmpty();
        change("""
                MATCH (a:AuditEntry) WHERE a.number > 4 DELETE a
                WITH count(*) AS cut MATCH (l:AuditEntry {number: 4}), (h:AuditHead)
                SET h.number = 4, h.hash = l.hash
                """);
        assertThat(verified("").broken()).as("nothing shows").isEmpty();
        assertThat(verified(kept).broken()).contains(new Broken(5, Damage.ANOTHER_HEAD));
    }

    @Test
    void the_command_says_what_is_wrong_and_takes_the_head_in_both_spellings() {
        assertThat(AuditApplication.told(verified("")))
                .contains("whole", "5 entries", verified("").end().hash());
        change("MATCH (a:AuditEntry {number: 2}) DELETE a");
        assertThat(AuditApplication.told(verified(""))).isEqualTo("The trail is broken. Entry 2 is missing.");
        assertThat(AuditApplication.expected("audit", "verify", "--expect", "ab"))
                .isEqualTo("ab");
        assertThat(AuditApplication.expected("audit", "verify", "--expect=ab")).isEqualTo("ab");
        assertThat(AuditApplication.expected("audit", "verify")).isEmpty();
    }

    private Outcome verified(String kept) {
        return new AuditVerification(neo4j, kept).verify();
    }

    private void change(String statement) {
        transactions.write(() -> neo4j.query(statement).run());
    }

    private String text(String query) {
        return neo4j.query(query).fetchAs(String.class).one().orElseThrow();
    }
}
