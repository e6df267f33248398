package eu.passerelle.privacy;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.GraphTransactions;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/**
 * Who opened whose profile, by day. The expert can read it; and an account that opens unusually many is noticed, and stopped
 * before it has copied the directory.
 */
@Component
public class ProfileViews {
    /** Different profiles that one account may open on one day (UTC). */
    public static final int A_DAY = 300;
    /** From here on the coordinators are told. */
    public static final int UNUSUAL = 200;

    private static final Logger log = LoggerFactory.getLogger(ProfileViews.class);
    private static final int REMEMBERED_DAYS = 7;

    /** The lock on the day keeps two windows of one account from passing the limit together. */
    private static final String OPEN = """
            MERGE (d:ViewDay {account: $account, day: $day}) ON CREATE SET d.profiles = 0
            SET d.rev = 0
            WITH d
            MERGE (v:ProfileView {account: $account, day: $day, expert: $expert}) ON CREATE SET v.times = 0
            SET d.profiles = d.profiles + CASE v.times WHEN 0 THEN 1 ELSE 0 END, v.times = v.times + 1,
              v.firstAt = coalesce(v.firstAt, $now), v.lastAt = $now
            RETURN d.profiles
            """;

    private static final String OF_EXPERT = """
            MATCH (v:ProfileView {expert: $expert})
            RETURN v.account AS account, v.day AS day, v.times AS number ORDER BY day DESC, account LIMIT $limit
            """;
    private static final String UNUSUAL_DAYS = """
            MATCH (d:ViewDay) WHERE d.profiles >= $unusual AND d.day >= $since
            RETURN d.account AS account, d.day AS day, d.profiles AS number ORDER BY day DESC, account LIMIT 50
            """;

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final Clock clock;

    ProfileViews(Neo4jClient neo4j, GraphTransactions transactions, Clock clock) {
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param number how often one profile was opened, or how many profiles */
    public record Views(AccountId account, LocalDate day, int number) {}

    /** @throws Conflict when the account has opened as many different profiles today as it may; then nothing is noted */
    public void open(AccountId account, ExpertId expert) {
        transactions.write(() -> {
            long profiles = neo4j.query(OPEN)
                    .bindAll(Map.of(
                            "account",
                            account.value(),
                            "expert",
                            expert.value(),
                            "day",
                            today(),
                            "now",
                            clock.instant().atZone(ZoneOffset.UTC)))
                    .fetchAs(Long.class)
                    .one()
                    .orElse(0L);
            if (profiles > A_DAY) {
                throw new Conflict("problem.views", A_DAY);
            }
            if (profiles == UNUSUAL) {
                log.warn("Account {} has opened {} profiles today", account, profiles);
            }
        });
    }

    /** The latest day first. */
    public List<Views> of(ExpertId expert, int limit) {
        return views(OF_EXPERT, Map.of("expert", expert.value(), "limit", limit));
    }

    /** Accounts that opened unusually many profiles within the last week. */
    public List<Views> unusual() {
        return views(UNUSUAL_DAYS, Map.of("unusual", UNUSUAL, "since", today().minusDays(REMEMBERED_DAYS)));
    }

    private List<Views> views(String query, Map<String, Object> parameters) {
        return List.copyOf(neo4j.query(query)
                .bindAll(parameters)
                .fetchAs(Views.class)
                .mappedBy((types, row) -> new Views(
                        new AccountId(row.get("account").asString()),
                        row.get("day").asLocalDate(),
                        row.get("number").asInt()))
                .all());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
