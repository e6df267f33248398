// What every module needs: events in order, the places of those who follow them, commands that take effect once.
CREATE CONSTRAINT outbox_event_seq IF NOT EXISTS FOR (n:OutboxEvent) REQUIRE n.seq IS UNIQUE;
CREATE CONSTRAINT outbox_sequence_name IF NOT EXISTS FOR (n:OutboxSequence) REQUIRE n.name IS UNIQUE;
CREATE CONSTRAINT outbox_cursor_follower IF NOT EXISTS FOR (n:OutboxCursor) REQUIRE n.follower IS UNIQUE;
CREATE CONSTRAINT command_id IF NOT EXISTS FOR (n:Command) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT seed_state_name IF NOT EXISTS FOR (n:SeedState) REQUIRE n.name IS UNIQUE;
