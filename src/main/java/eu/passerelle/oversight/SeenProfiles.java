package eu.passerelle.oversight;

import eu.passerelle.kernel.AccountId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Whose profiles an account saw between two times, in one query. */
@Component
class SeenProfiles {
    static final int MOST = 500;

    /** Views of before their times were kept count with their whole day. */
    private static final String BETWEEN = """
            MATCH (v:ProfileView {account: $account})
            WHERE v.day >= $firstDay AND v.day <= $lastDay
              AND coalesce(v.lastAt, datetime({date: v.day, hour: 23, minute: 59})) >= $from
              AND coalesce(v.firstAt, datetime({date: v.day})) < $until
            OPTIONAL MATCH (e:Expert|MergedExpert {id: v.expert})
            WITH v.expert AS expert, coalesce(e.givenName + ' ' + e.familyName, '') AS name, count(v) AS days, sum(v.times) AS times,
              min(v.day) AS first, max(v.day) AS last
            ORDER BY last DESC, name, expert LIMIT $limit
            RETURN expert, name, days, times, first, last
            """;

    private final Neo4jClient neo4j;

    SeenProfiles(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    /**
     * @param name empty when the expert has gone
     * @param days on which it was opened
     * @param times in all these days
     */
    record Seen(String expert, String name, int days, int times, LocalDate first, LocalDate last) {}

    /** One more than {@link #MOST} at most, to tell that there are more. */
    List<Seen> between(AccountId account, Instant from, Instant until) {
        return List.copyOf(neo4j.query(BETWEEN)
                .bindAll(Map.of(
                        "account", account.value(),
                        "from", from.atZone(ZoneOffset.UTC),
                        "until", until.atZone(ZoneOffset.UTC),
                        "firstDay", LocalDate.ofInstant(from, ZoneOffset.UTC),
                        "lastDay", LocalDate.ofInstant(until, ZoneOffset.UTC),
                        "limit", MOST + 1))
                .fetchAs(Seen.class)
                .mappedBy((types, row) -> new Seen(
                        row.get("expert").asString(),
                        row.get("name").asString(),
                        row.get("days").asInt(),
                        row.get("times").asInt(),
                        row.get("first").asLocalDate(),
                        row.get("last").asLocalDate()))
                .all());
    }
}
