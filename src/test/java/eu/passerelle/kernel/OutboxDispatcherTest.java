package eu.passerelle.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.passerelle.directory.ExpertChanged;
import eu.passerelle.testing.PasserelleTest;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.neo4j.core.Neo4jClient;

@PasserelleTest
class OutboxDispatcherTest {
    private static final String NAME = "follower-of-a-test";

    @Autowired
    Outbox outbox;

    @Autowired
    Neo4jClient neo4j;

    @Autowired
    GraphTransactions transactions;

    @AfterEach
    void nobody_follows_any_more() {
        neo4j.query("MATCH (c:OutboxCursor {follower: $name}) DELETE c")
                .bind(NAME)
                .to("name")
                .run();
    }

    @Test
    void the_one_that_cannot_be_followed_is_set_aside_and_all_others_are_followed_once() {
        long before = outbox.latest();
        transactions.write(() -> outbox.append(
                IntStream.rangeClosed(1, 6).mapToObj(i -> changed("x" + i)).toList()));
        Queue<String> followed = new ConcurrentLinkedQueue<>();
        var dispatcher = new OutboxDispatcher(outbox, neo4j, transactions, List.of(allBut("x4", followed)));
        placeAt(before);
        dispatcher.start();
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> followed.contains("x6"));
        } finally {
            dispatcher.stop();
        }
        assertThat(parked()).containsExactly(before + 4);
        assertThat(placeOf()).isEqualTo(before + 6);
    }

    private static OutboxFollower allBut(String bad, Queue<String> followed) {
        return new OutboxFollower() {
            @Override
            public String name() {
                return NAME;
            }

            @Override
            public void follow(RecordedEvent recorded) {
                if (recorded.event() instanceof ExpertChanged changed) {
                    if (changed.expert().value().equals(bad)) {
                        throw new IllegalStateException("on purpose");
                    }
                    followed.add(changed.expert().value());
                }
            }
        };
    }

    private void placeAt(long sequence) {
        neo4j.query("CREATE (:OutboxCursor {follower: $name, seq: $seq, failures: 0})")
                .bind(NAME)
                .to("name")
                .bind(sequence)
                .to("seq")
                .run();
    }

    private List<Long> parked() {
        return List.copyOf(neo4j.query("MATCH (e:OutboxEvent) WHERE $name IN e.parkedFor RETURN e.seq ORDER BY e.seq")
                .bind(NAME)
                .to("name")
                .fetchAs(Long.class)
                .all());
    }

    private long placeOf() {
        return neo4j.query("MATCH (c:OutboxCursor {follower: $name}) RETURN c.seq")
                .bind(NAME)
                .to("name")
                .fetchAs(Long.class)
                .one()
                .orElseThrow();
    }

    private static ExpertChanged changed(String expert) {
        return new ExpertChanged(new ExpertId(expert));
    }
}
