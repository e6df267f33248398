package eu.passerelle.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.cities.Teams;
import eu.passerelle.directory.ExpertChanged;
import eu.passerelle.directory.Experts;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.kernel.RecordedEvent;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.testing.DemoNetwork;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.neo4j.core.Neo4jClient;

/** What the product asks of a Neo4j, whether it runs in the same process or elsewhere. */
abstract class PersistenceContract {
    @Autowired
    Neo4jClient neo4j;

    @Autowired
    GraphTransactions transactions;

    @Autowired
    Outbox outbox;

    @Autowired
    Taxonomy taxonomy;

    @Autowired
    Experts experts;

    @Autowired
    Teams teams;

    @Autowired
    DemoNetwork demo;

    @Test
    void the_reference_data_is_there_after_the_start() {
        assertThat(taxonomy.all()).hasSizeGreaterThanOrEqualTo(90);
        assertThat(neo4j.query("MATCH (:City {name: 'Wien'})-[:IN_COUNTRY]->(n:Country) RETURN n.code")
                        .fetchAs(String.class)
                        .all())
                .containsExactly("AT");
    }

    @Test
    void a_constraint_refuses_a_second_node_of_the_same_id() {
        transactions.write(() -> neo4j.query("CREATE (:Team {id: 'twin'})").run());
        assertThatThrownBy(() -> transactions.write(
                        () -> neo4j.query("CREATE (:Team {id: 'twin'})").run()))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void people_and_teams_are_read_as_they_were_loaded_and_loading_again_adds_nothing() {
        demo.load();
        long nodes = nodes();
        demo.load();
        assertThat(nodes()).isEqualTo(nodes);
        assertThat(experts.get(new ExpertId("e01")).claims()).hasSizeGreaterThan(3);
        assertThat(teams.get(new TeamId("t01")).sectors()).contains("police");
    }

    @Test
    void nothing_of_a_transaction_that_failed_remains() {
        long before = outbox.latest();
        assertThatThrownBy(() -> transactions.write(() -> {
                    outbox.append(new ExpertChanged(new ExpertId("nobody")));
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");
        assertThat(outbox.latest()).isEqualTo(before);
    }

    @Test
    void events_of_many_writers_stand_in_one_order_without_gaps() throws Exception {
        long before = outbox.latest();
        try (var writers = Executors.newFixedThreadPool(8)) {
            Callable<Boolean> writer = () -> {
                transactions.write(() -> outbox.append(new ExpertChanged(new ExpertId("somebody"))));
                return true;
            };
            for (var done : writers.invokeAll(
                    IntStream.range(0, 40).mapToObj(i -> writer).toList())) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(outbox.after(before, 100))
                .extracting(RecordedEvent::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(before + 1, before + 40).boxed().toList());
    }

    /** Without the outbox and its followers, which work on beside the test. */
    private long nodes() {
        return neo4j.query("MATCH (n) WHERE NOT n:OutboxEvent AND NOT n:OutboxCursor RETURN count(n)")
                .fetchAs(Long.class)
                .one()
                .orElseThrow();
    }
}
