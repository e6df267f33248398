// Who said in a calendar whether he or she comes; and the mailbox that such answers are read from, each once.
CREATE CONSTRAINT attendance_key IF NOT EXISTS FOR (n:Attendance) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT attendance_uid IF NOT EXISTS FOR (n:Attendance) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT reply_mailbox IF NOT EXISTS FOR (n:ReplyMailbox) REQUIRE n.name IS UNIQUE;
CREATE CONSTRAINT handled_reply IF NOT EXISTS FOR (n:HandledReply) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT reply_note IF NOT EXISTS FOR (n:ReplyNote) REQUIRE n.id IS UNIQUE;
CREATE INDEX attendance_session IF NOT EXISTS FOR (n:Attendance) ON (n.sessionId);
CREATE INDEX handled_reply_at IF NOT EXISTS FOR (n:HandledReply) ON (n.at);
CREATE INDEX reply_note_at IF NOT EXISTS FOR (n:ReplyNote) ON (n.at);
