// Each reminder of a session goes out once: whoever sends it claims it first. People choose which they get.
CREATE CONSTRAINT sent_reminder IF NOT EXISTS FOR (n:SentReminder) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT reminder_choice IF NOT EXISTS FOR (n:ReminderChoice) REQUIRE n.accountId IS UNIQUE;
CREATE INDEX sent_reminder_session IF NOT EXISTS FOR (n:SentReminder) ON (n.sessionId);
CREATE INDEX sent_reminder_at IF NOT EXISTS FOR (n:SentReminder) ON (n.at);
CREATE INDEX session_start IF NOT EXISTS FOR (n:Session) ON (n.startsAt);
