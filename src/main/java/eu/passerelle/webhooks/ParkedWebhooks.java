package eu.passerelle.webhooks;

import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.ParkedWork;
import java.util.HashMap;
import java.util.Map;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Webhooks that were stopped because their address did not take anything for days. */
@Component
class ParkedWebhooks implements ParkedWork {
    private static final String REASONS = """
            MATCH (w:Webhook {state: 'PARKED'})
            WITH head(COLLECT { MATCH (w)-[:OWES]->(d:WebhookDelivery) WHERE d.failure IS NOT NULL
                                RETURN d.failure + coalesce(' ' + toString(d.status), '') ORDER BY d.triedAt DESC LIMIT 1 }) AS reason
            RETURN coalesce(reason, '') AS reason, count(*) AS number
            """;
    private static final String RESUME = """
            MATCH (w:Webhook {state: 'PARKED'})
            WITH w LIMIT 1000
            SET w.state = 'ACTIVE', w.failures = 0, w.failingSince = null, w.rev = 0
            WITH w
            CALL (w) { MATCH (w)-[:OWES]->(d:WebhookDelivery {state: 'PENDING'}) RETURN min(d.dueAt) AS due }
            SET w.nextAt = due
            RETURN count(w)
            """;

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;

    ParkedWebhooks(Neo4jClient neo4j, GraphTransactions transactions) {
        this.neo4j = neo4j;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public Map<String, Long> reasons() {
        var reasons = new HashMap<String, Long>();
        neo4j.query(REASONS)
                .fetchAs(Counted.class)
                .mappedBy((types, row) -> new Counted(
                        row.get("reason").asString(), row.get("number").asLong()))
                .all()
                .forEach(counted -> reasons.put(counted.reason(), counted.number()));
        return reasons;
    }

    private record Counted(String reason, long number) {}

    @Override
    public int retryAll() {
        return transactions
                .write(() -> neo4j.query(RESUME).fetchAs(Long.class).one().orElse(0L))
                .intValue();
    }
}
