package eu.passerelle.webhooks;

import eu.passerelle.kernel.Forgetting;
import java.util.List;
import org.springframework.stereotype.Component;

/** What was owed to webhooks. {@link Deliveries} lets most of it go after a month. */
@Component
class WebhooksForgetting implements Forgetting.Source {
    private static final String DELIVERIES = """
            MATCH (n:WebhookDelivery) WHERE n.at < $before
            WITH n LIMIT $most DETACH DELETE n RETURN count(*) AS number
            """;

    @Override
    public List<Forgetting> forgettings() {
        return List.of(new Forgetting("WebhookDelivery", Forgetting.TRAFFIC, DELIVERIES));
    }
}
