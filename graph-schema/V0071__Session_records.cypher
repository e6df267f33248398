// What a session is for and what is kept of it: one record each.
CREATE CONSTRAINT session_record IF NOT EXISTS FOR (n:SessionRecord) REQUIRE n.sessionId IS UNIQUE;
CREATE INDEX session_start IF NOT EXISTS FOR (n:Session) ON (n.startsAt);
