package eu.passerelle.accounts;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.kernel.SecretToken;
import eu.passerelle.privacy.Agreements;
import java.time.Clock;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** How people get an account: somebody who may invites them, and a mailed link opens the page where they choose a password. */
@Component
public class AccountInvitations {
    public static final String PURPOSE = "invitation";
    public static final Period LINK_LIVES = Period.ofDays(7);
    private static final int LONGEST = 200;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s<>]{1,64}@[^@\\s<>]+\\.[^@\\s<>]+");

    /** One open invitation for an address and a subject: inviting again sends a new link. */
    private static final String INVITE = """
            MERGE (i:Invitation {email: $email, role: $role, subject: $subject})
            ON CREATE SET i.id = $id
            SET i.name = $name, i.language = $language, i.by = $by, i.at = $at
            RETURN i.id
            """;

    /** Those who invite without an account may, too. */
    private static final String LOCK = """
            MATCH (a:Account {id: $by}) SET a.rev = 0
            RETURN coalesce(a.enabled, true)
            """;

    private static final String FIND = """
            MATCH (i:Invitation {id: $id})
            RETURN i.id AS id, i.email AS email, i.name AS name, i.language AS language, i.role AS role, i.subject AS subject
            """;
    private static final String OPEN = """
            MATCH (i:Invitation {subject: $subject})
            RETURN i.id AS id, i.email AS email, i.name AS name, i.language AS language, i.role AS role, i.subject AS subject
            ORDER BY i.at DESC
            """;
    private static final String ACCEPT = """
            MATCH (i:Invitation {id: $id})
            OPTIONAL MATCH (e:Expert {id: i.subject}) WHERE i.role = 'EXPERT'
            OPTIONAL MATCH (t:Team {id: i.subject}) WHERE i.role = 'CITY'
            CREATE (a:Account {id: $account, email: i.email, name: $name, passwordHash: $hash, role: i.role,
              language: i.language, enabled: true, rev: 0})
            FOREACH (expert IN CASE WHEN e IS NULL THEN [] ELSE [e] END | CREATE (a)-[:ACTS_FOR]->(expert))
            FOREACH (team IN CASE WHEN t IS NULL THEN [] ELSE [t] END | CREATE (a)-[:COORDINATES]->(team))
            DELETE i
            """;

    private final AccountRepository repository;
    private final MailedLinks links;
    private final Passwords passwords;
    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final Outbox outbox;
    private final Agreements agreements;
    private final Clock clock;

    AccountInvitations(
            AccountRepository repository,
            MailedLinks links,
            Passwords passwords,
            Neo4jClient neo4j,
            GraphTransactions transactions,
            Outbox outbox,
            Agreements agreements,
            Clock clock) {
        this.repository = repository;
        this.links = links;
        this.passwords = passwords;
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.outbox = outbox;
        this.agreements = agreements;
        this.clock = clock;
    }

    /**
     * Who is invited.
     *
     * @param subject the id of the expert or the team to act for; empty for a coordinator
     */
    public record Invitee(String email, String name, InterfaceLanguage language, Role role, String subject) {
        /** @param prefix of the fields of the form, such as {@code coordinator-}; may be empty */
        public List<FieldProblem> problems(String prefix) {
            var problems = new ArrayList<FieldProblem>();
            if (name.isBlank() || name.length() > LONGEST) {
                problems.add(FieldProblem.of(prefix + "name", "accounts.name.invalid", LONGEST));
            }
            if (email.length() > LONGEST || !EMAIL.matcher(email.strip()).matches()) {
                problems.add(FieldProblem.of(prefix + "email", "accounts.email.invalid"));
            }
            return problems;
        }
    }

    public record Invitation(String id, Invitee invitee) {}

    /** Whether somebody signs in with this address already. */
    public boolean hasAccount(String email) {
        return transactions.read(
                () -> repository.findByEmail(Accounts.normal(email)).isPresent());
    }

    /** Whether there is an account of this address with which nobody can sign in any more. */
    boolean isClosed(String email) {
        return transactions.read(() -> repository
                .findByEmail(Accounts.normal(email))
                .filter(account -> !account.enabled())
                .isPresent());
    }

    /** Nothing happens when the address has an account already: ask {@link #hasAccount} where that may be told. @throws NotFound when the inviting account is closed */
    public void invite(AccountId by, Invitee invitee) {
        List<FieldProblem> problems = invitee.problems("");
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        transactions.write(() -> {
            requireOpen(by);
            if (hasAccount(invitee.email())) {
                return;
            }
            var parameters = new HashMap<String, Object>();
            parameters.put("id", Ids.random());
            parameters.put("email", Accounts.normal(invitee.email()));
            parameters.put("name", invitee.name().strip());
            parameters.put("language", invitee.language().code());
            parameters.put("role", invitee.role().name());
            parameters.put("subject", invitee.subject());
            parameters.put("by", by.value());
            parameters.put("at", now());
            String id = neo4j.query(INVITE)
                    .bindAll(parameters)
                    .fetchAs(String.class)
                    .one()
                    .orElseThrow();
            links.revoke(PURPOSE, id);
            outbox.append(new Invited(id));
        });
    }

    /** Locks it: whoever closes it at the same time finds what was sent. */
    private void requireOpen(AccountId account) {
        boolean open = neo4j.query(LOCK)
                .bind(account.value())
                .to("by")
                .fetchAs(Boolean.class)
                .one()
                .orElse(true);
        if (!open) {
            throw new NotFound("Account", account.value());
        }
    }

    /** Empty once it was accepted. */
    public Optional<Invitation> find(String id) {
        return query(FIND, "id", id).stream().findFirst();
    }

    /** Those not accepted yet, for an expert or a team; the latest first. */
    public List<Invitation> open(String subject) {
        return query(OPEN, "subject", subject);
    }

    /** @throws NotFound when the link was used, or is over, or never was */
    Invitation of(SecretToken link) {
        return links.subjectOf(link, PURPOSE).flatMap(this::find).orElseThrow(() -> new NotFound("Link", PURPOSE));
    }

    /** @param notice the version of the privacy notice that the person confirms to have read */
    void accept(SecretToken link, String name, String password, Optional<String> notice) {
        Invitation invitation = of(link);
        List<FieldProblem> problems = problems(invitation, name);
        problems.addAll(
                Passwords.problems("password", password, invitation.invitee().email(), name));
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        String hash = passwords.hash(password);
        transactions.write(() -> open(link, name, hash, notice));
    }

    /** @param codes recovery codes, to be shown once; may be none */
    record Accepted(AccountId account, List<String> codes) {}

    /**
     * @param notice as above
     * @param adding what opens the new account in place of a password; it gives the recovery codes that come with it
     */
    Accepted accept(SecretToken link, String name, Optional<String> notice, Function<AccountId, List<String>> adding) {
        List<FieldProblem> problems = problems(of(link), name);
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return transactions.write(() -> {
            AccountId account = open(link, name, "", notice);
            return new Accepted(account, adding.apply(account));
        });
    }

    private static List<FieldProblem> problems(Invitation invitation, String name) {
        return new ArrayList<>(
                new Invitee(invitation.invitee().email(), name, InterfaceLanguage.EN, Role.CITY, "").problems(""));
    }

    private AccountId open(SecretToken link, String name, String hash, Optional<String> notice) {
        String id = links.useUp(link, PURPOSE).orElseThrow(() -> new NotFound("Link", PURPOSE));
        var account = new AccountId(Ids.random());
        neo4j.query(ACCEPT)
                .bindAll(Map.of("id", id, "account", account.value(), "name", name.strip(), "hash", hash))
                .run();
        notice.ifPresent(version -> agreements.confirmNotice(account, version));
        return account;
    }

    private List<Invitation> query(String statement, String parameter, String value) {
        return List.copyOf(neo4j.query(statement)
                .bind(value)
                .to(parameter)
                .fetchAs(Invitation.class)
                .mappedBy((types, row) -> new Invitation(
                        row.get("id").asString(),
                        new Invitee(
                                row.get("email").asString(),
                                row.get("name").asString(),
                                InterfaceLanguage.find(row.get("language").asString())
                                        .orElse(InterfaceLanguage.EN),
                                Role.valueOf(row.get("role").asString()),
                                row.get("subject").asString())))
                .all());
    }

    private ZonedDateTime now() {
        return clock.instant().atZone(ZoneOffset.UTC);
    }
}
