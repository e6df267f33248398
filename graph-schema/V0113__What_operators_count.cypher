// Events that a follower has set aside are few among many.
CREATE INDEX outbox_parked IF NOT EXISTS FOR (n:OutboxEvent) ON (n.parkedFor);
