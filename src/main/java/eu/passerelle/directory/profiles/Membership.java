package eu.passerelle.directory.profiles;

import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.ExpertStatus;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.privacy.AuditEntry;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who is taken in, and who rests: a coordinator decides, with a reason that the expert can read. */
@Component
class Membership {
    private final Profiles profiles;
    private final ProfileStore store;
    private final Joining joining;
    private final GraphTransactions transactions;

    Membership(Profiles profiles, ProfileStore store, Joining joining, GraphTransactions transactions) {
        this.profiles = profiles;
        this.store = store;
        this.joining = joining;
        this.transactions = transactions;
    }

    /** Nobody becomes an applicant again. */
    static List<ExpertStatus> choices(ExpertStatus present) {
        return switch (present) {
            case APPLICANT, PAUSED -> List.of(ExpertStatus.ACTIVE);
            case ACTIVE -> List.of(ExpertStatus.PAUSED);
        };
    }

    void decide(CoordinatorViewer viewer, ExpertId id, String wanted, String reason) {
        if (reason.isBlank()) {
            throw new InvalidInput(FieldProblem.of("reason-status", "directory.problem.reason.missing"));
        }
        transactions.write(() -> {
            Expert expert = profiles.locked(id);
            if (profiles.isLeaving(id)) {
                throw new InvalidInput(FieldProblem.of("reason-status", "directory.problem.status.leaving"));
            }
            if (expert.status() == ExpertStatus.PAUSED && profiles.hasPausedItself(id)) {
                throw new InvalidInput(FieldProblem.of("reason-status", "directory.problem.status.ownPause"));
            }
            ExpertStatus status = choices(expert.status()).stream()
                    .filter(choice -> choice.name().equals(wanted))
                    .findFirst()
                    .orElseThrow(() ->
                            new InvalidInput(FieldProblem.of("reason-status", "directory.problem.status.notPossible")));
            store.writeStatus(id, status);
            if (expert.status() == ExpertStatus.APPLICANT) {
                joining.invite(viewer.account(), id);
            }
            profiles.changed(
                    viewer,
                    id,
                    ProfileAction.STATUS_CHANGED,
                    reason,
                    List.of(new AuditEntry.Change("status", expert.status().name(), status.name())));
        });
    }
}
