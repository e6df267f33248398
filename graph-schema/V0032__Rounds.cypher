// Rounds of matching: found by id, worked on by state; an entry is one request of one round.
CREATE CONSTRAINT round_id IF NOT EXISTS FOR (n:Round) REQUIRE n.id IS UNIQUE;
CREATE INDEX round_state IF NOT EXISTS FOR (n:Round) ON (n.state, n.at);
CREATE CONSTRAINT round_entry_id IF NOT EXISTS FOR (n:RoundEntry) REQUIRE n.id IS UNIQUE;
