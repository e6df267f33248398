package eu.passerelle.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.directory.ExpertChanged;
import eu.passerelle.testing.PasserelleTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PasserelleTest
class OutboxTest {
    @Autowired
    Outbox outbox;

    @Autowired
    GraphTransactions transactions;

    @Test
    void events_appended_together_follow_each_other_without_a_gap() {
        long before = outbox.latest();
        List<ExpertChanged> events = List.of(changed("a"), changed("b"), changed("a"), changed("c"));
        transactions.write(() -> {
            outbox.append(events);
            outbox.append(changed("d"));
            outbox.append(List.of());
        });
        List<RecordedEvent> recorded = outbox.after(before, 10);
        assertThat(recorded)
                .extracting(RecordedEvent::event)
                .containsExactly(changed("a"), changed("b"), changed("a"), changed("c"), changed("d"));
        assertThat(recorded)
                .extracting(RecordedEvent::sequence)
                .containsExactly(before + 1, before + 2, before + 3, before + 4, before + 5);
        assertThat(outbox.latest()).isEqualTo(before + 5);
    }

    @Test
    void what_is_rolled_back_was_never_told() {
        long before = outbox.latest();
        assertThatThrownBy(() -> transactions.write(() -> {
                    outbox.append(List.of(changed("a"), changed("b")));
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");
        assertThat(outbox.latest()).isEqualTo(before);
        assertThatThrownBy(() -> outbox.append(changed("a"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static ExpertChanged changed(String expert) {
        return new ExpertChanged(new ExpertId(expert));
    }
}
