package eu.passerelle.privacy;

import eu.passerelle.kernel.GraphTransactions;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Erases who is due, on one machine; makes each machine forget what it keeps beside the graph; and before anything else
 * runs, erases anew whom an old backup has brought back.
 */
@Component
class ErasureRunner implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ErasureRunner.class);
    private static final long PAUSE_MILLIS = 500;

    private final ErasureStore store;
    private final ErasureRun run;
    private final Tombstones tombstones;
    private final List<PersonalData> modules;
    private final GraphTransactions transactions;
    private boolean running;

    ErasureRunner(
            ErasureStore store,
            ErasureRun run,
            Tombstones tombstones,
            List<PersonalData> modules,
            GraphTransactions transactions) {
        this.store = store;
        this.run = run;
        this.tombstones = tombstones;
        this.modules = modules;
        this.transactions = transactions;
    }

    @Override
    public void start() {
        tombstones.bringHome();
        eraseAnew();
        running = true;
    }

    /** Where another machine is at it, waits for it: nobody is served before. */
    void eraseAnew() {
        for (List<Tombstone> undone = begun(); !undone.isEmpty(); undone = tombstones.undone()) {
            undone.forEach(run::again);
            if (!tombstones.undone().isEmpty()) {
                pause();
            }
        }
    }

    private List<Tombstone> begun() {
        List<Tombstone> undone = tombstones.undone();
        if (!undone.isEmpty()) {
            log.info("{} people are erased anew, because this database does not know that they were", undone.size());
        }
        return undone;
    }

    @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT20S")
    void round() {
        try {
            while (store.hasDue()) {
                Optional<Erasure> claimed = transactions.write(() -> store.claim());
                if (claimed.isEmpty()) {
                    break;
                }
                run.go(claimed.get());
            }
            forgetHere();
        } catch (RuntimeException e) {
            // Not the failure itself: a database names the values of a query in it.
            log.error(
                    "An erasure could not go on ({}); it will be tried again",
                    e.getClass().getName());
        }
    }

    private synchronized void forgetHere() {
        List<Tombstone> unknown = tombstones.unknownHere();
        if (!unknown.isEmpty()) {
            modules.forEach(PersonalData::forgetHere);
            unknown.forEach(tombstones::writeHere);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before everybody was erased anew", e);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the schema, before the web. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 2_000;
    }
}
