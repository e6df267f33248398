// What both sides of a mentoring sign, in versions.
CREATE CONSTRAINT charter_id IF NOT EXISTS FOR (n:Charter) REQUIRE n.id IS UNIQUE;
CREATE INDEX charter_engagement IF NOT EXISTS FOR (n:Charter) ON (n.engagementId);
