package eu.passerelle.accounts;

import eu.passerelle.accounts.Approval.Kind;
import eu.passerelle.accounts.Approval.State;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.privacy.AuditEntry.Change;
import eu.passerelle.privacy.AuditTrail;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Value;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/**
 * What gives away much at once takes two persons: one asks with a reason, a coordinator who is somebody else approves
 * within seven days, and the first may do it once within a day.
 */
@Component
public class Approvals {
    private static final Logger log = LoggerFactory.getLogger(Approvals.class);
    private static final int REASON_AT_MOST = 500;
    private static final int MOST_SHOWN = 50;
    /** Decides what no person does. */
    private static final AccountId SERVICE = new AccountId("service");

    private static final String ASK = """
            CREATE (:Approval {id: $id, kind: $kind, subject: $subject, reason: $reason, by: $by, at: $now, state: 'ASKED'})
            """;
    private static final String LOCK = """
            MATCH (a:Approval {id: $id}) SET a.rev = 0
            RETURN a
            """;
    private static final String DECIDE = """
            MATCH (a:Approval {id: $id})
            SET a.state = $state, a.decidedBy = $by, a.decidedAt = $now, a.why = $why
            """;
    /** All are locked, and looked at again after that, so that of many who use one at once one does. */
    private static final String USE = """
            MATCH (a:Approval {by: $by}) WHERE a.kind = $kind AND a.subject = $subject AND a.state = 'APPROVED'
            WITH a ORDER BY a.id
            SET a.rev = 0
            WITH a WHERE a.state = 'APPROVED' AND a.decidedAt > $since
            WITH a ORDER BY a.decidedAt, a.id LIMIT 1
            SET a.state = 'USED', a.usedAt = $now
            RETURN a.id
            """;

    private static final String OPEN = """
            MATCH (a:Approval {state: 'ASKED'}) WHERE a.at > $since AND a.by <> $account
            RETURN a ORDER BY a.at, a.id LIMIT $most
            """;
    private static final String OWN = """
            MATCH (a:Approval {by: $account}) WHERE a.at > $since
            RETURN a ORDER BY a.at DESC, a.id LIMIT $most
            """;

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final Commands commands;
    private final AuditTrail trail;
    private final Outbox outbox;
    private final Correspondents correspondents;
    private final TwoPersons settings;
    private final Clock clock;

