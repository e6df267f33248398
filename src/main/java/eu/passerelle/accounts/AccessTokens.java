package eu.passerelle.accounts;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.kernel.SecretToken;
import eu.passerelle.kernel.Typed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.neo4j.driver.types.TypeSystem;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** The tokens that let programs act for a person. The graph keeps their hashes; the token itself is shown once. */
@Component
class AccessTokens {
    static final int NAME_AT_MOST = 80;
    static final int DAYS_AT_MOST = 365;
    private static final int TOKENS_AT_MOST = 20;
    /** Writing down every single call would make reading calls write. */
    private static final Duration LAST_USE_TO_WITHIN = Duration.ofHours(1);

    private static final String LOCK = "MATCH (a:Account {id: $account}) SET a.rev = 0 "
            + "WITH a WHERE a.enabled RETURN COUNT { (a)-[:HOLDS]->(t:AccessToken) }";
    private static final String MAKE = """
            MATCH (a:Account {id: $account})
            CREATE (a)-[:HOLDS]->(:AccessToken {id: $id, hash: $hash, name: $name, createdAt: $now,
              expiresAt: $expiresAt, scopes: $scopes})
            """;
    private static final String LIST = """
            MATCH (:Account {id: $account})-[:HOLDS]->(t:AccessToken)
            RETURN t.id AS id, t.name AS name, t.createdAt AS createdAt, t.expiresAt AS expiresAt, t.lastUsedAt AS lastUsedAt,
              coalesce(t.scopes, []) AS scopes
            ORDER BY t.createdAt DESC, t.id LIMIT 100
            """;
    private static final String REVOKE = """
            MATCH (:Account {id: $account})-[:HOLDS]->(t:AccessToken {id: $id})
            DETACH DELETE t
            RETURN count(*)
            """;
    private static final String REVOKE_ALL = """
            MATCH (:Account {id: $account})-[:HOLDS]->(t:AccessToken) DETACH DELETE t
            """;
    private static final String HOLDER = """
            MATCH (a:Account)-[:HOLDS]->(t:AccessToken {hash: $hash}) WHERE t.expiresAt > $now AND a.enabled
              AND NOT (a.role IN $guardedRoles AND NOT EXISTS { (a)-[:HAS_PASSKEY|HAS_AUTHENTICATOR]->() }
                AND NOT EXISTS { (a)-[:HAS_IDENTITY]->(:ProviderIdentity {multiFactor: true}) })
            RETURN a, head([(a)-[:ACTS_FOR]->(e:Expert) | e.id]) AS expert,
              head([(a)-[:COORDINATES]->(m:Team) | m.id]) AS team,
              coalesce(t.lastUsedAt < $recent, true) AS unrecorded, coalesce(t.scopes, []) AS scopes,
              t.expiresAt AS expiresAt
            """;
    private static final String USED = "MATCH (t:AccessToken {hash: $hash}) SET t.lastUsedAt = $now";

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final SignInSettings settings;
    private final Outbox outbox;
    private final Clock clock;

