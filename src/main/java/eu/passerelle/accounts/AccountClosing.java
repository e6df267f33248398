package eu.passerelle.accounts;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.privacy.AuditEntry.Change;
import eu.passerelle.privacy.AuditTrail;
import eu.passerelle.privacy.Erasures;
import java.util.List;
import java.util.Map;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Closes accounts and opens them again: whose account is closed is out everywhere at once, with programs and links. */
@Component
class AccountClosing {
    private static final String CLOSE = """
            MATCH (a:Account {id: $id}) WHERE a.role IN $roles AND a.enabled
            SET a.enabled = false, a.rev = 0
            RETURN a.role
            """;
    private static final String OPEN = """
            MATCH (a:Account {id: $id}) WHERE a.role IN $roles AND NOT a.enabled
            SET a.enabled = true, a.rev = 0
            RETURN a.role
            """;
    /** Those to the person; and those to colleagues and to whoever would act for the network, so that nobody comes in behind. */
    private static final String DROP_INVITATIONS = """
            MATCH (a:Account {id: $id})
            MATCH (i:Invitation) WHERE i.email = a.email
              OR i.by = a.id AND (a.role = 'CITY' OR i.role IN ['COORDINATOR', 'AUDITOR', 'OPERATOR'])
            OPTIONAL MATCH (l:MailedLink {purpose: $purpose, subject: i.id})
            DETACH DELETE i, l
            """;

    private final Neo4jClient neo4j;
    private final SignIns signIns;
    private final AccessTokens tokens;
    private final MailedLinks links;
    private final List<EndsWithAccount> others;
    private final Erasures erasures;
    private final AuditTrail trail;
    private final Outbox outbox;

    AccountClosing(
            Neo4jClient neo4j,
            SignIns signIns,
            AccessTokens tokens,
            MailedLinks links,
            List<EndsWithAccount> others,
            Erasures erasures,
            AuditTrail trail,
            Outbox outbox) {
        this.neo4j = neo4j;
        this.signIns = signIns;
        this.tokens = tokens;
        this.links = links;
        this.others = others;
        this.erasures = erasures;
        this.trail = trail;
        this.outbox = outbox;
    }

    /** Of whom an account is. @param roles one of which it has; @param action what the trail calls it */
    record Kind(List<Role> roles, String action) {
        Map<String, Object> of(AccountId account) {
            return Map.of(
                    "id",
                    account.value(),
                    "roles",
                    roles.stream().map(Role::name).toList());
        }
    }

    /**
     * In the running transaction.
     *
     * @throws NotFound when there is no such account of that kind that is open
     * @throws Conflict while the person leaves: whoever cannot sign in cannot take it back
     */
    void close(AccountId by, AccountId account, Kind kind, String reason) {
        String role = changed(CLOSE, account, kind);
        erasures.requireNone(account);
        signIns.endOthers(account);
        links.revoke(Recovery.PURPOSE, account.value());
        endAll(account);
        trail.append(by, "account:" + account, kind.action(), reason, List.of(new Change("role", role, "")));
        outbox.append(new AccountClosed(account));
    }

    private void endAll(AccountId account) {
        tokens.revokeAll(account);
        neo4j.query(DROP_INVITATIONS)
                .bindAll(Map.of("id", account.value(), "purpose", AccountInvitations.PURPOSE))
                .run();
        others.forEach(other -> other.closed(account));
    }

    /**
     * In the running transaction. How the person signs in is as it was; programs and webhooks stay ended, and so do those
     * that came in while another machine did not know yet that the account was closed.
     *
     * @throws NotFound when there is no such account of that kind that is closed
     * @throws Conflict while the person leaves
     */
    void open(AccountId by, AccountId account, Kind kind, String reason) {
        String role = changed(OPEN, account, kind);
        erasures.requireNone(account);
        endAll(account);
        trail.append(by, "account:" + account, kind.action(), reason, List.of(new Change("role", "", role)));
        outbox.append(new AccountOpened(account));
    }

    private String changed(String change, AccountId account, Kind kind) {
        return neo4j.query(change)
                .bindAll(kind.of(account))
                .fetchAs(String.class)
                .one()
                .orElseThrow(() -> new NotFound("Account", account.value()));
    }
}
