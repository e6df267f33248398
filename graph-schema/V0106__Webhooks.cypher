// Addresses elsewhere that hear of chosen events, and what each is owed; both are looked for by when they are due.
CREATE CONSTRAINT webhook_id IF NOT EXISTS FOR (n:Webhook) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT webhook_delivery_id IF NOT EXISTS FOR (n:WebhookDelivery) REQUIRE n.id IS UNIQUE;
CREATE INDEX webhook_next IF NOT EXISTS FOR (n:Webhook) ON (n.nextAt);
CREATE INDEX webhook_state IF NOT EXISTS FOR (n:Webhook) ON (n.state);
CREATE INDEX webhook_delivery_at IF NOT EXISTS FOR (n:WebhookDelivery) ON (n.at);
