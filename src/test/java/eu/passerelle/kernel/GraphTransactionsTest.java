package eu.passerelle.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.exceptions.TransientException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** When work is tried again, and when not; what the database itself does is tested where people race for it. */
class GraphTransactionsTest {
    private static final TransientException DEADLOCK =
            new TransientException("Neo.TransientError.Transaction.DeadlockDetected", "They wait for each other");

    private final Ledger ledger = new Ledger();
    private final GraphTransactions transactions = new GraphTransactions(ledger);
    private final AtomicInteger tries = new AtomicInteger();

    @AfterEach
    void nothing_is_left_open() {
        assertThat(ledger.begun).isEqualTo(ledger.committed + ledger.takenBack);
    }

    @Test
    void what_may_pass_is_tried_again_from_the_beginning_in_a_transaction_of_its_own() {
        assertThat(transactions.write(() -> failing(3, DEADLOCK))).isEqualTo(4);
        assertThat(ledger.begun).isEqualTo(4);
        assertThat(ledger.takenBack).isEqualTo(3);
        assertThat(ledger.committed).isEqualTo(1);
    }

    @Test
    void what_only_another_wording_calls_passing_is_tried_again_too() {
        var worded = new ConcurrencyFailureException("Two at once", DEADLOCK);
        assertThat(transactions.read(() -> failing(1, worded))).isEqualTo(2);
        assertThat(transactions.read(() -> failing(1, new IllegalStateException(DEADLOCK))))
                .as("hidden in another")
                .isEqualTo(4);
    }

    @Test
    void what_will_not_pass_is_told_at_once() {
        var wrong = new ClientException("Neo.ClientError.Statement.SyntaxError", "No such word");
        assertThatThrownBy(() -> transactions.write(() -> failing(1, wrong))).isSameAs(wrong);
        assertThat(tries).hasValue(1);
    }

    @Test
    void after_twelve_tries_the_last_failure_is_told() {
        assertThatThrownBy(() -> transactions.write(() -> failing(1_000, DEADLOCK)))
                .isSameAs(DEADLOCK);
        assertThat(tries).hasValue(12);
    }

    @Test
    void inside_another_transaction_the_outer_one_is_tried_again_not_the_inner_one() {
        assertThat(transactions.write(() -> transactions.write(() -> failing(2, DEADLOCK))))
                .isEqualTo(3);
        assertThat(ledger.begun).isEqualTo(3);
    }

    /** @return the number of this try */
    private int failing(int times, RuntimeException failure) {
        int now = tries.incrementAndGet();
        if (now % (times + 1) != 0) {
            throw failure;
        }
        return now;
    }

    private static final class Ledger extends AbstractPlatformTransactionManager {
        int begun;
        int committed;
        int takenBack;
        boolean open;

        @Override
        protected Object doGetTransaction() {
            return this;
        }

        @Override
        protected boolean isExistingTransaction(Object transaction) {
            return open;
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            begun++;
            open = true;
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            committed++;
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {
            takenBack++;
        }

        @Override
        protected void doSetRollbackOnly(DefaultTransactionStatus status) {}

        @Override
        protected void doCleanupAfterCompletion(Object transaction) {
            open = false;
        }
    }
}
