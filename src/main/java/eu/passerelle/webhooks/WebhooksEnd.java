package eu.passerelle.webhooks;

import eu.passerelle.accounts.EndsWithAccount;
import eu.passerelle.kernel.AccountId;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Of a closed account nothing is sent; opened again, its owner resumes what is still wanted, and hears of nothing before. */
@Component
class WebhooksEnd implements EndsWithAccount {
    private static final String END = """
            MATCH (:Account {id: $account})-[:HAS_WEBHOOK]->(w:Webhook)
            SET w.rev = 0,
              w.state = CASE w.state WHEN 'ACTIVE' THEN 'PAUSED' ELSE w.state END
            WITH w
            MATCH (w)-[:OWES]->(d:WebhookDelivery {state: 'PENDING'})
            DETACH DELETE d
            """;

    private final Neo4jClient neo4j;

    WebhooksEnd(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    @Override
    public void closed(AccountId account) {
        neo4j.query(END).bind(account.value()).to("account").run();
    }
}
