package eu.passerelle.exchange;

import eu.passerelle.exchange.Import.Counts;
import eu.passerelle.exchange.Import.State;
import eu.passerelle.exchange.tables.UnreadableTable;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.privacy.AuditEntry;
import eu.passerelle.privacy.AuditTrail;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Works on one file at a time, in the order in which people asked; after a restart it goes on where it was. */
@Component
class ImportRunner implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ImportRunner.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final ImportStore store;
    private final ImportFiles files;
    private final Map<Table, Intake<?>> intakes;
    private final GraphTransactions transactions;
    private final AuditTrail trail;
    private volatile boolean running;
    private volatile Thread thread = Thread.currentThread();

    ImportRunner(
            ImportStore store,
            ImportFiles files,
            List<Intake<?>> intakes,
            GraphTransactions transactions,
            AuditTrail trail) {
        this.store = store;
        this.files = files;
        this.intakes = intakes.stream().collect(Collectors.toUnmodifiableMap(Intake::table, intake -> intake));
        this.transactions = transactions;
        this.trail = trail;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("imports").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        LockSupport.unpark(thread);
        try {
            thread.join(1_500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    void wake() {
        LockSupport.unpark(thread);
    }

    private void run() {
        while (running) {
            try {
                store.waiting().stream()
                        .filter(job -> files.isHere(job.id()))
                        .findFirst()
                        .ifPresentOrElse(this::work, () -> LockSupport.parkNanos(POLL.toNanos()));
            } catch (RuntimeException e) {
                if (running) {
                    log.warn("Imports could not go on; they will try again", e);
                    LockSupport.parkNanos(POLL.toNanos());
                }
            }
        }
    }

    private void work(Import job) {
        try {
            finish(job, run(job, intakes.get(job.table())));
        } catch (ImportPass.Stopped e) {
            log.info("Import {} was cancelled", job.id());
        } catch (UnreadableTable e) {
            var more = new HashMap<String, Object>();
            more.put("failure", e.code());
            more.put(
                    "failureArguments",
                    e.arguments().stream().map(String::valueOf).toList());
            transactions.write(() -> store.move(job.id(), List.of(job.state()), State.FAILED, more));
        }
    }

    private <R> Counts run(Import job, @Nullable Intake<R> intake) {
        return new ImportPass<>(job, Objects.requireNonNull(intake, job.table().name()), files, store, transactions)
                .run();
    }

    private void finish(Import job, Counts counts) {
        transactions.write(() -> {
            boolean imported = job.state() == State.IMPORTING;
            Map<String, Object> more = Map.of("total", counts.rows());
            boolean moved = store.move(job.id(), List.of(job.state()), imported ? State.DONE : State.CHECKED, more);
            if (moved && imported) {
                trail.append(job.account(), "import:" + job.id(), "IMPORTED", job.fileName(), changes(counts));
            }
        });
    }

    private static List<AuditEntry.Change> changes(Counts counts) {
        return List.of(
                new AuditEntry.Change("new", "", String.valueOf(counts.fresh())),
                new AuditEntry.Change("changed", "", String.valueOf(counts.changed())),
                new AuditEntry.Change("broken", "", String.valueOf(counts.broken())));
    }
}