    Approvals(
            Neo4jClient neo4j,
            GraphTransactions transactions,
            Commands commands,
            AuditTrail trail,
            Outbox outbox,
            Correspondents correspondents,
            TwoPersons settings,
            Clock clock) {
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.commands = commands;
        this.trail = trail;
        this.outbox = outbox;
        this.correspondents = correspondents;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void tellWhenOneIsEnough() {
        if (!settings.twoPersons()) {
            log.warn(
                    "Whole tables and the trail can be downloaded by one person alone: passerelle.privacy.two-persons is false");
            trail.append(SERVICE, "setting:two-persons", "TWO_PERSONS_OFF", "", List.of());
        }
    }

    public boolean areNeeded() {
        return settings.twoPersons();
    }

    /** Whether there is nobody who could approve what this account asks for. */
    public boolean hasNobodyElse(AccountId account) {
        return correspondents.networkCoordinators().stream()
                .allMatch(coordinator -> coordinator.account().equals(account));
    }

    /** The coordinators but for the one who asks are told. */
    public void ask(AccountId by, Kind kind, String subject, String reason, String commandId) {
        if (reason.isEmpty() || reason.length() > REASON_AT_MOST) {
            throw new InvalidInput(FieldProblem.of("reason", "accounts.approval.reason.invalid", REASON_AT_MOST));
        }
        commands.once(by + ":ask-approval", commandId, kind + subject + reason, String.class, () -> {
            String id = Ids.random();
            neo4j.query(ASK)
                    .bindAll(Map.of(
                            "id",
                            id,
                            "kind",
                            kind.name(),
                            "subject",
                            subject,
                            "reason",
                            reason,
                            "by",
                            by.value(),
                            "now",
                            now()))
                    .run();
            note(by, id, "APPROVAL_ASKED", reason, kind, subject);
            outbox.append(new ApprovalAsked(id, by));
            return id;
        });
    }

    /**
     * @throws NotFound when it is one's own, or there is none
     * @throws Conflict when it was decided, or is too old
     */
    void decide(CoordinatorViewer by, String id, boolean approved, String why, String commandId) {
        if (why.length() > REASON_AT_MOST) {
            throw new InvalidInput(FieldProblem.of("why", "accounts.approval.reason.invalid", REASON_AT_MOST));
        }
        commands.once(by.account() + ":decide-approval:" + id, commandId, approved + why, Boolean.class, () -> {
            Approval approval = locked(id);
            if (approval.by().equals(by.account())) {
                throw new NotFound("Approval", id);
            }
            if (approval.stateAt(clock.instant()) != State.ASKED) {
                throw new Conflict("accounts.approval.decided");
            }
            State state = approved ? State.APPROVED : State.DECLINED;
            neo4j.query(DECIDE)
                    .bindAll(Map.of(
                            "id", id, "state", state.name(), "by", by.account().value(), "now", now(), "why", why))
                    .run();
            note(by.account(), id, "APPROVAL_" + state.name(), why, approval.kind(), approval.subject());
            outbox.append(new ApprovalDecided(id, approval.by()));
            return true;
        });
    }

    private Approval locked(String id) {
        return neo4j.query(LOCK)
                .bind(id)
                .to("id")
                .fetchAs(Approval.class)
                .mappedBy((types, row) -> approval(row.get("a")))
                .one()
                .orElseThrow(() -> new NotFound("Approval", id));
    }

    /**
     * To be called before what needs it, which then happens once. Nothing is used up where one person is enough.
     *
     * @throws ApprovalMissing when nobody else has approved it within the last day, or it was used
     */
    public void use(AccountId by, Kind kind, String subject) {
        if (!settings.twoPersons()) {
            return;
        }
        transactions.write(() -> {
            String id = neo4j.query(USE)
                    .bindAll(Map.of(
                            "by", by.value(),
                            "kind", kind.name(),
                            "subject", subject,
                            "since", now().minus(Approval.USED_WITHIN),
                            "now", now()))
                    .fetchAs(String.class)
                    .one()
                    .orElseThrow(ApprovalMissing::new);
            note(by, id, "APPROVAL_USED", "", kind, subject);
        });
    }

    /** Those that this coordinator may decide, the oldest first. */
    public List<Approval> open(CoordinatorViewer viewer) {
        return approvals(OPEN, viewer.account());
    }

    /** What somebody asked for in the last week, the newest first. */
    public List<Approval> of(AccountId account, Kind kind) {
        return approvals(OWN, account).stream()
                .filter(approval -> approval.kind() == kind)
                .toList();
    }

    private List<Approval> approvals(String statement, AccountId account) {
        return List.copyOf(neo4j.query(statement)
                .bindAll(Map.of(
                        "account", account.value(),
                        "since", now().minus(Approval.DECIDED_WITHIN),
                        "most", MOST_SHOWN))
                .fetchAs(Approval.class)
                .mappedBy((types, row) -> approval(row.get("a")))
                .all());
    }

    private void note(AccountId by, String id, String action, String reason, Kind kind, String subject) {
        trail.append(
                by,
                "approval:" + id,
                action,
                reason,
                List.of(new Change("kind", "", kind.name()), new Change("subject", "", subject)));
    }

    private ZonedDateTime now() {
        return clock.instant().atZone(ZoneOffset.UTC);
    }

    private static Approval approval(Value a) {
        Instant at = a.get("at").asZonedDateTime().toInstant();
        return new Approval(
                a.get("id").asString(),
                Kind.valueOf(a.get("kind").asString()),
                a.get("subject").asString(),
                a.get("reason").asString(),
                new AccountId(a.get("by").asString()),
                at,
                State.valueOf(a.get("state").asString()),
                a.get("why").asString(""),
                a.get("decidedAt").isNull()
                        ? at
                        : a.get("decidedAt").asZonedDateTime().toInstant());
    }
}
