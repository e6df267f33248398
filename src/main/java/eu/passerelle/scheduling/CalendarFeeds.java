package eu.passerelle.scheduling;

import eu.passerelle.accounts.Accounts;
import eu.passerelle.accounts.EndsWithAccount;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.SecretToken;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/**
 * The private addresses under which people subscribe to their sessions: one a person. Who knows the address may read it,
 * so it says only when somebody is busy, unless that person chose that it says more; the graph keeps its hash.
 */
@Component
class CalendarFeeds implements EndsWithAccount {
    private static final String CREATE = """
            MERGE (f:CalendarFeed {accountId: $account})
            SET f.tokenHash = $hash, f.kind = $kind, f.calendar = $calendar, f.language = $language, f.createdAt = $at,
              f.detail = $detail
            """;

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final Accounts accounts;
    private final Clock clock;

    CalendarFeeds(Neo4jClient neo4j, GraphTransactions transactions, Accounts accounts, Clock clock) {
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.accounts = accounts;
        this.clock = clock;
    }

    enum Kind {
        EXPERT,
        TEAM
    }

    /** What is readable under the address. */
    enum Detail {
        /** When. */
        BUSY,
        /** That it is a session of this network. */
        SESSION,
        /** With whom: for the expert the team and its city, for the team the expert. */
        NAMES
    }

    /** Whose sessions somebody may subscribe to. */
    record Subject(Kind kind, String id) {}

    /** @param createdAt when the person made the address */
    record Feed(AccountId account, Subject subject, InterfaceLanguage language, Detail detail, Instant createdAt) {}

    /** In place of the address that the person had before, which leads nowhere from now on. */
    SecretToken create(AccountId account, Subject subject, InterfaceLanguage language, Detail detail) {
        SecretToken token = SecretToken.random();
        transactions.write(() -> neo4j.query(CREATE)
                .bindAll(Map.of(
                        "account", account.value(),
                        "hash", token.hash(),
                        "kind", subject.kind().name().toLowerCase(Locale.ROOT),
                        "calendar", subject.id(),
                        "language", language.code(),
                        "detail", detail.name().toLowerCase(Locale.ROOT),
                        "at", clock.instant().atZone(ZoneOffset.UTC)))
                .run());
        return token;
    }

    /** Holds for the address that there is; without one, nothing happens. */
    void show(AccountId account, Detail detail) {
        transactions.write(() -> neo4j.query("MATCH (f:CalendarFeed {accountId: $account}) SET f.detail = $detail")
                .bindAll(Map.of(
                        "account", account.value(), "detail", detail.name().toLowerCase(Locale.ROOT)))
                .run());
    }

    @Override
    public void closed(AccountId account) {
        revoke(account);
    }

    void revoke(AccountId account) {
        transactions.write(() -> neo4j.query("MATCH (f:CalendarFeed {accountId: $account}) DETACH DELETE f")
                .bind(account.value())
                .to("account")
                .run());
    }

    Optional<Feed> find(AccountId account) {
        return neo4j.query("MATCH (f:CalendarFeed {accountId: $account}) RETURN f")
                .bind(account.value())
                .to("account")
                .fetchAs(Feed.class)
                .mappedBy((types, row) -> feed(row.get("f")))
                .one();
    }

    /** @throws NotFound for an address that is revoked, unknown, or of somebody who may not sign in any more */
    Feed get(SecretToken token) {
        return neo4j.query("MATCH (f:CalendarFeed {tokenHash: $hash}) RETURN f")
                .bind(token.hash())
                .to("hash")
                .fetchAs(Feed.class)
                .mappedBy((types, row) -> feed(row.get("f")))
                .one()
                .filter(found -> accounts.isEnabled(found.account()))
                .orElseThrow(() -> new NotFound("CalendarFeed", "…"));
    }

    /** Addresses from before there was a choice say when, as they did. */
    private static Feed feed(Value node) {
        return new Feed(
                new AccountId(node.get("accountId").asString()),
                new Subject(
                        Kind.valueOf(node.get("kind").asString().toUpperCase(Locale.ROOT)),
                        node.get("calendar").asString()),
                InterfaceLanguage.find(node.get("language").asString()).orElse(InterfaceLanguage.EN),
                Detail.valueOf(node.get("detail").asString("busy").toUpperCase(Locale.ROOT)),
                node.get("createdAt").asZonedDateTime().toInstant());
    }
}
