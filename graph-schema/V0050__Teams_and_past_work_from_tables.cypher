// What tables call teams and mentorings.
CREATE CONSTRAINT team_external_id IF NOT EXISTS FOR (n:Team) REQUIRE n.externalId IS UNIQUE;
CREATE CONSTRAINT engagement_external_id IF NOT EXISTS FOR (n:Engagement) REQUIRE n.externalId IS UNIQUE;
