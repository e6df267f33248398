// What a mentor recommends to a team, and what the team says to it.
CREATE CONSTRAINT advice_id IF NOT EXISTS FOR (n:Advice) REQUIRE n.id IS UNIQUE;
CREATE INDEX advice_engagement IF NOT EXISTS FOR (n:Advice) ON (n.engagementId);
