// Several people are asked which of a few times suits them. What they say hangs between a person and a time.
CREATE CONSTRAINT poll_id IF NOT EXISTS FOR (n:Poll) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT poll_time_id IF NOT EXISTS FOR (n:PollTime) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT poll_person_id IF NOT EXISTS FOR (n:PollPerson) REQUIRE n.id IS UNIQUE;
CREATE INDEX poll_session IF NOT EXISTS FOR (n:Poll) ON (n.sessionId);
