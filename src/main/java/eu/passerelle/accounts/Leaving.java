package eu.passerelle.accounts;

import eu.passerelle.accounts.Approval.Kind;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.privacy.Erasure;
import eu.passerelle.privacy.Erasures;
import eu.passerelle.privacy.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Who leaves for good: by the own account, or by a coordinator for somebody who wrote a letter. */
@Component
class Leaving {
    static final int REASON_AT_MOST = 500;

    /** The first write locks all coordinators, so that the last two do not leave at once. */
    private static final String OTHERS_COORDINATE = """
            MATCH (a:Account {role: 'COORDINATOR'}) SET a.rev = 0
            WITH a WHERE coalesce(a.enabled, true) AND NOT a.id IN $accounts AND NOT EXISTS {
              MATCH (e:Erasure) WHERE e.state IN ['WAITING', 'RUNNING'] AND a.id IN e.accounts }
            RETURN count(a) > 0
            """;

    private static final String COORDINATES =
            "RETURN EXISTS { MATCH (a:Account {role: 'COORDINATOR'}) WHERE a.id IN $accounts }";

    private final Erasures erasures;
    private final SignIns signIns;
    private final Approvals approvals;
    private final Commands commands;
    private final GraphTransactions transactions;
    private final Neo4jClient neo4j;

    Leaving(
            Erasures erasures,
            SignIns signIns,
            Approvals approvals,
            Commands commands,
            GraphTransactions transactions,
            Neo4jClient neo4j) {
        this.erasures = erasures;
        this.signIns = signIns;
        this.approvals = approvals;
        this.commands = commands;
        this.transactions = transactions;
        this.neo4j = neo4j;
    }

    Optional<Erasure> open(Viewer viewer) {
        return erasures.open(viewer.account());
    }

    List<Erasure> latest() {
        return erasures.latest();
    }

    /** @param understood whether the person has ticked that it cannot be undone later */
    void ask(Viewer viewer, boolean understood, String commandId) {
        if (!understood) {
            throw new InvalidInput(FieldProblem.of("understood", "accounts.leaving.understood.missing"));
        }
        commands.once(viewer.account().value() + ":leaving", commandId, Boolean.class, () -> {
            Subject subject = erasures.of(viewer.account());
            if (isTheLastCoordinator(subject)) {
                throw new InvalidInput(FieldProblem.of("understood", "accounts.leaving.last"));
            }
            erasures.ask(viewer.account(), subject, "");
            return true;
        });
        signIns.changed();
    }

    /** @throws InvalidInput when it has begun */
    void takeBack(Viewer viewer) {
        if (!erasures.takeBack(viewer.account(), erasures.of(viewer.account()))) {
            throw new InvalidInput(FieldProblem.of("leaving", "accounts.leaving.begun"));
        }
        signIns.changed();
    }

    /**
     * What cannot be undone, and hides somebody at once, takes two persons.
     *
     * @throws ApprovalMissing when another coordinator has to approve it first
     */
    void askFor(AccountId coordinator, String email, String reason, String commandId) {
        String scope = coordinator.value() + ":leaving-by-letter";
        commands.once(scope, commandId, Accounts.normal(email) + reason, Boolean.class, () -> {
            Subject subject = erasures.of(email);
            List<FieldProblem> problems = problems(coordinator, subject, reason);
            if (!problems.isEmpty()) {
                throw new InvalidInput(problems);
            }
            approvals.use(coordinator, Kind.ERASURE, Accounts.normal(email));
            erasures.ask(coordinator, subject, reason);
            return true;
        });
        signIns.changed();
    }

    /**
     * So that another coordinator can let this be done; once, while nobody has decided.
     *
     * @return false when there is no other coordinator who could
     */
    boolean askToApprove(AccountId coordinator, String email, String reason, String commandId) {
        if (approvals.hasNobodyElse(coordinator)) {
            return false;
        }
        String subject = Accounts.normal(email);
        boolean waits = asked(coordinator).stream()
                .anyMatch(one ->
                        one.state() == Approval.State.ASKED && one.subject().equals(subject));
        if (!waits) {
            approvals.ask(coordinator, Kind.ERASURE, subject, reason, commandId);
        }
        return true;
    }

    /** What this coordinator has asked another to approve lately. */
    List<Approval> asked(AccountId coordinator) {
        return approvals.of(coordinator, Kind.ERASURE);
    }

    private List<FieldProblem> problems(AccountId coordinator, Subject subject, String reason) {
        var problems = new ArrayList<FieldProblem>();
        if (!subject.isKnown()) {
            problems.add(FieldProblem.of("email", "accounts.leaving.unknown"));
        } else if (subject.accounts().contains(coordinator.value())) {
            problems.add(FieldProblem.of("email", "accounts.leaving.own"));
        } else if (isTheLastCoordinator(subject)) {
            problems.add(FieldProblem.of("email", "accounts.leaving.last"));
        }
        if (reason.isEmpty() || reason.length() > REASON_AT_MOST) {
            problems.add(FieldProblem.of("reason", "accounts.leaving.reason.invalid", REASON_AT_MOST));
        }
        return problems;
    }

    /** @throws NotFound when there is none that can still be taken back */
    void takeBackFor(AccountId coordinator, String id) {
        Erasure erasure = erasures.latest().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("Erasure", id));
        if (!erasures.takeBack(coordinator, erasure)) {
            throw new NotFound("Erasure", id);
        }
        signIns.changed();
    }

    private boolean isTheLastCoordinator(Subject subject) {
        return transactions.write(() -> is(COORDINATES, subject) && !is(OTHERS_COORDINATE, subject));
    }

    private boolean is(String cypher, Subject subject) {
        return neo4j.query(cypher)
                .bindAll(subject.parameters())
                .fetchAs(Boolean.class)
                .one()
                .orElse(false);
    }
}
