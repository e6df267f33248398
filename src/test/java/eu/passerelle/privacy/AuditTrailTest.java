package eu.passerelle.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.testing.PasserelleTest;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.neo4j.core.Neo4jClient;

@PasserelleTest
class AuditTrailTest {
    private static final AccountId ACTOR = new AccountId("somebody");

    @Autowired
    AuditTrail trail;

    @Autowired
    GraphTransactions transactions;

    @Autowired
    Neo4jClient neo4j;

    @Test
    void an_entry_is_read_as_it_was_written_the_newest_first() {
        var change = new AuditEntry.Change("hours", "10", "12");
        trail.append(ACTOR, "expert:e1", "FIRST", "because", List.of(change));
        trail.append(ACTOR, "expert:e2", "OTHER", "", List.of());
        trail.append(ACTOR, "expert:e1", "SECOND", "", List.of());
        assertThat(trail.of("expert:e1", 10)).extracting(AuditEntry::action).containsExactly("SECOND", "FIRST");
        assertThat(trail.of("expert:e1", 10).getLast().changes()).containsExactly(change);
        assertThat(trail.of("expert:e1", 10).getLast().reason()).isEqualTo("because");
        assertThat(trail.firstBroken()).isEmpty();
    }

    @Test
    void what_is_undone_with_its_transaction_leaves_no_gap() {
        trail.append(ACTOR, "s", "KEPT", "", List.of());
        Assertions.assertThatThrownBy(() -> transactions.write((Runnable) () -> {
                    trail.append(ACTOR, "s", "LOST", "", List.of());
                    throw new IllegalStateException("never mind");
                }))
                .isInstanceOf(IllegalStateException.class);
        trail.append(ACTOR, "s", "KEPT_TOO", "", List.of());
        assertThat(trail.of("s", 10)).extracting(AuditEntry::number).containsExactly(2L, 1L);
        assertThat(trail.firstBroken()).isEmpty();
    }

    @Test
    void many_at_once_make_one_chain() {
        try (var threads = Executors.newFixedThreadPool(8)) {
            IntStream.range(0, 40)
                    .forEach(i -> threads.submit(() -> trail.append(ACTOR, "s", "ACTION_" + i, "", List.of())));
        }
        assertThat(trail.of("s", 100))
                .extracting(AuditEntry::number)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 40).map(i -> 41 - i).boxed().toList());
        assertThat(trail.firstBroken()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MATCH (a:AuditEntry {number: 3}) SET a.reason = 'another'",
                "MATCH (a:AuditEntry {number: 3}) SET a.at = a.at + duration('PT1S')",
                "MATCH (a:AuditEntry {number: 3}) SET a.after = ['4']",
                "MATCH (a:AuditEntry {number: 3}) DELETE a",
            })
    void a_change_in_the_middle_shows(String tampering) {
        written();
        transactions.write(() -> neo4j.query(tampering).run());
        assertThat(trail.firstBroken()).hasValue(3);
    }

    @Test
    void a_cut_end_shows() {
        written();
        transactions.write(
                () -> neo4j.query("MATCH (a:AuditEntry {number: 5}) DELETE a").run());
        assertThat(trail.firstBroken()).hasValue(5);
    }

    @Test
    void words_that_were_erased_leave_a_chain_that_holds() {
        written();
        emptied("MATCH (a:AuditEntry {number: 3})");
        transactions.write(
                () -> neo4j.query("CREATE (:Tombstone {id: 'stone'})").run());
        assertThat(trail.firstBroken()).isEmpty();
        assertThat(trail.of("s", 10).get(2).reason()).isEmpty();
        transactions.write(() -> neo4j.query("MATCH (a:AuditEntry {number: 3}) SET a.action = 'OTHER'")
                .run());
        assertThat(trail.firstBroken()).hasValue(3);
    }

    @Test
    void an_entry_that_is_emptied_without_a_tombstone_shows() {
        written();
        emptied("MATCH (a:AuditEntry {number: 3})");
        assertThat(trail.firstBroken()).hasValue(3);
    }

    @Test
    void an_entry_from_before_there_were_digests_of_words_holds_but_none_after() {
        var old = new AuditEntry(1, Instant.EPOCH, ACTOR, "s", "OLD", "why", List.of());
        transactions.write(
                () -> neo4j.query("""
                        CREATE (:AuditHead {id: 'head', number: 1, hash: $hash})
                        CREATE (:AuditEntry {number: 1, at: datetime('1970-01-01T00:00:00Z'), actor: 'somebody', subject: 's',
                          action: 'OLD', reason: 'why', fields: [], before: [], after: [], hash: $hash})
                        """).bind(AuditHash.old("", old)).to("hash").run());
        trail.append(ACTOR, "s", "NEW", "", List.of());
        trail.append(ACTOR, "s", "NEWER", "", List.of());
        assertThat(trail.firstBroken()).isEmpty();
        transactions.write(() -> neo4j.query("MATCH (a:AuditEntry {number: 3}) REMOVE a.words, a.salt")
                .run());
        assertThat(trail.firstBroken()).hasValue(3);
    }

    private void emptied(String entry) {
        transactions.write(() -> neo4j.query(
                        entry
                                + " SET a.reason = '', a.fields = [], a.before = [], a.after = [], a.erased = 'stone' REMOVE a.salt")
                .run());
    }

    private void written() {
        for (int i = 1; i <= 5; i++) {
            trail.append(ACTOR, "s", "ACTION", "reason " + i, List.of(new AuditEntry.Change("level", "1", "2")));
        }
    }
}
