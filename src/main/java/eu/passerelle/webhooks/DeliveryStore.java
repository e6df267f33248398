package eu.passerelle.webhooks;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.TeamId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.types.MapAccessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is owed to webhooks, in the graph. Who is told is decided twice by relation: when it happens and when it is sent. A
 * webhook's {@code nextAt} says when to look at it again, and lies ahead while somebody sends.
 */
@Component
class DeliveryStore {
    private static final Logger log = LoggerFactory.getLogger(DeliveryStore.class);
    private static final String CREATE = """
            CREATE (w)-[:OWES]->(:WebhookDelivery {id: 'msg_' + replace(randomUUID(), '-', ''), kind: $kind, data: thing,
              teamId: $team, expertId: $expert, at: $at, state: 'PENDING', attempts: 0, dueAt: $at})
            """;
    private static final String OWE = """
            MATCH (a:Account {enabled: true})-[:HAS_WEBHOOK]->(w:Webhook {state: 'ACTIVE'})
            WHERE $kind IN w.kinds AND (a.role = 'COORDINATOR'
              OR EXISTS { (a)-[:COORDINATES]->(:Team {id: $team}) } OR EXISTS { (a)-[:ACTS_FOR]->(:Expert {id: $expert}) })
            SET w.rev = 0
            WITH w UNWIND $things AS thing
            """ + CREATE + " SET w.nextAt = coalesce(w.nextAt, $at)";
    /** At once, even where we rest after a failure: somebody has just mended it, and looks. */
    private static final String OWE_ONE = """
            MATCH (w:Webhook {id: $id})
            UNWIND $things AS thing
            """ + CREATE + " SET w.nextAt = $at";

    private static final String TESTS = """
            MATCH (:Account {id: $account})-[:HAS_WEBHOOK]->(:Webhook)-[:OWES]->(d:WebhookDelivery {kind: 'webhook.test'})
            WHERE d.at > $since
            RETURN count(d)
            """;
    /** The look after the write is at what the one before us left. */
    private static final String CLAIM = """
            MATCH (w:Webhook {state: 'ACTIVE'}) WHERE w.nextAt <= $now
            WITH w ORDER BY w.nextAt LIMIT $most
            SET w.rev = 0
            WITH w WHERE w.nextAt <= $now AND w.state = 'ACTIVE'
            SET w.nextAt = CASE WHEN EXISTS { (w)-[:OWES]->(:WebhookDelivery {state: 'PENDING'}) } THEN $lease END
            WITH w MATCH (a:Account)-[:HAS_WEBHOOK]->(w)
            CALL (w) {
              MATCH (w)-[:OWES]->(d:WebhookDelivery {state: 'PENDING'}) WHERE d.dueAt <= $now
              RETURN d ORDER BY d.dueAt, d.id LIMIT 1
            }
            RETURN w, d, coalesce(w.succeededAt > d.at, false) AS workedSince, a.enabled AND (d.kind = 'webhook.test' OR a.role = 'COORDINATOR'
              OR EXISTS { (a)-[:COORDINATES]->(:Team {id: d.teamId}) }
              OR EXISTS { (a)-[:ACTS_FOR]->(:Expert {id: d.expertId}) }) AS entitled
            """;

    private static final String LOOK_AGAIN = """
            WITH w
            CALL (w) { MATCH (w)-[:OWES]->(p:WebhookDelivery {state: 'PENDING'}) RETURN min(p.dueAt) AS due }
            SET w.nextAt = CASE WHEN due < $rest THEN $rest ELSE due END
            """;
    private static final String LOCK = """
            MATCH (w:Webhook {id: $webhook}) SET w.rev = 0
            WITH w MATCH (w)-[:OWES]->(d:WebhookDelivery {id: $id, state: 'PENDING'})
            """;
    private static final String DELIVERED = LOCK + """
            SET d.state = 'DELIVERED', d.attempts = d.attempts + 1, d.triedAt = $rest, d.dueAt = null,
              d.status = $status, d.failure = null, w.failures = 0, w.failingSince = null, w.succeededAt = $rest
            """ + LOOK_AGAIN;
    private static final String FAILED = LOCK + """
            SET d.state = $state, d.attempts = d.attempts + 1, d.triedAt = $now, d.dueAt = $due, d.status = $status,
              d.failure = $failure, w.failures = w.failures + 1, w.failingSince = coalesce(w.failingSince, $now),
              w.state = CASE WHEN w.state = 'ACTIVE' THEN coalesce($ends, w.state) ELSE w.state END
            """ + LOOK_AGAIN;
    private static final String DROPPED =
            LOCK + " SET d.state = 'GIVEN_UP', d.failure = 'NOT_ENTITLED', d.dueAt = null " + LOOK_AGAIN;
    private static final String LATER = "MATCH (w:Webhook {id: $webhook}) SET w.nextAt = $at";
    private static final String GIVE_UP_ALL = """
            MATCH (:Webhook {id: $webhook})-[:OWES]->(d:WebhookDelivery {state: 'PENDING'})
            SET d.state = 'GIVEN_UP', d.dueAt = null
            """;
    private static final String FORGET = """
            MATCH (d:WebhookDelivery) WHERE d.at < $before
            WITH d LIMIT $most
            DETACH DELETE d
            """;
    private static final String FORGET_ORPHANS = """
            MATCH (d:WebhookDelivery) WHERE NOT EXISTS { (:Account)-[:HAS_WEBHOOK]->(:Webhook)-[:OWES]->(d) }
            WITH d LIMIT $most
            DETACH DELETE d
            """;
    private static final String FORGET_WEBHOOKS =
            "MATCH (w:Webhook) WHERE NOT EXISTS { (:Account)-[:HAS_WEBHOOK]->(w) } DETACH DELETE w";

