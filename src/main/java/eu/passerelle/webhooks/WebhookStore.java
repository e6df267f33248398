package eu.passerelle.webhooks;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.NotFound;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** The webhooks of each account in the graph. */
@Component
class WebhookStore {
    private static final String LOCK = """
            MATCH (a:Account {id: $account}) SET a.rev = 0
            WITH a WHERE a.enabled
            RETURN COUNT { (a)-[:HAS_WEBHOOK]->(:Webhook) }
            """;
    private static final String CREATE = """
            MATCH (a:Account {id: $account})
            CREATE (a)-[:HAS_WEBHOOK]->(:Webhook {id: $id, name: $name, address: $address, kinds: $kinds,
              state: 'ACTIVE', createdAt: $now, secret: $secret, secretAt: $now, failures: 0})
            """;
    private static final String OWN = "MATCH (:Account {id: $account})-[:HAS_WEBHOOK]->(w:Webhook {id: $id})";
    private static final String ONE = OWN + " RETURN w";
    private static final String LOCK_ONE = OWN + " SET w.rev = 0 RETURN w";
    private static final String WITH_DELIVERIES = """
            MATCH (:Account {id: $account})-[:HAS_WEBHOOK]->(w:Webhook)
            RETURN w, COLLECT {
              MATCH (w)-[:OWES]->(d:WebhookDelivery) RETURN d ORDER BY d.at DESC, d.id LIMIT $most
            } AS deliveries
            ORDER BY w.createdAt, w.id
            """;
    private static final String PAUSE = OWN + " SET w.state = 'PAUSED'";
    private static final String RESUME = OWN + """
             SET w.state = 'ACTIVE', w.failures = 0, w.failingSince = null
            WITH w
            CALL (w) { MATCH (w)-[:OWES]->(d:WebhookDelivery {state: 'PENDING'}) RETURN min(d.dueAt) AS due }
            SET w.nextAt = due
            """;
    private static final String ROTATE = OWN + """
             SET w.formerSecret = w.secret, w.formerUntil = $until, w.secret = $secret, w.secretAt = $now
            """;
    private static final String REMOVE = OWN + """
             OPTIONAL MATCH (w)-[:OWES]->(d:WebhookDelivery)
            DETACH DELETE d, w
            """;

    private final Neo4jClient neo4j;

    WebhookStore(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    /** @return how many the account has */
    long lock(AccountId account) {
        return neo4j.query(LOCK)
                .bind(account.value())
                .to("account")
                .fetchAs(Long.class)
                .one()
                .orElseThrow(() -> new NotFound("Account", account.value()));
    }

    void create(AccountId account, Webhook webhook) {
        var parameters = new HashMap<String, Object>(key(account, webhook.id()));
        parameters.put("name", webhook.name());
        parameters.put("address", webhook.address().secret());
        parameters.put("kinds", webhook.kinds().stream().map(EventKind::code).toList());
        parameters.put("secret", webhook.secrets().current().value());
        parameters.put("now", Rows.utc(webhook.createdAt()));
        neo4j.query(CREATE).bindAll(parameters).run();
    }

    /** @throws NotFound for what is not this account's, too */
    Webhook get(AccountId account, String id) {
        return one(ONE, account, id);
    }

    /** So that of two changes one waits for the other. @throws NotFound for what is not this account's, too */
    Webhook lock(AccountId account, String id) {
        return one(LOCK_ONE, account, id);
    }

    private Webhook one(String cypher, AccountId account, String id) {
        return neo4j.query(cypher)
                .bindAll(key(account, id))
                .fetchAs(Webhook.class)
                .mappedBy((types, row) -> Rows.webhook(row.get("w")))
                .one()
                .orElseThrow(() -> new NotFound("Webhook", id));
    }

    /** A webhook and what it was sent last, the newest first. */
    record Listed(Webhook webhook, List<Delivery> deliveries) {}

    List<Listed> of(AccountId account, int deliveries) {
        return List.copyOf(neo4j.query(WITH_DELIVERIES)
                .bindAll(Map.of("account", account.value(), "most", deliveries))
                .fetchAs(Listed.class)
                .mappedBy((types, row) -> new Listed(
                        Rows.webhook(row.get("w")), row.get("deliveries").asList((Value node) -> Rows.delivery(node))))
                .all());
    }

    void pause(AccountId account, String id) {
        neo4j.query(PAUSE).bindAll(key(account, id)).run();
    }

    void resume(AccountId account, String id) {
        neo4j.query(RESUME).bindAll(key(account, id)).run();
    }

    /** @param until when the present secret no longer signs */
    void rotate(AccountId account, String id, WebhookSecret secret, Instant now, Instant until) {
        var parameters = new HashMap<String, Object>(key(account, id));
        parameters.put("secret", secret.value());
        parameters.put("now", Rows.utc(now));
        parameters.put("until", Rows.utc(until));
        neo4j.query(ROTATE).bindAll(parameters).run();
    }

    void remove(AccountId account, String id) {
        neo4j.query(REMOVE).bindAll(key(account, id)).run();
    }

    private static Map<String, Object> key(AccountId account, String id) {
        return Map.of("account", account.value(), "id", id);
    }
}
