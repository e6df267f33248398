// Coordinators see all that is under way.
CREATE INDEX engagement_state IF NOT EXISTS FOR (n:Engagement) ON (n.state);
