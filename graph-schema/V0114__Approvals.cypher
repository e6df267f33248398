// What one asks and another approves.
CREATE CONSTRAINT approval_id IF NOT EXISTS FOR (n:Approval) REQUIRE n.id IS UNIQUE;
CREATE INDEX approval_state IF NOT EXISTS FOR (n:Approval) ON (n.state, n.at);
CREATE INDEX approval_by IF NOT EXISTS FOR (n:Approval) ON (n.by, n.at);
