package eu.passerelle.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.testing.PasserelleTest;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PasserelleTest
class AuditTrailTest {
    private static final AccountId ACTOR = new AccountId("somebody");

    @Autowired
    AuditTrail trail;

    @Autowired
    GraphTransactions transactions;

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
}
