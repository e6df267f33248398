package eu.passerelle.directory.profiles;

import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.directory.Claim;
import eu.passerelle.directory.Concept;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.privacy.AuditEntry;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * CompetenceClaims to competences: the expert states them, a coordinator verifies them one by one. Whoever changes what was verified
 * states it anew.
 */
@Component
class CompetenceClaims {
    static final int MOST = 25;
    static final int LONGEST_NOTE = 500;

    private final Profiles profiles;
    private final ProfileStore store;
    private final Taxonomy taxonomy;
    private final GraphTransactions transactions;

    CompetenceClaims(Profiles profiles, ProfileStore store, Taxonomy taxonomy, GraphTransactions transactions) {
        this.profiles = profiles;
        this.store = store;
        this.taxonomy = taxonomy;
        this.transactions = transactions;
    }

    /** What an expert says of one competence. */
    record Statement(int level, Claim.Evidence evidence, String note) {
        static final Statement INITIAL = new Statement(2, Claim.Evidence.SELF_STATED, "");

        boolean says(Profile.StatedClaim stated) {
            return stated.claim().level() == level
                    && stated.claim().evidence() == evidence
                    && stated.note().equals(note);
        }
    }

    void add(ExpertViewer viewer, String code) {
        CompetenceCode competence = taxonomy.current(known(code));
        transactions.write(() -> {
            Profile profile = store.read(profiles.locked(viewer.expert()));
            if (find(profile, competence).isPresent()) {
                return;
            }
            if (profile.claims().size() >= MOST) {
                throw new InvalidInput(FieldProblem.of("q", "directory.problem.claims.tooMany", MOST));
            }
            write(viewer.expert(), competence, Statement.INITIAL);
            changed(viewer, ProfileAction.CLAIM_STATED, competence, "", String.valueOf(Statement.INITIAL.level()));
        });
    }

    void remove(ExpertViewer viewer, String code) {
        CompetenceCode competence = known(code);
        transactions.write(() -> {
            Profile profile = store.read(profiles.locked(viewer.expert()));
            if (find(profile, competence).isPresent()) {
                store.removeClaim(viewer.expert(), competence);
                changed(viewer, ProfileAction.CLAIM_REMOVED, competence, "", "");
            }
        });
    }

    /** @throws NotFound when the expert claims no such competence (any more) */
    void change(ExpertViewer viewer, String code, Statement statement) {
        CompetenceCode competence = known(code);
        FieldProblem.tooLong("note-" + code, "directory.problem.tooLong", statement.note(), LONGEST_NOTE)
                .ifPresent(problem -> {
                    throw new InvalidInput(problem);
                });
        transactions.write(() -> {
            Profile.StatedClaim stated = claim(profiles.locked(viewer.expert()), competence);
            if (!statement.says(stated)) {
                write(viewer.expert(), competence, statement);
                changed(
                        viewer,
                        ProfileAction.CLAIM_CHANGED,
                        competence,
                        String.valueOf(stated.claim().level()),
                        String.valueOf(statement.level()));
            }
        });
    }

    /**
     * @param level as the coordinator sees it, which may be another than the expert's
     * @throws InvalidInput when the evidence is not what {@link EvidenceRule} asks for, and no reason says why it is enough
     */
    void verify(CoordinatorViewer viewer, ExpertId id, String code, int level, String reason) {
        CompetenceCode competence = known(code);
        transactions.write(() -> {
            Expert expert = profiles.locked(id);
            Profile profile = store.read(expert);
            Profile.StatedClaim stated = claim(profile, competence);
            if (reason.isBlank() && !EvidenceRule.isMet(profile, stated, level)) {
                throw new InvalidInput(FieldProblem.of("reason-" + code, "directory.problem.evidence"));
            }
            Claim claim = stated.claim();
            LocalDate today = profiles.today(expert);
            var verified = new Claim(competence, level, claim.evidence(), Optional.of(today));
            var check = new Profile.Check(viewer.account(), today);
            store.write(id, new Profile.StatedClaim(verified, stated.note(), Optional.of(check)));
            profiles.changed(
                    viewer,
                    id,
                    ProfileAction.CLAIM_VERIFIED,
                    reason,
                    List.of(change(competence, String.valueOf(claim.level()), String.valueOf(level))));
        });
    }

    /** @throws InvalidInput without a reason: the expert will read it */
    void unverify(CoordinatorViewer viewer, ExpertId id, String code, String reason) {
        CompetenceCode competence = known(code);
        if (reason.isBlank()) {
            throw new InvalidInput(FieldProblem.of("reason-" + code, "directory.problem.reason.missing"));
        }
        transactions.write(() -> {
            Profile.StatedClaim stated = claim(profiles.locked(id), competence);
            Claim claim = stated.claim();
            var open = new Claim(competence, claim.level(), claim.evidence(), Optional.empty());
            store.write(id, new Profile.StatedClaim(open, stated.note(), Optional.empty()));
            profiles.changed(
                    viewer,
                    id,
                    ProfileAction.CLAIM_UNVERIFIED,
                    reason,
                    List.of(change(competence, String.valueOf(claim.level()), "")));
        });
    }

    private void write(ExpertId expert, CompetenceCode competence, Statement statement) {
        var claim = new Claim(competence, statement.level(), statement.evidence(), Optional.empty());
        store.write(expert, new Profile.StatedClaim(claim, statement.note(), Optional.empty()));
    }

    private void changed(
            ExpertViewer viewer, ProfileAction action, CompetenceCode competence, String before, String after) {
        profiles.changed(viewer, viewer.expert(), action, "", List.of(change(competence, before, after)));
    }

    private static AuditEntry.Change change(CompetenceCode competence, String before, String after) {
        return new AuditEntry.Change(competence.value(), before, after);
    }

    private Profile.StatedClaim claim(Expert expert, CompetenceCode competence) {
        return claim(store.read(expert), competence);
    }

    private static Profile.StatedClaim claim(Profile profile, CompetenceCode competence) {
        return find(profile, competence).orElseThrow(() -> new NotFound("Claim", competence.value()));
    }

    private static Optional<Profile.StatedClaim> find(Profile profile, CompetenceCode competence) {
        return profile.claims().stream()
                .filter(stated -> stated.claim().competence().equals(competence))
                .findFirst();
    }

    private CompetenceCode known(String code) {
        return taxonomy.find(new CompetenceCode(code))
                .map(Concept::code)
                .orElseThrow(() -> new NotFound("Competence", code));
    }
}
