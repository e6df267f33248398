// The trail is asked by who, what and when; on whom it can be asked already.
CREATE INDEX audit_actor IF NOT EXISTS FOR (n:AuditEntry) ON (n.actor, n.number);
CREATE INDEX audit_action IF NOT EXISTS FOR (n:AuditEntry) ON (n.action, n.number);
CREATE INDEX audit_at IF NOT EXISTS FOR (n:AuditEntry) ON (n.at);
