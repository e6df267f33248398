package eu.passerelle.privacy;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.Outbox;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who wants to be erased: for some days it can be taken back, and the person is hidden meanwhile; then it happens. */
@Component
public class Erasures {
    private final ErasureStore store;
    private final Subjects subjects;
    private final List<PersonalData> modules;
    private final AuditTrail trail;
    private final Outbox outbox;
    private final PrivacyProperties properties;
    private final GraphTransactions transactions;
    private final Clock clock;

    Erasures(
            ErasureStore store,
            Subjects subjects,
            List<PersonalData> modules,
            AuditTrail trail,
            Outbox outbox,
            PrivacyProperties properties,
            GraphTransactions transactions,
            Clock clock) {
        this.store = store;
        this.subjects = subjects;
        this.modules = modules.stream()
                .sorted(Comparator.comparingInt(PersonalData::order))
                .toList();
        this.trail = trail;
        this.outbox = outbox;
        this.properties = properties;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Subject of(AccountId account) {
        return transactions.read(() -> subjects.of(Set.of(account.value()), Set.of(), Set.of()));
    }

    /** Somebody who was asked something by mail, and all that is known of the same address. */
    public Subject ofGuest(String guest) {
        return transactions.read(() -> subjects.of(Set.of(), Set.of(), Set.of(guest)));
    }

    /** Nobody is known by no address. */
    public Subject of(String address) {
        return transactions.read(() -> subjects.of(address));
    }

    /** Whether whoever reads mail at this address is known here as nobody but somebody who was asked something by it. */
    public boolean isOnlyGuest(String address) {
        return transactions.read(() -> subjects.isOnlyGuest(subjects.of(address)));
    }

    /**
     * Nobody asks for one until the running transaction ends.
     *
     * @throws Conflict when one waits or runs for whoever has the account
     */
    public void requireNone(AccountId account) {
        transactions.write(() -> {
            store.lock();
            if (store.open(Set.copyOf(of(account).ids())).isPresent()) {
                throw new Conflict("privacy.erasure.open");
            }
        });
    }

    /** Asked for twice, it is the first one. */
    public Erasure ask(AccountId by, Subject subject, String reason) {
        return transactions.write(() -> {
            store.lock();
            return store.open(ids(subject)).orElseGet(() -> begin(by, subject, reason));
        });
    }

    private Erasure begin(AccountId by, Subject subject, String reason) {
        String id = Ids.random();
        store.create(id, subject, by, clock.instant().plus(properties.erasureWaits()));
        modules.forEach(module -> module.leaving(subject));
        subject.accounts().forEach(account -> trail.append(by, account, "ERASURE_ASKED", reason, List.of()));
        if (subject.accounts().isEmpty()) {
            subject.experts()
                    .forEach(expert -> trail.append(by, "expert:" + expert, "ERASURE_ASKED", reason, List.of()));
        }
        if (subject.isGuest()) {
            trail.append(by, "erasure:" + id, "ERASURE_ASKED", reason, List.of());
        }
        outbox.append(new ErasureAsked(id));
        return store.find(id).orElseThrow();
    }

    /** As below, for whoever it is about. */
    public boolean takeBack(AccountId by, Erasure erasure) {
        return takeBack(by, of(erasure));
    }

    /** False when there is none, or it has begun and nobody can stop it any more. */
    public boolean takeBack(AccountId by, Subject subject) {
        return transactions.write(() -> {
            store.lock();
            Optional<Erasure> stopped = store.open(ids(subject)).flatMap(open -> store.takeBack(open.id()));
            stopped.ifPresent(erasure -> {
                modules.forEach(module -> module.staying(subject));
                trail.append(by, "erasure:" + erasure.id(), "ERASURE_TAKEN_BACK", "", List.of());
            });
            return stopped.isPresent();
        });
    }

    /** The one that waits or runs. */
    public Optional<Erasure> open(AccountId account) {
        return store.open(Set.of(account.value()));
    }

    /** The one that waits or runs for somebody who was asked something by mail, wherever it was asked for. */
    public Optional<Erasure> openOfGuest(String guest) {
        return store.open(ids(ofGuest(guest)));
    }

    /** Whether it waits or runs. */
    public boolean isOpen(String erasure) {
        return store.find(erasure)
                .filter(found -> found.state() == Erasure.State.WAITING || found.state() == Erasure.State.RUNNING)
                .isPresent();
    }

    /** The newest first. */
    public List<Erasure> latest() {
        return store.latest();
    }

    public Optional<Erasure> find(String erasure) {
        return store.find(erasure);
    }

    /** While it can still be taken back. */
    public Optional<Erasure> waiting(String erasure) {
        return store.find(erasure).filter(found -> found.state() == Erasure.State.WAITING);
    }

    public Subject of(Erasure erasure) {
        return transactions.read(() -> subjects.of(erasure.accounts(), erasure.experts(), erasure.guests()));
    }

    /** Whom the last mail goes to, while it is known. */
    public Optional<Subject> leaver(String erasure) {
        return store.known(erasure).filter(Subject::isKnown);
    }

    private static Set<String> ids(Subject subject) {
        var ids = new HashSet<>(subject.ids());
        ids.addAll(subject.guests());
        return ids;
    }
}
