package eu.passerelle.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.directory.ExpertChanged;
import eu.passerelle.testing.CypherLog;
import eu.passerelle.testing.PasserelleTest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

@PasserelleTest
class ClosingTest {
    private static final String CHAIN = """
            MATCH (a:AuditEntry) WITH a ORDER BY a.number
            WITH collect(a) AS found
            RETURN all(i IN range(0, size(found) - 1) WHERE found[i].number = i + 1
              AND found[i].reason = CASE i WHEN 0 THEN '' ELSE found[i - 1].hash END)
            """;
    private static final String LOCK = "MERGE (h:AuditHead {id: 'head'}) SET h.rev = 1";
    private static final ExpertChanged CHANGED = new ExpertChanged(new ExpertId("closing"));
    private static final String TOLD =
            "MATCH (e:OutboxEvent) WHERE e.payload CONTAINS 'closing' RETURN count(DISTINCT e.seq)";

    @Autowired
    Neo4jClient neo4j;

    @Autowired
    GraphTransactions transactions;

    @Autowired
    Outbox outbox;

    @Autowired
    JsonMapper json;

    @Autowired
    Clock clock;

    Closing here;
    Closing elsewhere;

    @BeforeEach
    void startTwo() {
        here = closing();
        elsewhere = closing();
    }

    private Closing closing() {
        return new Closing(new ChainEnd(), new ClosingStatement(neo4j, clock));
    }

    @Test
    void processes_that_do_not_know_of_each_other_make_one_chain_and_one_sequence() throws Exception {
        long before = outbox.latest();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var changes = IntStream.range(0, 40)
                    .mapToObj(i -> threads.submit(() -> change(i % 3 == 0 ? elsewhere : here)))
                    .toList();
            for (var change : changes) {
                change.get(60, TimeUnit.SECONDS);
            }
        }
        assertThat(count("MATCH (a:AuditEntry) RETURN count(a)")).isEqualTo(80);
        assertThat(count("MATCH (h:AuditHead) RETURN h.number")).isEqualTo(80);
        assertThat(holds(CHAIN)).isTrue();
        assertThat(outbox.latest()).isEqualTo(before + 40);
        assertThat(count(TOLD)).isEqualTo(40);
    }

    private void change(Closing closing) {
        transactions.write(() -> {
            closing.chain(ClosingTest::link);
            closing.tell(news(), () -> {});
            closing.chain(ClosingTest::link);
        });
    }

    private List<Map<String, String>> news() {
        return List.of(Map.of("type", "directory.ExpertChanged", "payload", json.writeValueAsString(CHANGED)));
    }

    private static Map<String, Object> link(Closing.Place last) {
        return Map.of("number", last.number() + 1, "hash", Ids.random(), "reason", last.hash());
    }

    @Test
    void all_that_a_change_ends_with_is_one_statement_where_nobody_was_faster() {
        transactions.write(() -> here.chain(ClosingTest::link));
        assertThat(CypherLog.during(() -> transactions.write(() -> here.chain(ClosingTest::link))))
                .hasSize(1);
        transactions.write(() -> elsewhere.chain(ClosingTest::link));
        assertThat(CypherLog.during(() -> transactions.write(() -> here.chain(ClosingTest::link))))
                .hasSize(2);
        assertThat(holds(CHAIN)).isTrue();
    }

    @Test
    void whoever_has_the_end_already_is_not_kept_by_somebody_who_waits_for_it() throws Exception {
        var locked = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(() -> transactions.write(() -> {
                neo4j.query(LOCK).run();
                locked.countDown();
                sleep();
                here.chain(ClosingTest::link);
            }));
            assertThat(locked.await(60, TimeUnit.SECONDS)).isTrue();
            var second = threads.submit(() -> transactions.write(() -> here.chain(ClosingTest::link)));
            first.get(60, TimeUnit.SECONDS);
            second.get(60, TimeUnit.SECONDS);
        }
        assertThat(holds(CHAIN)).isTrue();
    }

    @Test
    void whoever_guessed_wrong_puts_it_right_at_once_while_others_wait_for_the_end() throws Exception {
        transactions.write(() -> elsewhere.chain(ClosingTest::link));
        var guesses = new AtomicInteger();
        var tries = new AtomicInteger();
        var wrong = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(() -> transactions.write(() -> {
                tries.incrementAndGet();
                here.chain(last -> {
                    if (guesses.incrementAndGet() == 2) {
                        wrong.countDown();
                        sleep();
                    }
                    return link(last);
                });
            }));
            assertThat(wrong.await(60, TimeUnit.SECONDS)).isTrue();
            var second = threads.submit(() -> transactions.write(() -> {
                tries.incrementAndGet();
                elsewhere.chain(ClosingTest::link);
            }));
            first.get(60, TimeUnit.SECONDS);
            second.get(60, TimeUnit.SECONDS);
        }
        assertThat(tries).hasValue(2);
        assertThat(holds(CHAIN)).isTrue();
    }

    private static void sleep() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void nothing_is_added_by_a_change_that_fails_and_the_next_goes_on() {
        transactions.write(() -> here.chain(ClosingTest::link));
        assertThatThrownBy(() -> transactions.write(() -> {
                    here.chain(last -> {
                        throw new IllegalStateException("on purpose");
                    });
                    here.tell(news(), () -> {});
                }))
                .hasMessage("on purpose");
        transactions.write(() -> here.chain(ClosingTest::link));
        assertThat(count("MATCH (a:AuditEntry) RETURN count(a)")).isEqualTo(2);
        assertThat(count(TOLD)).isZero();
        assertThat(holds(CHAIN)).isTrue();
    }

    @Test
    void what_was_written_and_not_committed_is_no_end_to_go_on_from() {
        transactions.write(() -> here.chain(ClosingTest::link));
        assertThatThrownBy(() -> transactions.write(() -> {
                    here.chain(ClosingTest::link);
                    failOnceItIsWritten();
                }))
                .hasMessage("on purpose");
        transactions.write(() -> here.chain(ClosingTest::link));
        transactions.write(() -> elsewhere.chain(ClosingTest::link));
        assertThat(count("MATCH (a:AuditEntry) RETURN count(a)")).isEqualTo(3);
        assertThat(holds(CHAIN)).isTrue();
    }

    private static void failOnceItIsWritten() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                throw new IllegalStateException("on purpose");
            }
        });
    }

    private long count(String cypher) {
        return neo4j.query(cypher).fetchAs(Long.class).one().orElse(0L);
    }

    private boolean holds(String cypher) {
        return neo4j.query(cypher).fetchAs(Boolean.class).one().orElse(false);
    }
}