    AccessTokens(
            Neo4jClient neo4j, GraphTransactions transactions, SignInSettings settings, Outbox outbox, Clock clock) {
        this.settings = settings;
        this.outbox = outbox;
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * The owner is told by mail.
     *
     * @param days it lives, 1 to 365
     * @param codes of the scopes it gets, at least one
     * @param atMost what it can be given: a program gives no more than it has, and for no longer
     */
    Made make(
            AccountId account,
            @Nullable String typedName,
            @Nullable Integer days,
            Collection<String> codes,
            Reach atMost) {
        String name = Typed.text(typedName);
        requireUsable(name, days, codes, atMost.scopes());
        List<Scope> scopes = scopes(codes);
        Instant now = clock.instant();
        Instant expiresAt = atMost.capped(now.plus(Duration.ofDays(days == null ? 0 : days)));
        SecretToken secret = SecretToken.random();
        String id = Ids.random();
        transactions.write(() -> {
            requireRoom(account);
            neo4j.query(MAKE)
                    .bind(account.value())
                    .to("account")
                    .bind(id)
                    .to("id")
                    .bind(secret.hash())
                    .to("hash")
                    .bind(name)
                    .to("name")
                    .bind(utc(now))
                    .to("now")
                    .bind(utc(expiresAt))
                    .to("expiresAt")
                    .bind(scopes.stream().map(Scope::code).toList())
                    .to("scopes")
                    .run();
            outbox.append(new SignInChanged(account, SignInChanged.Change.TOKEN_MADE));
        });
        return new Made(new AccessToken(id, name, now, expiresAt, Optional.empty(), scopes), secret);
    }

    private static void requireUsable(
            String name, @Nullable Integer days, Collection<String> codes, Set<Scope> atMost) {
        var problems = new ArrayList<FieldProblem>();
        if (name.isEmpty()) {
            problems.add(FieldProblem.of("name", "accounts.token.name.missing"));
        } else if (name.length() > NAME_AT_MOST) {
            problems.add(FieldProblem.of("name", "accounts.token.name.long", NAME_AT_MOST));
        }
        if (days == null || days < 1 || days > DAYS_AT_MOST) {
            problems.add(FieldProblem.of("days", "accounts.token.days.range", DAYS_AT_MOST));
        }
        problemOf(codes, atMost).ifPresent(problems::add);
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    private static Optional<FieldProblem> problemOf(Collection<String> codes, Set<Scope> atMost) {
        if (codes.isEmpty()) {
            return Optional.of(FieldProblem.of("scopes", "accounts.token.scopes.none"));
        }
        return codes.stream()
                .filter(code -> Scope.find(code).isEmpty())
                .findFirst()
                .map(code -> FieldProblem.of("scopes", "accounts.token.scopes.unknown", code))
                .or(() -> scopes(codes).stream()
                        .filter(scope -> !atMost.contains(scope))
                        .findFirst()
                        .map(scope -> FieldProblem.of("scopes", "accounts.token.scopes.more", scope.code())));
    }

    /** In their own order, each once; a scope that is no longer known opens nothing. */
    private static List<Scope> scopes(Collection<String> codes) {
        return codes.stream()
                .flatMap(code -> Scope.find(code).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private void requireRoom(AccountId account) {
        long held = neo4j.query(LOCK)
                .bind(account.value())
                .to("account")
                .fetchAs(Long.class)
                .one()
                .orElseThrow(() -> new NotFound("Account", account.value()));
        if (held >= TOKENS_AT_MOST) {
            throw new InvalidInput(FieldProblem.of("name", "accounts.token.tooMany", TOKENS_AT_MOST));
        }
    }

    List<AccessToken> list(AccountId account) {
        return List.copyOf(neo4j.query(LIST)
                .bind(account.value())
                .to("account")
                .fetchAs(AccessToken.class)
                .mappedBy(AccessTokens::read)
                .all());
    }

    private static AccessToken read(TypeSystem types, Record row) {
        return new AccessToken(
                row.get("id").asString(),
                row.get("name").asString(),
                row.get("createdAt").asZonedDateTime().toInstant(),
                row.get("expiresAt").asZonedDateTime().toInstant(),
                row.get("lastUsedAt").isNull()
                        ? Optional.empty()
                        : Optional.of(row.get("lastUsedAt").asZonedDateTime().toInstant()),
                scopes(row.get("scopes").asList(Value::asString)));
    }

    void revoke(AccountId account, String id) {
        long revoked = transactions.write(() -> neo4j.query(REVOKE)
                .bind(account.value())
                .to("account")
                .bind(id)
                .to("id")
                .fetchAs(Long.class)
                .one()
                .orElse(0L));
        if (revoked == 0) {
            throw new NotFound("Token", id);
        }
    }

    /** Whoever had the account may have made some. In the running transaction. */
    void revokeAll(AccountId account) {
        neo4j.query(REVOKE_ALL).bind(account.value()).to("account").run();
    }

    /** Who holds it; empty when it is unknown, revoked or over, or the account is closed or lacks a factor that it must have. One query for every call. */
    Optional<Holder> holder(SecretToken token) {
        Instant now = clock.instant();
        return neo4j.query(HOLDER)
                .bind(token.hash())
                .to("hash")
                .bind(utc(now))
                .to("now")
                .bind(utc(now.minus(LAST_USE_TO_WITHIN)))
                .to("recent")
                .bind(settings.rolesThatNeedAFactor().stream().map(Role::name).toList())
                .to("guardedRoles")
                .fetchAs(Use.class)
                .mappedBy((types, row) -> new Use(
                        Account.of(row).signedIn(),
                        new Reach(
                                scopes(row),
                                row.get("expiresAt").asZonedDateTime().toInstant()),
                        row.get("unrecorded").asBoolean()))
                .one()
                .map(use -> {
                    if (use.unrecorded()) {
                        record(token, now);
                    }
                    return new Holder(use.person(), use.reach());
                });
    }

    private static Set<Scope> scopes(Record row) {
        return Set.copyOf(scopes(row.get("scopes").asList(Value::asString)));
    }

    private void record(SecretToken token, Instant now) {
        transactions.write(() -> neo4j.query(USED)
                .bind(token.hash())
                .to("hash")
                .bind(utc(now))
                .to("now")
                .run());
    }

    private static ZonedDateTime utc(Instant instant) {
        return instant.atZone(ZoneOffset.UTC);
    }

    private record Use(SignedIn person, Reach reach, boolean unrecorded) {}

    /** For whom a token acts, and how far. */
    record Holder(SignedIn person, Reach reach) {}

    /** A token just made, with its secret, which nothing keeps. */
    record Made(AccessToken token, SecretToken secret) {}

    /** @param lastUsedAt to within an hour; empty when never used */
    record AccessToken(
            String id,
            String name,
            Instant createdAt,
            Instant expiresAt,
            Optional<Instant> lastUsedAt,
            List<Scope> scopes) {
        public LocalDate expiresOn() {
            return LocalDate.ofInstant(expiresAt, ZoneOffset.UTC);
        }

        public Optional<LocalDate> lastUsedOn() {
            return lastUsedAt.map(instant -> LocalDate.ofInstant(instant, ZoneOffset.UTC));
        }
    }
}