    private final Neo4jClient neo4j;
    private final JsonMapper json;

    DeliveryStore(Neo4jClient neo4j, JsonMapper json) {
        this.neo4j = neo4j;
        this.json = json;
    }

    /** To every webhook that chose the kind and whose owner it concerns. */
    void owe(News news, Instant at) {
        neo4j.query(OWE).bindAll(parameters(news, at)).run();
    }

    /** To one alone, whoever it is for. */
    void oweTest(String webhook, Instant at) {
        var parameters =
                parameters(new News(EventKind.WEBHOOK_TEST, Optional.empty(), Optional.empty(), List.of(Map.of())), at);
        parameters.put("id", webhook);
        neo4j.query(OWE_ONE).bindAll(parameters).run();
    }

    private HashMap<String, Object> parameters(News news, Instant at) {
        var parameters = new HashMap<String, Object>();
        parameters.put("kind", news.kind().code());
        parameters.put("team", news.team().map(TeamId::value).orElse(null));
        parameters.put("expert", news.expert().map(ExpertId::value).orElse(null));
        parameters.put("at", Rows.utc(at));
        parameters.put(
                "things", news.things().stream().map(json::writeValueAsString).toList());
        return parameters;
    }

    long tests(AccountId account, Instant since) {
        return neo4j.query(TESTS)
                .bindAll(Map.of("account", account.value(), "since", Rows.utc(since)))
                .fetchAs(Long.class)
                .one()
                .orElse(0L);
    }

    /**
     * A delivery that this node alone sends until the lease is over.
     *
     * @param entitled whether its owner still has to do with it
     * @param workedSince whether the address took something after it happened
     */
    record Claimed(Webhook webhook, Delivery delivery, boolean entitled, boolean workedSince) {}

    /**
     * One of each webhook that is due, so that none keeps the others waiting; least of all one that cannot be read, which
     * is left until its lease is over: perhaps another node, of a newer version, can.
     */
    List<Claimed> claim(Instant now, Instant lease, int most) {
        return neo4j
                .query(CLAIM)
                .bindAll(Map.of("now", Rows.utc(now), "lease", Rows.utc(lease), "most", most))
                .fetchAs(MapAccessor.class)
                .mappedBy((types, row) -> row)
                .all()
                .stream()
                .flatMap(row -> claimed(row).stream())
                .toList();
    }

    private static Optional<Claimed> claimed(MapAccessor row) {
        try {
            return Optional.of(new Claimed(
                    Rows.webhook(row.get("w")),
                    Rows.delivery(row.get("d")),
                    row.get("entitled").asBoolean(),
                    row.get("workedSince").asBoolean()));
        } catch (RuntimeException e) {
            log.error("Webhook {} or what it owes cannot be read", row.get("w").get("id"), e);
            return Optional.empty();
        }
    }

    void delivered(Claimed claimed, int status, Instant now) {
        var parameters = key(claimed, now);
        parameters.put("status", status);
        neo4j.query(DELIVERED).bindAll(parameters).run();
    }

    /**
     * What came of an attempt that failed.
     *
     * @param due when it is tried again; empty when it is given up
     * @param ends what becomes of the webhook; empty when it goes on
     * @param rest until when the webhook is left alone, whatever else it is owed
     */
    record Failure(
            String reason,
            Optional<Integer> status,
            Optional<Instant> due,
            Optional<Webhook.State> ends,
            Instant rest) {}

    void failed(Claimed claimed, Failure failure, Instant now) {
        var parameters = key(claimed, failure.rest());
        parameters.put("now", Rows.utc(now));
        parameters.put("state", (failure.due().isPresent() ? Delivery.State.PENDING : Delivery.State.GIVEN_UP).name());
        parameters.put("failure", failure.reason());
        parameters.put("status", failure.status().orElse(null));
        parameters.put("due", failure.due().map(Rows::utc).orElse(null));
        parameters.put("ends", failure.ends().map(Enum::name).orElse(null));
        neo4j.query(FAILED).bindAll(parameters).run();
        if (failure.ends().equals(Optional.of(Webhook.State.GONE))) {
            neo4j.query(GIVE_UP_ALL).bind(claimed.webhook().id()).to("webhook").run();
        }
    }

    void dropped(Claimed claimed, Instant now) {
        neo4j.query(DROPPED).bindAll(key(claimed, now)).run();
    }

    void later(Claimed claimed, Instant at) {
        neo4j.query(LATER)
                .bindAll(Map.of("webhook", claimed.webhook().id(), "at", Rows.utc(at)))
                .run();
    }

    private static HashMap<String, Object> key(Claimed claimed, Instant rest) {
        return new HashMap<>(Map.of(
                "webhook", claimed.webhook().id(), "id", claimed.delivery().id(), "rest", Rows.utc(rest)));
    }

    /** @return how many of those that are old; there may be more when it is as many as it may be */
    int forget(Instant before, int most) {
        return neo4j.query(FORGET)
                .bindAll(Map.of("before", Rows.utc(before), "most", most))
                .run()
                .counters()
                .nodesDeleted();
    }

    /** What belonged to an account that is gone. @return how many deliveries */
    int forgetOrphans(int most) {
        neo4j.query(FORGET_WEBHOOKS).run();
        return neo4j.query(FORGET_ORPHANS)
                .bind(most)
                .to("most")
                .run()
                .counters()
                .nodesDeleted();
    }
}
