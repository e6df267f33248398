package eu.passerelle.matching;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.privacy.AuditEntry;
import eu.passerelle.privacy.AuditTrail;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.neo4j.driver.Value;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** The policies that mentors were ranked by, and the one that holds now. None is ever changed: a new one takes its place. */
@Component
public class Policies {
    private static final int MOST_SHOWN = 50;

    private static final String BY_VERSION =
            "MATCH (p:RankingPolicy) WHERE p.version > 0 RETURN p ORDER BY p.version DESC ";
    private static final String NEWEST = BY_VERSION + "LIMIT $most";
    private static final String PRESENT = "OPTIONAL MATCH (s:OutboxSequence {name: 'outbox'}) "
            + "RETURN coalesce(s.value, 0) AS place, COLLECT { " + BY_VERSION + "LIMIT 1 } AS newest";
    private static final String ADOPT = """
            CREATE (p:RankingPolicy {version: $version})
            SET p += $points, p.newcomerPlaces = $newcomerPlaces, p.adoptedAt = $at, p.adoptedBy = $by, p.reason = $reason
            """;

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final AuditTrail trail;
    private final Clock clock;

    Policies(Neo4jClient neo4j, GraphTransactions transactions, AuditTrail trail, Clock clock) {
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.trail = trail;
        this.clock = clock;
    }

    /** @param reason in the words of the one who adopted it */
    public record Adopted(Policy policy, Instant at, AccountId by, String reason) {}

    public Policy current() {
        return present().policy();
    }

    /** @param place of the newest event in the outbox when the policy held */
    record Present(Policy policy, long place) {}

    /** Both by one statement: each recommendation begins with them. */
    Present present() {
        return neo4j.query(PRESENT)
                .fetchAs(Present.class)
                .mappedBy((types, row) -> new Present(
                        row.get("newest").asList(Policies::read).stream()
                                .findFirst()
                                .map(Adopted::policy)
                                .orElse(Policy.FIRST),
                        row.get("place").asLong()))
                .one()
                .orElseThrow();
    }

    /** The newest first; the policy that the network began with stands in none of them. */
    public List<Adopted> history() {
        return List.copyOf(neo4j.query(NEWEST)
                .bind(MOST_SHOWN)
                .to("most")
                .fetchAs(Adopted.class)
                .mappedBy((types, row) -> read(row.get("p")))
                .all());
    }

    public Optional<Policy> find(int version) {
        return version == Policy.FIRST.version()
                ? Optional.of(Policy.FIRST)
                : history().stream()
                        .map(Adopted::policy)
                        .filter(policy -> policy.version() == version)
                        .findFirst();
    }

    /**
     * From now on all rank by this policy.
     *
     * @param policy its version is one more than that of the policy which it was made from
     * @throws Conflict when another one was adopted meanwhile
     */
    public void adopt(Policy policy, String reason, AccountId by) {
        try {
            transactions.write(() -> {
                Policy before = current();
                if (policy.version() != before.version() + 1) {
                    throw overtaken(before);
                }
                write(policy, reason, by);
                trail.append(by, "policy:" + policy.version(), "POLICY_ADOPTED", reason, changes(before, policy));
            });
        } catch (DataIntegrityViolationException e) {
            throw overtaken(current());
        }
    }

    private static Conflict overtaken(Policy current) {
        return new Conflict("matching.conflict.policy", current.version());
    }

    private void write(Policy policy, String reason, AccountId by) {
        var points = new HashMap<String, Object>();
        policy.points().forEach((factor, given) -> points.put(property(factor), given));
        neo4j.query(ADOPT)
                .bindAll(Map.of(
                        "version", policy.version(),
                        "points", points,
                        "newcomerPlaces", policy.newcomerPlaces(),
                        "at", clock.instant().atZone(ZoneOffset.UTC),
                        "by", by.value(),
                        "reason", reason))
                .run();
    }

    private static List<AuditEntry.Change> changes(Policy before, Policy after) {
        Stream<AuditEntry.Change> points = Arrays.stream(Factor.Name.values())
                .map(factor -> new AuditEntry.Change(
                        property(factor),
                        String.valueOf(before.points().get(factor)),
                        String.valueOf(after.points().get(factor))));
        var newcomers = new AuditEntry.Change(
                "newcomerPlaces", String.valueOf(before.newcomerPlaces()), String.valueOf(after.newcomerPlaces()));
        return Stream.concat(points, Stream.of(newcomers))
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }

    private static Adopted read(Value stored) {
        var points = new EnumMap<Factor.Name, Integer>(Factor.Name.class);
        for (var factor : Factor.Name.values()) {
            points.put(factor, stored.get(property(factor)).asInt(0));
        }
        return new Adopted(
                new Policy(
                        stored.get("version").asInt(),
                        points,
                        stored.get("newcomerPlaces").asInt()),
                stored.get("adoptedAt").asZonedDateTime().toInstant(),
                new AccountId(stored.get("adoptedBy").asString()),
                Objects.requireNonNull(stored.get("reason").asString()));
    }

    private static String property(Factor.Name factor) {
        return factor.name().toLowerCase(java.util.Locale.ROOT);
    }
}
