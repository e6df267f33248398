package eu.passerelle.kernel;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.neo4j.driver.exceptions.RetryableException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs work on the graph in one transaction, and again when the database says that another try may succeed, as after a
 * deadlock. So the work must not touch anything but the graph. Inside a running transaction it joins that one.
 */
@Component
public class GraphTransactions {
    private static final int ATTEMPTS = 5;
    private static final int PAUSE_MILLIS = 40;

    private final TransactionTemplate write;
    private final TransactionTemplate read;

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

    private static <T> T run(TransactionTemplate template, Supplier<T> work) {
        boolean joining = TransactionSynchronizationManager.isActualTransactionActive();
        for (int attempt = 1; ; attempt++) {
            try {
                return template.<T>execute(status -> work.get());
            } catch (RuntimeException e) {
                if (joining || attempt == ATTEMPTS || !mayPass(e)) {
                    throw e;
                }
                pause(attempt);
            }
        }
    }

    private static boolean mayPass(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RetryableException || cause instanceof TransientDataAccessException) {
                return true;
            }
        }
        return false;
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(PAUSE_MILLIS << attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted between two attempts", e);
        }
    }
}
