package eu.passerelle.accounts;

import eu.passerelle.accounts.oidc.Providers;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.Outbox;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/**
 * What an account has beside its password: passkeys, an authenticator app, providers that ask for two factors, and codes for
 * the day when all are gone. While there is one, no password opens the account alone.
 */
@Component
class Factors {
    private static final String OF = """
            MATCH (a:Account {id: $account})
            RETURN COUNT { (a)-[:HAS_PASSKEY]->() } AS passkeys, EXISTS { (a)-[:HAS_AUTHENTICATOR]->() } AS app,
              size(coalesce(a.recoveryCodes, [])) AS codes,
              COUNT { (a)-[:HAS_IDENTITY]->(:ProviderIdentity {multiFactor: true}) } AS vouching,
              coalesce(a.passwordHash, '') <> '' AND (EXISTS { (a)-[:HAS_AUTHENTICATOR]->() }
                OR NOT EXISTS { (a)-[:HAS_IDENTITY]->(:ProviderIdentity {multiFactor: true}) })
                OR EXISTS { (a)-[:HAS_PASSKEY]->() }
                OR EXISTS { (a)-[:HAS_IDENTITY]->(i:ProviderIdentity) WHERE i.issuer IN $issuers } AS openable,
              coalesce(a.passwordHash, '') <> '' AS password
            """;
    private static final String LOCK = "MATCH (a:Account {id: $account}) SET a.rev = 0";
    private static final String REMOVE_PASSKEY = """
            MATCH (:Account {id: $account})-[:HAS_PASSKEY]->(p:Passkey {id: $id})
            DETACH DELETE p
            RETURN count(*)
            """;
    private static final String REMOVE_APP = """
            MATCH (:Account {id: $account})-[:HAS_AUTHENTICATOR]->(x:Authenticator)
            DETACH DELETE x
            RETURN count(*)
            """;
    private static final String REMOVE_IDENTITY = """
            MATCH (:Account {id: $account})-[:HAS_IDENTITY]->(i:ProviderIdentity {id: $id})
            DETACH DELETE i
            RETURN count(*)
            """;
    private static final String REMOVE_ALL = """
            MATCH (:Account {id: $account})-[:HAS_PASSKEY|HAS_AUTHENTICATOR|HAS_IDENTITY]->(factor)
            DETACH DELETE factor
            """;
    private static final String REMOVE_CODES = "MATCH (a:Account {id: $account}) REMOVE a.recoveryCodes";

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final AuthenticatorApps apps;
    private final RecoveryCodes codes;
    private final SignIns signIns;
    private final SignInSettings settings;
    private final Providers providers;
    private final Outbox outbox;

    Factors(
            Neo4jClient neo4j,
            GraphTransactions transactions,
            AuthenticatorApps apps,
            RecoveryCodes codes,
            SignIns signIns,
            SignInSettings settings,
            Providers providers,
            Outbox outbox) {
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.apps = apps;
        this.codes = codes;
        this.signIns = signIns;
        this.settings = settings;
        this.providers = providers;
        this.outbox = outbox;
    }

    /**
     * @param codes how many recovery codes are left
     * @param vouching accounts at providers that said, when they were linked, that two factors were shown
     * @param openable whether there is a way in without a recovery code: a passkey, a provider of the settings, or a
     *     password, which is none where only a provider that is gone would take the second step
     */
    record Held(int passkeys, boolean app, int codes, int vouching, boolean openable, boolean password) {
        private static final Held NONE = new Held(0, false, 0, 0, false, false);

        public boolean any() {
            return passkeys > 0 || app || vouching > 0;
        }

        public boolean isOneOnly() {
            return passkeys + vouching + (app ? 1 : 0) == 1;
        }
    }

    Held of(AccountId account) {
        return neo4j.query(OF)
                .bindAll(Map.of("account", account.value(), "issuers", providers.issuers()))
                .fetchAs(Held.class)
                .mappedBy((types, row) -> new Held(
                        row.get("passkeys").asInt(),
                        row.get("app").asBoolean(),
                        row.get("codes").asInt(),
                        row.get("vouching").asInt(),
                        row.get("openable").asBoolean(),
                        row.get("password").asBoolean()))
                .one()
                .orElse(Held.NONE);
    }

    boolean areNeededBy(Role role) {
        return settings.rolesThatNeedAFactor().contains(role);
    }

    /** By its form: six digits. */
    static boolean isOfAnApp(String typed) {
        return typed.replaceAll("\\s", "").matches("\\d{6}");
    }

