package eu.passerelle.privacy;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.privacy.Erasure.Step;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Erases somebody step by step. Each step can be done twice, and is noted when it is done: whoever dies in the middle is
 * followed by another that goes on from there.
 */
@Component
class ErasureRun {
    /** Erases. It is nobody's account. */
    static final AccountId ERASURE = new AccountId("erasure");

    private static final Duration FAREWELL_AT_MOST = Duration.ofHours(1);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(15);

    private final ErasureStore store;
    private final Subjects subjects;
    private final Tombstones tombstones;
    private final Holdings holdings;
    private final Sweep sweep;
    private final AuditTrail trail;
    private final TrailErasure trailErasure;
    private final List<Farewells> farewells;
    private final List<PersonalData> modules;
    private final Outbox outbox;
    private final GraphTransactions transactions;
    private final Clock clock;

    ErasureRun(
            ErasureStore store,
            Subjects subjects,
            Tombstones tombstones,
            Holdings holdings,
            Sweep sweep,
            AuditTrail trail,
            TrailErasure trailErasure,
            List<Farewells> farewells,
            List<PersonalData> modules,
            Outbox outbox,
            GraphTransactions transactions,
            Clock clock) {
        this.store = store;
        this.subjects = subjects;
        this.tombstones = tombstones;
        this.holdings = holdings;
        this.sweep = sweep;
        this.trail = trail;
        this.trailErasure = trailErasure;
        this.farewells = farewells;
        this.modules = modules.stream()
                .sorted(Comparator.comparingInt(PersonalData::order))
                .toList();
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** As far as it comes at the moment. */
    void go(Erasure claimed) {
        Step step = claimed.step();
        while (step != Step.TOLD) {
            Optional<Step> next = follow(claimed, step);
            if (next.isEmpty()) {
                return;
            }
            step = next.get();
        }
    }

    /** For somebody whom an old backup has brought back. */
    void again(Tombstone tombstone) {
        transactions.write(() -> {
            if (store.again(tombstone)) {
                Subject subject = subjects.of(
                        Set.copyOf(tombstone.accounts()),
                        Set.copyOf(tombstone.experts()),
                        Set.copyOf(tombstone.guests()));
                store.know(tombstone.id(), subject);
                modules.forEach(module -> module.leaving(subject));
            }
        });
        transactions.write(() -> store.claim(tombstone.id())).ifPresent(this::go);
    }

    /** Empty when it must wait, or another machine has taken over. */
    private Optional<Step> follow(Erasure erasure, Step done) {
        String id = erasure.id();
        return switch (done) {
            case ASKED -> begun(erasure);
            case BURIED -> isSaid(erasure) && hasLetGo(id) ? noted(id, Step.SAID, () -> {}) : later(id);
            case SAID -> {
                Subject subject = known(id);
                holdings.all().forEach(holding -> holdings.erase(holding, subject));
                yield noted(id, Step.TAKEN, () -> {});
            }
            case TAKEN -> {
                sweep.take(Naming.of(subjects.withOwnNames(known(id))));
                yield noted(id, Step.SWEPT, () -> {});
            }
            case SWEPT -> {
                trailErasure.erase(subjects.withOwnNames(known(id)), id);
                yield noted(id, Step.SEALED, () -> {});
            }
            case SEALED -> noted(id, Step.TOLD, () -> tell(id));
            case TOLD -> Optional.empty();
        };
    }

    private Optional<Step> noted(String id, Step step, Runnable within) {
        return transactions.write(() -> {
            if (!store.stepTo(id, step)) {
                return Optional.empty();
            }
            within.run();
            return Optional.of(step);
        });
    }

    /** What is found is looked at and erased as it was then: an account that comes later is not drawn in. */
    private Optional<Step> begun(Erasure erasure) {
        return transactions.write(() -> {
            Subject subject = subjects.of(erasure.accounts(), erasure.experts(), erasure.guests());
            if (dropped(erasure, subject) || !store.stepTo(erasure.id(), Step.BURIED)) {
                return Optional.empty();
            }
            bury(erasure, subject);
            return Optional.of(Step.BURIED);
        });
    }

    /** A link to an address was enough for what a guest has left, and is not for the account or profile that came meanwhile. */
    private boolean dropped(Erasure erasure, Subject found) {
        boolean drops = erasure.accounts().isEmpty()
                && erasure.experts().isEmpty()
                && !subjects.isOnlyGuest(found)
                && store.drop(erasure.id(), !found.isGuest());
        if (drops) {
            trail.append(ERASURE, "erasure:" + erasure.id(), "ERASURE_TAKEN_BACK", "", List.of());
            outbox.append(new ErasureDropped(erasure.id()));
        }
        return drops;
    }

    private void bury(Erasure erasure, Subject subject) {
        store.know(erasure.id(), subject);
        modules.forEach(module -> module.leaving(subject));
        tombstones.add(new Tombstone(
                erasure.id(),
                clock.instant(),
                List.copyOf(subject.accounts()),
                List.copyOf(subject.experts()),
                List.copyOf(subject.guests())));
        outbox.append(new ErasureBegun(erasure.id()));
    }

    private boolean isSaid(Erasure erasure) {
        Instant latest = erasure.startedAt().orElse(erasure.dueAt()).plus(FAREWELL_AT_MOST);
        return clock.instant().isAfter(latest)
                || farewells.stream().allMatch(farewell -> farewell.isSaid(erasure.id()));
    }

    /** What could not be ended at first is, as soon as it can be. */
    private boolean hasLetGo(String id) {
        return transactions.write(() -> {
            Subject subject = known(id);
            if (!isHeldUp(subject)) {
                return true;
            }
            modules.forEach(module -> module.leaving(subject));
            return !isHeldUp(subject);
        });
    }

    private boolean isHeldUp(Subject subject) {
        return modules.stream().anyMatch(module -> module.isHeldUp(subject));
    }

    private Optional<Step> later(String id) {
        transactions.write(() -> store.release(id, clock.instant().plus(ASK_AGAIN)));
        return Optional.empty();
    }

    private Subject known(String id) {
        return store.known(id).orElseThrow(() -> new IllegalStateException("The erasure " + id + " is gone"));
    }

    private void tell(String id) {
        Subject subject = known(id);
        store.finish(id);
        tombstones.done(id);
        trail.append(ERASURE, "erasure:" + id, "PERSON_ERASED", "", List.of());
        outbox.append(new PersonErased(id, subject.experts().stream().sorted().toList()));
    }
}
