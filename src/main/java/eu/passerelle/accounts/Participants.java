package eu.passerelle.accounts;

import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.privacy.AuditEntry;
import eu.passerelle.privacy.AuditTrail;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Record;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Those who take part in the network's work: the accounts of cities' people and of experts, in coordinators' hands. */
@Component
class Participants {
    static final int MOST_LISTED = 100;
    private static final int REASON_AT_MOST = 500;
    private static final int MOST_TOLD = 10;
    private static final List<Role> ROLES = List.of(Role.CITY, Role.EXPERT);
    private static final AccountClosing.Kind CLOSED = new AccountClosing.Kind(ROLES, "ACCOUNT_CLOSED");
    private static final AccountClosing.Kind OPENED = new AccountClosing.Kind(ROLES, "ACCOUNT_OPENED");

    private static final String ROW = """
            RETURN a.id AS id, coalesce(a.name, a.email) AS name, a.email AS email, a.role AS role, a.enabled AS open,
              coalesce(head([(a)-[:ACTS_FOR]->(e:Expert) | e.id]), head([(a)-[:COORDINATES]->(m:Team) | m.id]), '') AS subject,
              EXISTS { MATCH (e:Erasure) WHERE e.state IN ['WAITING', 'RUNNING'] AND a.id IN e.accounts } AS leaves
            """;
    private static final String LIST = """
            MATCH (a:Account) WHERE a.role IN ['CITY', 'EXPERT']
              AND ($of = '' OR EXISTS { (a)-[:ACTS_FOR]->(:Expert {id: $of}) } OR EXISTS { (a)-[:COORDINATES]->(:Team {id: $of}) })
              AND ($sought = '' OR toLower(coalesce(a.name, '')) CONTAINS $sought OR a.email CONTAINS $sought)
            WITH a ORDER BY a.enabled DESC, toLower(coalesce(a.name, a.email)), a.id LIMIT $most
            """ + ROW + "ORDER BY open DESC, toLower(name), id";
    private static final String ONE = "MATCH (a:Account {id: $id}) WHERE a.role IN ['CITY', 'EXPERT'] " + ROW;

    private final Neo4jClient neo4j;
    private final AccountClosing closing;
    private final SignIns signIns;
    private final AuditTrail trail;
    private final Commands commands;

    Participants(Neo4jClient neo4j, AccountClosing closing, SignIns signIns, AuditTrail trail, Commands commands) {
        this.neo4j = neo4j;
        this.closing = closing;
        this.signIns = signIns;
        this.trail = trail;
        this.commands = commands;
    }

    /** @param subject the id of the expert or team; @param leaves about to be erased */
    record Participant(
            AccountId account, String name, String email, Role role, String subject, boolean open, boolean leaves) {
        public boolean isExpert() {
            return role == Role.EXPERT;
        }
    }

    /**
     * One more than {@link #MOST_LISTED} at most, to tell that there are more.
     *
     * @param words in a name or an address; may be empty
     * @param of the id of the expert or team that they act for; may be empty
     */
    List<Participant> find(String words, String of) {
        return List.copyOf(neo4j.query(LIST)
                .bindAll(Map.of("sought", words.toLowerCase(Locale.ROOT), "of", of, "most", MOST_LISTED + 1))
                .fetchAs(Participant.class)
                .mappedBy((types, row) -> participant(row))
                .all());
    }

    /** @throws NotFound for somebody who acts for the network, too */
    Participant get(AccountId account) {
        Optional<Participant> found = neo4j.query(ONE)
                .bind(account.value())
                .to("id")
                .fetchAs(Participant.class)
                .mappedBy((types, row) -> participant(row))
                .one();
        return found.orElseThrow(() -> new NotFound("Account", account.value()));
    }

    /** What coordinators did with an account, the latest first. */
    List<AuditEntry> history(AccountId account) {
        return trail.of("account:" + account, List.of(CLOSED.action(), OPENED.action(), Guises.BEGUN), MOST_TOLD);
    }

    /** @throws NotFound when it is not there, or closed */
    void close(CoordinatorViewer by, AccountId account, String reason, String commandId) {
        requireReason(reason);
        commands.once(by.account() + ":close-account:" + account, commandId, reason, Boolean.class, () -> {
            closing.close(by.account(), account, CLOSED, reason);
            return true;
        });
        signIns.changed();
    }

    /** @throws NotFound when it is not there, or open */
    void open(CoordinatorViewer by, AccountId account, String reason, String commandId) {
        requireReason(reason);
        commands.once(by.account() + ":open-account:" + account, commandId, reason, Boolean.class, () -> {
            closing.open(by.account(), account, OPENED, reason);
            return true;
        });
    }

    static void requireReason(String reason) {
        reasonProblem(reason).ifPresent(problem -> {
            throw new InvalidInput(problem);
        });
    }

    /** What is wrong with why something is done to an account. */
    static Optional<FieldProblem> reasonProblem(String reason) {
        return reason.isEmpty() || reason.length() > REASON_AT_MOST
                ? Optional.of(FieldProblem.of("reason", "accounts.people.reason.invalid", REASON_AT_MOST))
                : Optional.empty();
    }

    private static Participant participant(Record row) {
        return new Participant(
                new AccountId(row.get("id").asString()),
                row.get("name").asString(),
                row.get("email").asString(),
                Role.valueOf(row.get("role").asString()),
                row.get("subject").asString(),
                row.get("open").asBoolean(),
                row.get("leaves").asBoolean());
    }
}
