// The trail of decisions, and what the desk of the curators starts from.
CREATE CONSTRAINT audit_number IF NOT EXISTS FOR (n:AuditEntry) REQUIRE n.number IS UNIQUE;
CREATE CONSTRAINT audit_head IF NOT EXISTS FOR (n:AuditHead) REQUIRE n.id IS UNIQUE;
CREATE INDEX audit_subject IF NOT EXISTS FOR (n:AuditEntry) ON (n.subject, n.number);
CREATE INDEX expert_status IF NOT EXISTS FOR (n:Expert) ON (n.status, n.confirmedOn);
