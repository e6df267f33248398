// Plans for invented cases that are compared in a course, and what is certified of it.
CREATE CONSTRAINT exercise_id IF NOT EXISTS FOR (n:Exercise) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT exercise_plan_id IF NOT EXISTS FOR (n:ExercisePlan) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT exercise_plan_key IF NOT EXISTS FOR (n:ExercisePlan) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT certificate_id IF NOT EXISTS FOR (n:Certificate) REQUIRE n.id IS UNIQUE;
CREATE INDEX exercise_trainer IF NOT EXISTS FOR (n:Exercise) ON (n.trainer);
CREATE INDEX certificate_account IF NOT EXISTS FOR (n:Certificate) ON (n.account);
