package eu.passerelle.casework.cards;

import eu.passerelle.accounts.Accounts;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.casework.cards.Exercise.Certificate;
import eu.passerelle.casework.cards.Exercise.Handed;
import eu.passerelle.casework.cards.Exercise.Step;
import eu.passerelle.casework.cards.ExerciseStore.Issued;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.privacy.AuditEntry.Change;
import eu.passerelle.privacy.AuditTrail;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/**
 * Exercises on invented cases and the certificates that come of them. Whoever has the address of an exercise and is signed
 * in may take part: it is handed round in the course.
 */
@Component
class Exercises {
    static final int MOST_PLANS = 60;
    /** After which what was learned is to be shown anew. */
    private static final Period VALID = Period.ofYears(3);

    private final ExerciseStore store;
    private final TrainingCases cases;
    private final Accounts accounts;
    private final Commands commands;
    private final AuditTrail trail;
    private final Clock clock;

    Exercises(
            ExerciseStore store,
            TrainingCases cases,
            Accounts accounts,
            Commands commands,
            AuditTrail trail,
            Clock clock) {
        this.store = store;
        this.cases = cases;
        this.accounts = accounts;
        this.commands = commands;
        this.trail = trail;
        this.clock = clock;
    }

    Exercise get(String id) {
        return store.find(id).orElseThrow(() -> new NotFound("Exercise", id));
    }

    List<Exercise> openedBy(Viewer trainer) {
        return store.openedBy(trainer.account());
    }

    /** @return its id, by which people take part */
    String open(Viewer trainer, String example, String commandId) {
        cases.require(example);
        return commands.once("exercise.open:" + trainer.account(), commandId, example, String.class, () -> {
            String id = Ids.random();
            store.open(id, example, trainer.account(), clock.instant());
            return id;
        });
    }

    /**
     * Once: from then on, the model answer and the plans of the others are shown.
     *
     * @throws Conflict when they were, when it is the trainer’s, or when too many take part
     */
    void handIn(Viewer viewer, String id, List<Step> steps, String answer, String commandId) {
        String account = viewer.account().value();
        changing(viewer, id, "hand-in:" + steps + answer, commandId, (exercise, by) -> {
            if (exercise.trainer().equals(account)) {
                throw new Conflict("casework.exercise.conflict.trainer");
            }
            exercise.of(account).ifPresent(handed -> {
                throw new Conflict(
                        handed.standing().isPresent()
                                ? "casework.exercise.conflict.certified"
                                : "casework.exercise.conflict.shown");
            });
            if (exercise.plans().size() >= MOST_PLANS) {
                throw new Conflict("casework.exercise.conflict.full", MOST_PLANS);
            }
            store.handIn(id, by, steps, answer, clock.instant());
        });
    }

    /**
     * Whoever asks for it again finds it there, unless it was withdrawn.
     *
     * @throws Conflict when it is not known for whom it would be
     */
    void certify(Viewer trainer, String id, String plan, String commandId) {
        requireTrainer(trainer, get(id));
        changing(trainer, id, "certify:" + plan, commandId, (exercise, by) -> {
            Handed handed = exercise.plans().stream()
                    .filter(one -> one.id().equals(plan))
                    .findFirst()
                    .orElseThrow(() -> new NotFound("ExercisePlan", plan));
            if (handed.standing().isEmpty()) {
                Certificate certificate = certificate(handed, exercise);
                store.certify(handed, certificate, by);
                tell(by, certificate.id(), "CERTIFICATE_ISSUED", "", exercise.example());
            }
        });
    }

    private Certificate certificate(Handed handed, Exercise exercise) {
        var account = new AccountId(handed.account());
        String holder = accounts.names(List.of(account)).getOrDefault(account, "");
        if (holder.isBlank()) {
            throw new Conflict("casework.exercise.conflict.nameless");
        }
        return new Certificate(
                CaseCode.letters(16), Ids.random(), holder, exercise.example(), today(), today().plus(VALID), false);
    }

    /** By whoever issued it, or by those who coordinate the network. @throws Conflict when somebody has done so */
    void withdraw(Viewer viewer, String id, String reason, String commandId) {
        requireMayWithdraw(viewer, issued(id));
        commands.once("certificate:" + id, commandId, reason, Boolean.class, () -> {
            Issued issued = store.lockedCertificate(id).orElseThrow(() -> new NotFound("Certificate", id));
            requireStanding(issued.certificate());
            store.withdraw(id);
            tell(
                    viewer.account(),
                    id,
                    "CERTIFICATE_WITHDRAWN",
                    reason,
                    issued.certificate().example());
            return true;
        });
    }

    /**
     * @throws NotFound for whom it is not to withdraw
     * @throws Conflict when it was withdrawn
     */
    Certificate withdrawable(Viewer viewer, String id) {
        Issued issued = issued(id);
        requireMayWithdraw(viewer, issued);
        requireStanding(issued.certificate());
        return issued.certificate();
    }

    private static void requireMayWithdraw(Viewer viewer, Issued issued) {
        if (!(viewer instanceof CoordinatorViewer)
                && !issued.issuer().equals(viewer.account().value())) {
            throw new NotFound("Certificate", issued.certificate().id());
        }
    }

    private static void requireStanding(Certificate certificate) {
        if (certificate.withdrawn()) {
            throw new Conflict("casework.certificate.conflict.withdrawn");
        }
    }

    Issued issued(String id) {
        return store.certificate(id).orElseThrow(() -> new NotFound("Certificate", id));
    }

    /**
     * For its paper.
     *
     * @throws NotFound for anybody but whom it belongs to
     * @throws Conflict unless it is valid
     */
    Certificate own(Viewer viewer, String id) {
        Issued issued = issued(id);
        if (!issued.account().equals(viewer.account().value())) {
            throw new NotFound("Certificate", id);
        }
        if (!issued.certificate().isValid(today())) {
            throw new Conflict("casework.certificate.conflict.over");
        }
        return issued.certificate();
    }

    List<Certificate> heldBy(Viewer viewer) {
        return store.heldBy(viewer.account());
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private void requireTrainer(Viewer viewer, Exercise exercise) {
        if (!exercise.trainer().equals(viewer.account().value())) {
            throw new NotFound("Exercise", exercise.id());
        }
    }

    private void changing(
            Viewer viewer, String id, String what, String commandId, BiConsumer<Exercise, AccountId> work) {
        get(id);
        commands.once("exercise:" + id + ":" + viewer.account(), commandId, what, Boolean.class, () -> {
            work.accept(store.locked(id).orElseThrow(() -> new NotFound("Exercise", id)), viewer.account());
            return true;
        });
    }

    private void tell(AccountId by, String certificate, String action, String reason, String example) {
        trail.append(by, "certificate:" + certificate, action, reason, List.of(new Change("example", "", example)));
    }
}
