package eu.passerelle.webhooks;

import eu.passerelle.kernel.outbound.HttpsAddress;
import eu.passerelle.webhooks.Webhook.Secrets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.neo4j.driver.Value;

/** How webhooks and deliveries stand in the graph. */
final class Rows {
    private Rows() {}

    static Webhook webhook(Value node) {
        return new Webhook(
                node.get("id").asString(),
                node.get("name").asString(),
                HttpsAddress.kept(node.get("address").asString()),
                node.get("kinds").asList(Value::asString).stream()
                        .map(EventKind::of)
                        .toList(),
                Webhook.State.valueOf(node.get("state").asString()),
                instant(node.get("createdAt")),
                new Secrets(
                        new WebhookSecret(node.get("secret").asString()),
                        instant(node.get("secretAt")),
                        find(node.get("formerUntil"))
                                .map(until -> new Secrets.Former(
                                        new WebhookSecret(
                                                node.get("formerSecret").asString()),
                                        until))),
                find(node.get("failingSince")));
    }

    static Delivery delivery(Value node) {
        return new Delivery(
                node.get("id").asString(),
                EventKind.of(node.get("kind").asString()),
                node.get("data").asString(),
                instant(node.get("at")),
                Delivery.State.valueOf(node.get("state").asString()),
                node.get("attempts").asInt(),
                find(node.get("triedAt")),
                node.get("status").isNull()
                        ? Optional.empty()
                        : Optional.of(node.get("status").asInt()),
                node.get("failure").isNull()
                        ? Optional.empty()
                        : Optional.of(node.get("failure").asString()));
    }

    static Optional<Instant> find(Value value) {
        return value.isNull() ? Optional.empty() : Optional.of(instant(value));
    }

    private static Instant instant(Value value) {
        return value.asZonedDateTime().toInstant();
    }

    static ZonedDateTime utc(Instant instant) {
        return instant.atZone(ZoneOffset.UTC);
    }
}
