// The action plan of a team, its parts as they are and as they were.
CREATE CONSTRAINT plan_id IF NOT EXISTS FOR (n:Plan) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT plan_part_id IF NOT EXISTS FOR (n:PlanPart) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT plan_revision_id IF NOT EXISTS FOR (n:PlanRevision) REQUIRE n.id IS UNIQUE;
