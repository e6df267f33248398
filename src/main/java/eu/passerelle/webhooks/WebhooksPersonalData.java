package eu.passerelle.webhooks;

import eu.passerelle.privacy.Holding;
import eu.passerelle.privacy.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** Programs that somebody has told to listen, and what they are still owed. */
@Component
class WebhooksPersonalData implements PersonalData {
    private static final String WEBHOOK = """
            MATCH (a:Account)-[:HAS_WEBHOOK]->(n:Webhook) WHERE a.id IN $accounts RETURN n
            """;
    private static final String ERASE_WEBHOOK = """
            MATCH (a:Account)-[:HAS_WEBHOOK]->(n:Webhook) WHERE a.id IN $accounts
            OPTIONAL MATCH (n)-[:OWES]->(d:WebhookDelivery)
            DETACH DELETE d, n
            """;

    @Override
    public List<Holding> holdings() {
        return List.of(Holding.erasedBy("Webhook", WEBHOOK, ERASE_WEBHOOK));
    }
}
