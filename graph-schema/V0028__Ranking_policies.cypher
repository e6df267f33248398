// What counts when mentors are ranked; each version is kept.
CREATE CONSTRAINT ranking_policy_version IF NOT EXISTS FOR (n:RankingPolicy) REQUIRE n.version IS UNIQUE;
