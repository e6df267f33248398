package eu.passerelle.webhooks;

import eu.passerelle.kernel.OutboxFollower;
import eu.passerelle.kernel.RecordedEvent;
import org.springframework.stereotype.Component;

/** Notes what is owed to whom, in the transaction that notes the event as heard. It sends nothing itself. */
@Component
class WebhookFollower implements OutboxFollower {
    private final NewsReader reader;
    private final DeliveryStore deliveries;

    WebhookFollower(NewsReader reader, DeliveryStore deliveries) {
        this.reader = reader;
        this.deliveries = deliveries;
    }

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public void follow(RecordedEvent recorded) {
        reader.read(recorded.event()).ifPresent(news -> deliveries.owe(news, recorded.at()));
    }
}
