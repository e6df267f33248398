// What ties experts to organisations, cities and teams, and what coordinators decided on it.
CREATE CONSTRAINT interest_id IF NOT EXISTS FOR (n:Interest) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT conflict_decision IF NOT EXISTS FOR (n:ConflictDecision) REQUIRE n.id IS UNIQUE;
