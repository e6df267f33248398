package eu.passerelle.kernel;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.RetryableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs work on the graph in one transaction, and again when the database says that another try may succeed, as after a
 * deadlock. So the work must not touch anything but the graph. Inside a running transaction it joins that one.
 *
 * <p>Twelve tries at most, and none begins later than twenty seconds after the first; the last may still wait for a lock
 * as long as the database lets it. Between two it waits for a time by chance, the longest of which doubles up to a second:
 * two that met do not meet again in step.
 */
@Component
public class GraphTransactions {
    private static final Logger log = LoggerFactory.getLogger(GraphTransactions.class);
    private static final int ATTEMPTS = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String DEADLOCK = "Neo.TransientError.Transaction.DeadlockDetected";
    private static final int SHORTEST_PAUSE_MILLIS = 40;
    private static final int LONGEST_PAUSE_MILLIS = 1_000;

    private final TransactionTemplate write;
    private final TransactionTemplate read;
    private final Underway underway = new Underway();

    GraphTransactions(PlatformTransactionManager manager) {
        write = new TransactionTemplate(manager);
        read = new TransactionTemplate(manager);
        read.setReadOnly(true);
    }

    /** @throws NotWhileLooking in a request that may only look */
    public <T> T write(Supplier<T> work) {
        OnlyLooking.requireNone();
        return run(write, work);
    }

    public void write(Runnable work) {
        write(() -> {
            work.run();
            return true;
        });
    }

    public <T> T read(Supplier<T> work) {
        return run(read, work);
    }

    private <T> T run(TransactionTemplate template, Supplier<T> work) {
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? template.<T>execute(status -> work.get())
                : underway.during(() -> runPatiently(template, work));
    }

    private <T> T runPatiently(TransactionTemplate template, Supplier<T> work) {
        long began = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            try {
                return template.<T>execute(status -> work.get());
            } catch (RuntimeException e) {
                if (!mayPass(e)) {
                    throw e;
                }
                var pause = Duration.ofMillis(ThreadLocalRandom.current().nextInt(longestPause(attempt)));
                Duration passed = Duration.ofNanos(System.nanoTime() - began);
                if (attempt == ATTEMPTS || passed.plus(pause).compareTo(PATIENCE) > 0) {
                    log.warn("Gave up after {} tries: {}{}", attempt, e.getMessage(), others(e));
                    throw e;
                }
                pause(pause);
            }
        }
    }

    private static boolean mayPass(RuntimeException failure) {
        return isCausedBy(
                failure, cause -> cause instanceof RetryableException || cause instanceof TransientDataAccessException);
    }

    /** When the database is away, all give up at once and none of them is in another's way. */
    private String others(RuntimeException failure) {
        boolean met = isCausedBy(
                failure, cause -> cause instanceof Neo4jException e && e.code().equals(DEADLOCK));
        return met ? "; " + underway.described() : "";
    }

    private static boolean isCausedBy(RuntimeException failure, Predicate<Throwable> wanted) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (wanted.test(cause)) {
                return true;
            }
        }
        return false;
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted between two attempts", e);
        }
    }

    private static int longestPause(int attempt) {
        return Math.min(SHORTEST_PAUSE_MILLIS << attempt, LONGEST_PAUSE_MILLIS);
    }
}
