package eu.passerelle.accounts;

import eu.passerelle.accounts.oidc.Providers;
import eu.passerelle.accounts.oidc.Vouched;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.privacy.AuditEntry;
import eu.passerelle.privacy.AuditTrail;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Record;
import org.neo4j.driver.types.TypeSystem;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/**
 * The accounts at providers by which people sign in here, known by issuer and subject and by nothing else: no address, be it
 * verified, opens what somebody has not linked.
 */
@Component
class Identities {
    private static final String FIND = """
            MATCH (a:Account)-[:HAS_IDENTITY]->(i:ProviderIdentity {issuer: $issuer, subject: $subject})
            RETURN a.id AS account, i.id AS id
            """;
    private static final String LIST = """
            MATCH (:Account {id: $account})-[:HAS_IDENTITY]->(i:ProviderIdentity)
            RETURN i.id AS id, i.issuer AS issuer, i.label AS label, i.multiFactor AS multiFactor,
              i.createdAt AS createdAt, i.lastUsedAt AS lastUsedAt
            ORDER BY i.createdAt, i.id LIMIT 50
            """;
    /** Fails where somebody has it already: the graph allows one. */
    private static final String ADD = """
            MATCH (a:Account {id: $account})
            CREATE (a)-[:HAS_IDENTITY]->(:ProviderIdentity {id: $id, issuer: $issuer, subject: $subject, label: $label,
              multiFactor: $multiFactor, createdAt: $now})
            """;

    private static final String USED = "MATCH (i:ProviderIdentity {id: $id}) SET i.lastUsedAt = $now";

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final Factors factors;
    private final Providers providers;
    private final AuditTrail trail;
    private final Clock clock;

    Identities(
            Neo4jClient neo4j,
            GraphTransactions transactions,
            Factors factors,
            Providers providers,
            AuditTrail trail,
            Clock clock) {
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.factors = factors;
        this.providers = providers;
        this.trail = trail;
        this.clock = clock;
    }

    /** Whose it is. */
    record Owner(AccountId account, String identity) {}

    /**
     * @param provider in addresses; empty when the settings do not name it any more
     * @param providerName then its host
     * @param multiFactor whether two factors had been shown when it was linked
     * @param lastUsedAt empty when never used
     */
    record Identity(
            String id,
            Optional<String> provider,
            String providerName,
            String label,
            boolean multiFactor,
            Instant createdAt,
            Optional<Instant> lastUsedAt) {
        public LocalDate createdOn() {
            return LocalDate.ofInstant(createdAt, ZoneOffset.UTC);
        }

        public Optional<LocalDate> lastUsedOn() {
            return lastUsedAt.map(instant -> LocalDate.ofInstant(instant, ZoneOffset.UTC));
        }

        boolean isAt(Providers.Offered offer) {
            return provider.filter(offer.id()::equals).isPresent();
        }
    }

    Optional<Owner> owner(Vouched person) {
        return neo4j.query(FIND)
                .bindAll(Map.of("issuer", person.issuer(), "subject", person.subject()))
                .fetchAs(Owner.class)
                .mappedBy((types, row) -> new Owner(
                        new AccountId(row.get("account").asString()),
                        row.get("id").asString()))
                .one();
    }

    void used(Owner owner) {
        transactions.write(() -> neo4j.query(USED)
                .bindAll(Map.of("id", owner.identity(), "now", now()))
                .run());
    }

    List<Identity> list(AccountId account) {
        return List.copyOf(neo4j.query(LIST)
                .bind(account.value())
                .to("account")
                .fetchAs(Identity.class)
                .mappedBy(this::read)
                .all());
    }

    private Identity read(TypeSystem types, Record row) {
        String issuer = row.get("issuer").asString();
        Optional<Providers.Offered> provider = providers.withIssuer(issuer);
        return new Identity(
                row.get("id").asString(),
                provider.map(Providers.Offered::id),
                provider.map(Providers.Offered::name)
                        .orElseGet(() -> URI.create(issuer).getHost()),
                row.get("label").asString(),
                row.get("multiFactor").asBoolean(),
                row.get("createdAt").asZonedDateTime().toInstant(),
                row.get("lastUsedAt").isNull()
                        ? Optional.empty()
                        : Optional.of(row.get("lastUsedAt").asZonedDateTime().toInstant()));
    }

    /** By which of the providers of the settings this account can be entered. */
    List<Providers.Offered> providersOf(AccountId account) {
        List<Identity> own = list(account);
        return providers.offered().stream()
                .filter(offer -> own.stream().anyMatch(identity -> identity.isAt(offer)))
                .toList();
    }

    /** Those that it could be entered by, too. */
    List<Providers.Offered> providersFor(AccountId account, String email) {
        List<Identity> own = list(account);
        return providers.offeredTo(email).stream()
                .filter(offer -> own.stream().noneMatch(identity -> identity.isAt(offer)))
                .toList();
    }

    /** @return as {@link Factors#add} */
    List<String> link(AccountId account, Vouched person) {
        return transactions.write(() -> {
            record(account, "account.provider.linked", person.issuer());
            return factors.link(account, () -> add(account, person));
        });
    }

    void unlink(Viewer viewer, String identity) {
        transactions.write(() -> {
            record(viewer.account(), "account.provider.unlinked", identity);
            factors.unlink(viewer, identity);
        });
    }

    private void record(AccountId account, String action, String what) {
        trail.append(account, account.value(), action, "", List.of(new AuditEntry.Change("provider", "", what)));
    }

    private void add(AccountId account, Vouched person) {
        try {
            neo4j.query(ADD)
                    .bindAll(Map.of(
                            "account", account.value(),
                            "id", Ids.random(),
                            "issuer", person.issuer(),
                            "subject", person.subject(),
                            "label", person.label(),
                            "multiFactor", person.multiFactor(),
                            "now", now()))
                    .run();
        } catch (DataIntegrityViolationException e) {
            throw new InvalidInput(FieldProblem.of("provider", "accounts.provider.refusal.OTHERS"));
        }
    }

    private ZonedDateTime now() {
        return clock.instant().atZone(ZoneOffset.UTC);
    }
}
