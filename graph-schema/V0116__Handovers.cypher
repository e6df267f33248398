// A mentoring that is to go on with another mentor.
CREATE CONSTRAINT handover_id IF NOT EXISTS FOR (n:Handover) REQUIRE n.id IS UNIQUE;
CREATE INDEX handover_engagement IF NOT EXISTS FOR (n:Handover) ON (n.engagementId);
