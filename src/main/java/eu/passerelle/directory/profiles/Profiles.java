package eu.passerelle.directory.profiles;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.ExpertChanged;
import eu.passerelle.directory.ExpertStatus;
import eu.passerelle.directory.Experts;
import eu.passerelle.directory.Visibility;
import eu.passerelle.directory.World;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.privacy.Agreement.Topic;
import eu.passerelle.privacy.Agreements;
import eu.passerelle.privacy.AuditEntry;
import eu.passerelle.privacy.AuditTrail;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** What an expert writes in the own profile: nobody else writes it. */
@Component
class Profiles {
    /** What changes a status, told by the expert and by a coordinator. */
    private static final List<String> PAUSES = List.of("paused", "status");

    private static final int MOST_SHOWN = 50;

    private final Experts experts;
    private final ProfileStore store;
    private final World world;
    private final AuditTrail trail;
    private final Agreements agreements;
    private final GraphTransactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    Profiles(
            Experts experts,
            ProfileStore store,
            World world,
            AuditTrail trail,
            Agreements agreements,
            GraphTransactions transactions,
            Outbox outbox,
            Clock clock) {
        this.experts = experts;
        this.store = store;
        this.world = world;
        this.trail = trail;
        this.agreements = agreements;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    Profile get(ExpertId id) {
        return find(id).orElseThrow(() -> new NotFound("Expert", id.value()));
    }

    Optional<Profile> find(ExpertId id) {
        return experts.find(id).filter(expert -> !expert.isFormer()).map(store::read);
    }

    Optional<ExpertId> successor(ExpertId id) {
        return experts.successor(id);
    }

    /** Whether it is the expert who rests: then only the expert ends it, since more people would see the profile. */
    boolean hasPausedItself(ExpertId id) {
        List<String> actions = List.of(ProfileAction.OFFER_CHANGED.name(), ProfileAction.STATUS_CHANGED.name());
        return trail.newest(ProfileAction.subject(id), actions, PAUSES).stream()
                .flatMap(entry -> entry.changes().stream())
                .filter(change -> PAUSES.contains(change.field()))
                .findFirst()
                .filter(change -> change.field().equals("paused") && Boolean.parseBoolean(change.after()))
                .isPresent();
    }

    /** Whether the profile rests because the person is about to be erased: that ends only by being taken back. */
    boolean isLeaving(ExpertId id) {
        return store.isLeaving(id);
    }

    List<AuditEntry> history(ExpertId id) {
        return trail.of(ProfileAction.subject(id), MOST_SHOWN);
    }

    LocalDate today(Expert expert) {
        return LocalDate.ofInstant(clock.instant(), expert.zone());
    }

    /**
     * @param seen the section's print when the one who types last saw it
     * @throws InvalidInput when the section says too little, too much or the impossible
     * @throws ChangedMeanwhile when the section is no longer what was seen
     */
    void save(ExpertViewer viewer, Section typed, String seen) {
        List<FieldProblem> problems = typed.problems(world);
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        transactions.write(() -> {
            Expert expert = locked(viewer.expert());
            Section stored = typed.in(store.read(expert));
            if (stored.print().equals(typed.print())) {
                return;
            }
            if (!stored.print().equals(seen)) {
                throw new ChangedMeanwhile();
            }
            store.write(expert.id(), typed);
            if (typed instanceof Section.Offer offer) {
                writePause(expert, offer.paused());
                agreements.note(viewer.account(), Topic.SHOWN_BY_NAME, "", offer.visibility() == Visibility.NETWORK);
            }
            changed(viewer, expert.id(), ProfileAction.of(typed), "", changes(stored, typed));
        });
    }

    /** Who has not been taken in yet cannot come back from a pause. */
    private void writePause(Expert expert, boolean paused) {
        if (expert.status() != ExpertStatus.APPLICANT) {
            store.writeStatus(expert.id(), paused ? ExpertStatus.PAUSED : ExpertStatus.ACTIVE);
        }
    }

    void confirm(ExpertViewer viewer) {
        transactions.write(() -> {
            Expert expert = locked(viewer.expert());
            store.confirm(expert.id(), today(expert));
            changed(viewer, expert.id(), ProfileAction.PROFILE_CONFIRMED, "", List.of());
        });
    }

    Expert locked(ExpertId id) {
        store.lock(id);
        return experts.get(id);
    }

    /** The index and the trail hear of it in the same transaction. */
    void changed(Viewer viewer, ExpertId expert, ProfileAction action, String reason, List<AuditEntry.Change> changes) {
        trail.append(viewer.account(), ProfileAction.subject(expert), action.name(), reason, changes);
        outbox.append(new ExpertChanged(expert));
    }

    /** Long texts are not kept twice: the history says that they changed, not how. */
    private static List<AuditEntry.Change> changes(Section before, Section after) {
        var fields = new TreeSet<>(before.told().keySet());
        fields.addAll(after.told().keySet());
        var changes = new ArrayList<AuditEntry.Change>();
        for (String field : fields) {
            String old = before.told().getOrDefault(field, "");
            String now = after.told().getOrDefault(field, "");
            if (!old.equals(now)) {
                boolean isText = after instanceof Section.Summary;
                changes.add(new AuditEntry.Change(field, isText ? "" : old, isText ? "" : now));
            }
        }
        return changes;
    }

    /** Somebody saved the section in another window. */
    static final class ChangedMeanwhile extends RuntimeException {}
}
