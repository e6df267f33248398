// What was learned last from rated mentoring, and how it compares: one node.
CREATE CONSTRAINT learning_run_id IF NOT EXISTS FOR (n:LearningRun) REQUIRE n.id IS UNIQUE;
