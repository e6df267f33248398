package eu.passerelle.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Record;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Component;

/**
 * Who is signed in where. Each sign-in is a node, and each request asks whether it still stands, through a memory of a few
 * seconds: what is taken out of the graph is over on every process of the service, wherever the browser's session lives.
 */
@Component
class SignIns {
    static final Duration REMEMBERED = Duration.ofSeconds(5);
    /** Writing down every click would make reading write. */
    private static final Duration LAST_SEEN_TO_WITHIN = Duration.ofMinutes(5);

    /** The first write locks the account, so that a new password is either seen here or ends what begins here. */
    private static final String BEGIN = """
            MATCH (a:Account {id: $account}) SET a.rev = 0
            WITH a WHERE a.enabled AND (NOT $byPassword OR a.passwordHash = $passwordHash)
            CREATE (a)-[:SIGNED_IN]->(:SignIn {id: $id, at: $now, lastSeenAt: $now, how: $how, device: $device})
            RETURN count(*)
            """;

    private static final String STANDING = """
            MATCH (a:Account)-[:SIGNED_IN]->(s:SignIn {id: $id}) WHERE a.enabled
            RETURN a, head([(a)-[:ACTS_FOR]->(e:Expert) | e.id]) AS expert,
              head([(a)-[:COORDINATES]->(m:Team) | m.id]) AS team, s.at AS at, s.lastSeenAt AS lastSeenAt,
              EXISTS { (a)-[:HAS_PASSKEY|HAS_AUTHENTICATOR]->() } OR s.how = 'PROVIDER_WITH_FACTORS'
                OR EXISTS { (a)-[:HAS_IDENTITY]->(:ProviderIdentity {multiFactor: true}) } AS guarded,
              EXISTS { MATCH (e:Erasure) WHERE e.state IN ['WAITING', 'RUNNING'] AND a.id IN e.accounts } AS leaves
            """;
    private static final String SEEN = "MATCH (s:SignIn {id: $id}) SET s.lastSeenAt = $now";
    private static final String LIST = """
            MATCH (:Account {id: $account})-[:SIGNED_IN]->(s:SignIn) WHERE s.lastSeenAt > $idle AND s.at > $oldest
            RETURN s.id AS id, s.at AS at, s.lastSeenAt AS lastSeenAt, s.how AS how, s.device AS device
            ORDER BY s.lastSeenAt DESC, s.id LIMIT 50
            """;
    private static final String END = """
            MATCH (:Account {id: $account})-[:SIGNED_IN]->(s:SignIn {id: $id})
            DETACH DELETE s
            RETURN count(*)
            """;
    private static final String END_OTHERS = """
            MATCH (:Account {id: $account})-[:SIGNED_IN]->(s:SignIn) WHERE s.id <> $kept
            DETACH DELETE s
            """;
    private static final String FORGET = """
            MATCH (s:SignIn) WHERE s.lastSeenAt < $idle OR s.at < $oldest
            WITH s LIMIT 10000 DETACH DELETE s
            """;

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final SignInSettings settings;
    private final Clock clock;
    private final Cache<String, Standing> remembered;

    @Autowired
    SignIns(Neo4jClient neo4j, GraphTransactions transactions, SignInSettings settings, Clock clock) {
        this(neo4j, transactions, settings, clock, Ticker.systemTicker());
    }

    SignIns(
            Neo4jClient neo4j,
            GraphTransactions transactions,
            SignInSettings settings,
            Clock clock,
            Ticker passingTime) {
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
        this.remembered = Caffeine.newBuilder()
                .ticker(passingTime)
                .expireAfterWrite(REMEMBERED)
                .maximumSize(20_000)
                .build();
    }

    /** Whether a sign-in still opens anything. */
    enum Standing {
        OVER,
        /** It opens only the page where a passkey or an authenticator app is added. */
        NEEDS_A_FACTOR,
        /** The person is about to be erased: it opens only the page that takes that back. */
        LEAVES,
        OPEN
    }

    /** @param lastSeenAt to within five minutes; @param device may be empty */
    record SignIn(String id, Instant at, Instant lastSeenAt, SignInMethod how, String device) {
        public ZonedDateTime begun() {
            return utc(at);
        }

        public ZonedDateTime lastSeen() {
            return utc(lastSeenAt);
        }

        public boolean isThisOne() {
            return id.equals(PersonalAuthentication.current());
        }
    }