    /** Tells the owner that somebody who knows the password does not know the rest. */
    void warnOfWrongCodes(AccountId account) {
        transactions.write(() -> outbox.append(new SignInChanged(account, SignInChanged.Change.CODES_REFUSED)));
    }

    /** What a code proves, of an app or of paper; empty when it is wrong or was used. */
    Optional<SignInMethod> proven(AccountId account, String typed) {
        String code = typed.replaceAll("\\s", "");
        if (isOfAnApp(typed)) {
            return Optional.of(SignInMethod.PASSWORD_AND_CODE).filter(how -> apps.use(account, code));
        }
        return transactions.write(() -> {
            if (!codes.use(account, code)) {
                return Optional.<SignInMethod>empty();
            }
            outbox.append(new SignInChanged(account, SignInChanged.Change.RECOVERY_CODE_USED));
            return Optional.of(SignInMethod.PASSWORD_AND_RECOVERY_CODE);
        });
    }

    /**
     * The owner is told by mail, whatever is added.
     *
     * @param adding adds it, or throws
     * @return the recovery codes that come with the first factor, to be shown once; none with the next ones
     */
    List<String> add(AccountId account, Runnable adding) {
        return add(account, SignInChanged.Change.FACTOR_ADDED, adding);
    }

    /** @param adding an account at a provider */
    List<String> link(AccountId account, Runnable adding) {
        return add(account, SignInChanged.Change.PROVIDER_LINKED, adding);
    }

    private List<String> add(AccountId account, SignInChanged.Change change, Runnable adding) {
        return transactions.write(() -> {
            change(LOCK, account);
            adding.run();
            outbox.append(new SignInChanged(account, change));
            Held now = of(account);
            return now.any() && now.codes() == 0 ? codes.renew(account) : List.<String>of();
        });
    }

    /** None when there is nothing that they could stand in for. The owner is told by mail. */
    List<String> renewCodes(AccountId account) {
        return transactions.write(() -> {
            change(LOCK, account);
            if (!of(account).any()) {
                return List.<String>of();
            }
            outbox.append(new SignInChanged(account, SignInChanged.Change.RECOVERY_CODES_RENEWED));
            return codes.renew(account);
        });
    }

    void removePasskey(Viewer viewer, String id) {
        remove(viewer, SignInChanged.Change.FACTOR_REMOVED, REMOVE_PASSKEY, id);
    }

    void removeApp(Viewer viewer) {
        remove(viewer, SignInChanged.Change.FACTOR_REMOVED, REMOVE_APP, "");
    }

    void unlink(Viewer viewer, String identity) {
        remove(viewer, SignInChanged.Change.PROVIDER_UNLINKED, REMOVE_IDENTITY, identity);
    }

    /** Whoever came in elsewhere by what is removed is out. The last way in stays. */
    private void remove(Viewer viewer, SignInChanged.Change change, String statement, String id) {
        AccountId account = viewer.account();
        transactions.write(() -> {
            change(LOCK, account);
            Held before = of(account);
            if (removed(statement, account, id) == 0) {
                throw new NotFound("Factor", account.value());
            }
            Held now = of(account);
            if (before.openable() && !now.openable()) {
                throw new InvalidInput(FieldProblem.of("factors", "accounts.factor.lastWay"));
            }
            if (!now.any()) {
                if (before.any()) {
                    requireDispensable(viewer.role());
                }
                change(REMOVE_CODES, account);
            }
            signIns.endOthers(account);
            outbox.append(new SignInChanged(account, change));
        });
    }

    private long removed(String statement, AccountId account, String id) {
        return neo4j.query(statement)
                .bindAll(Map.of("account", account.value(), "id", id))
                .fetchAs(Long.class)
                .one()
                .orElse(0L);
    }

    private void requireDispensable(Role role) {
        if (areNeededBy(role)) {
            throw new InvalidInput(FieldProblem.of("factors", "accounts.factor.last"));
        }
    }

    /** Takes all away and ends all sign-ins, in the running transaction. */
    void reset(AccountId account) {
        change(REMOVE_ALL, account);
        change(REMOVE_CODES, account);
        signIns.endOthers(account);
        outbox.append(new SignInChanged(account, SignInChanged.Change.FACTORS_RESET));
    }

    private void change(String statement, AccountId account) {
        neo4j.query(statement).bind(account.value()).to("account").run();
    }
}
