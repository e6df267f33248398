package eu.passerelle.accounts;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Ids;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Apps on a phone that show a code for each half minute. An account has at most one; each code is good once. */
@Component
class AuthenticatorApps {
    private static final String ISSUER = "Passerelle";
    private static final Logger log = LoggerFactory.getLogger(AuthenticatorApps.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String KEEP = """
            MATCH (a:Account {id: $account}) SET a.rev = 0
            WITH a
            OPTIONAL MATCH (a)-[:HAS_AUTHENTICATOR]->(old:Authenticator)
            DETACH DELETE old
            CREATE (a)-[:HAS_AUTHENTICATOR]->(:Authenticator {id: $id, secret: $secret, createdAt: $now, lastStep: $step})
            """;
    private static final String SECRET = """
            MATCH (:Account {id: $account})-[:HAS_AUTHENTICATOR]->(x:Authenticator) RETURN x.secret
            """;
    private static final String NEWEST = """
            MATCH (a:Account)-[:HAS_AUTHENTICATOR]->(x:Authenticator)
            RETURN a.id AS account, x.secret AS secret ORDER BY x.createdAt DESC, x.id LIMIT 1
            """;
    private static final String USE_STEP = """
            MATCH (:Account {id: $account})-[:HAS_AUTHENTICATOR]->(x:Authenticator)
            SET x.rev = 0
            WITH x WHERE x.lastStep < $step
            SET x.lastStep = $step
            RETURN count(x)
            """;

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final Clock clock;
    private final Optional<SecretBox> box;

    AuthenticatorApps(Neo4jClient neo4j, GraphTransactions transactions, Clock clock, SignInSettings settings) {
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.clock = clock;
        this.box = Optional.ofNullable(settings.secretsKey())
                .filter(key -> !key.isBlank())
                .map(SecretBox::new);
    }

    /** Not without a key: a secret in the clear would open accounts to whoever reads a backup. */
    boolean offered() {
        return box.isPresent();
    }

    static byte[] newSecret() {
        byte[] secret = new byte[Totp.SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    /** What apps read from a QR code. */
    static String link(String email, byte[] secret) {
        return "otpauth://totp/" + ISSUER + ":" + encoded(email) + "?secret=" + Totp.base32(secret) + "&issuer="
                + ISSUER;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** False when the code is not one of this secret, so that nobody is locked out by an app that was set up wrongly. */
    boolean add(AccountId account, byte[] secret, String code) {
        OptionalLong step = Totp.stepOf(code, secret, clock.instant());
        step.ifPresent(used -> keep(account, secret, used));
        return step.isPresent();
    }

    private void keep(AccountId account, byte[] secret, long step) {
        transactions.write(() -> neo4j.query(KEEP)
                .bindAll(Map.of(
                        "account", account.value(),
                        "id", Ids.random(),
                        "secret", box().shut(secret, account.value()),
                        "now", clock.instant().atZone(ZoneOffset.UTC),
                        "step", step))
                .run());
    }

    /** False when it is no code of now, or was used, or nobody can read the secret any more. */
    boolean use(AccountId account, String code) {
        return secret(account)
                .map(secret -> Totp.stepOf(code, secret, clock.instant()))
                .filter(OptionalLong::isPresent)
                .map(step -> use(account, step.getAsLong()))
                .orElse(false);
    }

    private boolean use(AccountId account, long step) {
        return transactions.write(() -> neo4j.query(USE_STEP)
                        .bindAll(Map.of("account", account.value(), "step", step))
                        .fetchAs(Long.class)
                        .one()
                        .orElse(0L))
                > 0;
    }

    private Optional<byte[]> secret(AccountId account) {
        return neo4j.query(SECRET)
                .bind(account.value())
                .to("account")
                .fetchAs(String.class)
                .one()
                .flatMap(shut -> opened(shut, account.value()));
    }

    /** Empty when the key of the configuration is lost or another: the owner has a passkey or a recovery code. */
    private Optional<byte[]> opened(String shut, String account) {
        try {
            return Optional.of(box().open(shut, account));
        } catch (IllegalStateException unreadable) {
            log.error("An authenticator app opens nothing. {}", unreadable.getMessage());
            return Optional.empty();
        }
    }

    /** Whether there is one that the key of the configuration does not open. */
    boolean areUnreadable() {
        return neo4j.query(NEWEST)
                .fetchAs(Boolean.class)
                .mappedBy((types, row) -> opened(
                                row.get("secret").asString(), row.get("account").asString())
                        .isEmpty())
                .one()
                .orElse(false);
    }

    private SecretBox box() {
        return box.orElseThrow(
                () -> new IllegalStateException(
                        "There are authenticator apps, but no passerelle.accounts.secrets-key. Maybe set the one that there was."));
    }
}