    /**
     * In place of the one that was running in this browser.
     *
     * @param account as it was when its password was checked
     * @param provenAt when that person last showed more than that he or she is known
     * @throws BadCredentialsException when that is not its password any more, or it is closed
     */
    PersonalAuthentication begin(Account account, SignInMethod how, String device, Instant provenAt) {
        endRunning();
        Instant now = clock.instant();
        String id = Ids.random();
        long begun = transactions.write(() -> neo4j.query(BEGIN)
                .bind(account.passwordHash())
                .to("passwordHash")
                .bind(how.beginsWithPassword())
                .to("byPassword")
                .bindAll(
                        Map.of("account", account.id(), "id", id, "now", utc(now), "how", how.name(), "device", device))
                .fetchAs(Long.class)
                .one()
                .orElse(0L));
        if (begun == 0) {
            throw new BadCredentialsException("The account has another password by now, or is closed");
        }
        return new PersonalAuthentication(account.signedIn(), id, provenAt);
    }

    /** By somebody who has just shown who it is. */
    PersonalAuthentication begin(Account account, SignInMethod how, String device) {
        return begin(account, how, device, clock.instant());
    }

    /** One query in five seconds, however many requests. */
    Standing standing(PersonalAuthentication person) {
        return remembered.get(person.signIn(), id -> look(id, person.person().viewer()));
    }

    private Standing look(String id, Viewer viewer) {
        return neo4j.query(STANDING)
                .bind(id)
                .to("id")
                .fetchAs(Standing.class)
                .mappedBy((types, row) -> judged(id, viewer, row))
                .one()
                .orElse(Standing.OVER);
    }

    private Standing judged(String id, Viewer viewer, Record row) {
        Instant now = clock.instant();
        Instant lastSeenAt = time(row, "lastSeenAt");
        boolean over = lastSeenAt.isBefore(now.minus(settings.signInIdle()))
                || time(row, "at").isBefore(now.minus(settings.signInAtMost()));
        if (over || !Account.of(row).isStill(viewer)) {
            return Standing.OVER;
        }
        if (lastSeenAt.isBefore(now.minus(LAST_SEEN_TO_WITHIN))) {
            see(id, now);
        }
        boolean needsAFactor = settings.rolesThatNeedAFactor().contains(viewer.role());
        if (needsAFactor && !row.get("guarded").asBoolean()) {
            return Standing.NEEDS_A_FACTOR;
        }
        return row.get("leaves").asBoolean() ? Standing.LEAVES : Standing.OPEN;
    }

    private void see(String id, Instant now) {
        transactions.write(() ->
                neo4j.query(SEEN).bindAll(Map.of("id", id, "now", utc(now))).run());
    }

    /** Those of an account, the one seen last first. */
    List<SignIn> list(AccountId account) {
        return List.copyOf(neo4j.query(LIST)
                .bindAll(limits())
                .bind(account.value())
                .to("account")
                .fetchAs(SignIn.class)
                .mappedBy((types, row) -> new SignIn(
                        row.get("id").asString(),
                        time(row, "at"),
                        time(row, "lastSeenAt"),
                        SignInMethod.valueOf(row.get("how").asString()),
                        row.get("device").asString()))
                .all());
    }

    /** @throws NotFound when the account has no such sign-in */
    void end(AccountId account, String id) {
        if (!endIfThere(account, id)) {
            throw new NotFound("Sign-in", id);
        }
    }

    private boolean endIfThere(AccountId account, String id) {
        long ended = transactions.write(() -> neo4j.query(END)
                .bindAll(Map.of("account", account.value(), "id", id))
                .fetchAs(Long.class)
                .one()
                .orElse(0L));
        remembered.invalidate(id);
        return ended > 0;
    }

    void endRunning() {
        PersonalAuthentication.find()
                .ifPresent(person -> endIfThere(person.person().viewer().account(), person.signIn()));
    }

    /** All but the running one; all, where somebody else does it or nobody is signed in. */
    void endOthers(AccountId account) {
        boolean own = PersonalAuthentication.find()
                .map(person -> person.person().viewer().account())
                .filter(account::equals)
                .isPresent();
        String kept = own ? PersonalAuthentication.current() : "";
        transactions.write(() -> neo4j.query(END_OTHERS)
                .bindAll(Map.of("account", account.value(), "kept", kept))
                .run());
        remembered.invalidateAll();
    }

    /** Looks again at everybody's next request: somebody leaves, or stays after all. */
    void changed() {
        remembered.invalidateAll();
    }

    /** Looks again at the next request: a factor was added. */
    void changed(PersonalAuthentication person) {
        remembered.invalidate(person.signIn());
    }

    @Scheduled(cron = "0 41 3 * * *")
    void forgetOver() {
        transactions.write(() -> neo4j.query(FORGET).bindAll(limits()).run());
    }

    private Map<String, Object> limits() {
        Instant now = clock.instant();
        return Map.of("idle", utc(now.minus(settings.signInIdle())), "oldest", utc(now.minus(settings.signInAtMost())));
    }

    private static Instant time(Record row, String name) {
        return row.get(name).asZonedDateTime().toInstant();
    }

    private static ZonedDateTime utc(Instant instant) {
        return instant.atZone(ZoneOffset.UTC);
    }
}
