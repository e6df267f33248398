// What went each day because its time was over: one run for all nodes.
CREATE CONSTRAINT forgetting_run_day IF NOT EXISTS FOR (n:ForgettingRun) REQUIRE n.day IS UNIQUE;
CREATE INDEX command_at IF NOT EXISTS FOR (n:Command) ON (n.at);
CREATE INDEX outbox_event_at IF NOT EXISTS FOR (n:OutboxEvent) ON (n.at);
CREATE INDEX mail_created IF NOT EXISTS FOR (n:Mail) ON (n.createdAt);
