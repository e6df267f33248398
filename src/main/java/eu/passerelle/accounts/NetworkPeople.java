package eu.passerelle.accounts;

import eu.passerelle.accounts.AccountInvitations.Invitee;
import eu.passerelle.accounts.Approval.Kind;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.privacy.AuditEntry.Change;
import eu.passerelle.privacy.AuditTrail;
import java.util.ArrayList;
import java.util.List;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/**
 * Those who act for the network as a whole: coordinators, auditors and operators. An account has one role, and an address
 * one account, so that nobody audits what he or she decided as a coordinator.
 */
@Component
class NetworkPeople {
    static final List<Role> ROLES = List.of(Role.COORDINATOR, Role.AUDITOR, Role.OPERATOR);
    private static final List<String> ROLE_NAMES =
            ROLES.stream().map(Role::name).toList();
    private static final String NOBODY = "";

    private static final String LIST = """
            MATCH (a:Account) WHERE a.role IN $roles AND a.enabled
            RETURN a.id AS id, coalesce(a.name, a.email) AS name, a.email AS email, a.role AS role
            ORDER BY role, name, id LIMIT 200
            """;
    /** Closed accounts count: whoever has closed the last other one is not the first. */
    private static final String HAD_ANOTHER = """
            RETURN EXISTS { MATCH (a:Account {role: 'COORDINATOR'}) WHERE a.id <> $id }
            """;
    /** Of two who end each other at once, one comes too late. */
    private static final String LOCK_COORDINATORS =
            "MATCH (a:Account {role: 'COORDINATOR'}) WITH a ORDER BY a.id SET a.rev = 0";

    private static final String STILL_ONE =
            "RETURN EXISTS { MATCH (a:Account {id: $id, role: 'COORDINATOR'}) WHERE a.enabled }";
    private static final AccountClosing.Kind ENDED = new AccountClosing.Kind(ROLES, "PERSON_ENDED");

    private final Neo4jClient neo4j;
    private final AccountInvitations invitations;
    private final AccountClosing closing;
    private final SignIns signIns;
    private final Approvals approvals;
    private final AuditTrail trail;
    private final Commands commands;

    NetworkPeople(
            Neo4jClient neo4j,
            AccountInvitations invitations,
            AccountClosing closing,
            SignIns signIns,
            Approvals approvals,
            AuditTrail trail,
            Commands commands) {
        this.neo4j = neo4j;
        this.invitations = invitations;
        this.closing = closing;
        this.signIns = signIns;
        this.approvals = approvals;
        this.trail = trail;
        this.commands = commands;
    }

    record Person(AccountId account, String name, String email, Role role) {}

    List<Person> list() {
        return List.copyOf(neo4j.query(LIST)
                .bind(ROLE_NAMES)
                .to("roles")
                .fetchAs(Person.class)
                .mappedBy((types, row) -> new Person(
                        new AccountId(row.get("id").asString()),
                        row.get("name").asString(),
                        row.get("email").asString(),
                        Role.valueOf(row.get("role").asString())))
                .all());
    }

    /** Those who have not come yet. */
    List<Invitee> invited() {
        return invitations.open(NOBODY).stream()
                .map(AccountInvitations.Invitation::invitee)
                .filter(invitee -> ROLES.contains(invitee.role()))
                .toList();
    }

    /**
     * Whoever could add a coordinator alone could add the second person of every approval, too. The first coordinator ever
     * has nobody to ask; whoever has become the only one is not the first.
     *
     * @throws InvalidInput also when the address has an account already, whatever its role
     * @throws ApprovalMissing when another coordinator has to approve it first
     */
    void invite(CoordinatorViewer by, Invitee invitee, String reason, String commandId) {
        var problems = new ArrayList<>(invitee.problems(""));
        if (problems.isEmpty() && invitations.hasAccount(invitee.email())) {
            problems.add(FieldProblem.of(
                    "email",
                    invitations.isClosed(invitee.email()) ? "accounts.people.closed" : "accounts.people.hasAccount"));
        }
        requireReason(reason, problems);
        commands.once(by.account() + ":invite-person", commandId, invitee.toString(), Boolean.class, () -> {
            if (invitee.role() != Role.OPERATOR && holds(HAD_ANOTHER, by.account())) {
                approvals.use(by.account(), Kind.PERSON, subject(invitee));
            }
            invitations.invite(by.account(), invitee);
            trail.append(
                    by.account(),
                    "role:" + invitee.role().name(),
                    "PERSON_INVITED",
                    reason,
                    List.of(new Change("email", "", Accounts.normal(invitee.email()))));
            return true;
        });
    }

    /**
     * So that another coordinator can let this be done; once, while nobody has decided.
     *
     * @return false when there is no other coordinator who could
     */
    boolean askToInvite(CoordinatorViewer by, Invitee invitee, String reason, String commandId) {
        if (approvals.hasNobodyElse(by.account())) {
            return false;
        }
        boolean waits = asked(by).stream()
                .anyMatch(one ->
                        one.state() == Approval.State.ASKED && one.subject().equals(subject(invitee)));
        if (!waits) {
            approvals.ask(by.account(), Kind.PERSON, subject(invitee), reason, commandId);
        }
        return true;
    }

    /** What this coordinator has asked for lately. */
    List<Approval> asked(CoordinatorViewer by) {
        return approvals.of(by.account(), Kind.PERSON);
    }

    private static String subject(Invitee invitee) {
        return invitee.role() + " " + Accounts.normal(invitee.email());
    }

    private boolean holds(String question, AccountId account) {
        return neo4j.query(question)
                .bind(account.value())
                .to("id")
                .fetchAs(Boolean.class)
                .one()
                .orElse(false);
    }

    /**
     * All sign-ins and tokens end with it; what the person has done stays.
     *
     * @throws NotFound when there is no such account that is open, or one's own was closed meanwhile
     */
    void end(CoordinatorViewer by, AccountId account, String reason, String commandId) {
        var problems = new ArrayList<FieldProblem>();
        if (account.equals(by.account())) {
            problems.add(FieldProblem.of("reason", "accounts.people.own"));
        }
        requireReason(reason, problems);
        commands.once(by.account() + ":end-person:" + account, commandId, Boolean.class, () -> {
            neo4j.query(LOCK_COORDINATORS).run();
            if (!holds(STILL_ONE, by.account())) {
                throw new NotFound("Account", by.account().value());
            }
            closing.close(by.account(), account, ENDED, reason);
            return true;
        });
        signIns.changed();
    }

    private static void requireReason(String reason, List<FieldProblem> problems) {
        Participants.reasonProblem(reason).ifPresent(problems::add);
        if (!problems.isEmpty()) {
            throw new InvalidInput(List.copyOf(problems));
        }
    }
}
