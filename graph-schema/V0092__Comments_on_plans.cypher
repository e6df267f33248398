// What a mentor and a team say to each other about a plan.
CREATE CONSTRAINT plan_comment_id IF NOT EXISTS FOR (n:PlanComment) REQUIRE n.id IS UNIQUE;
