// A plan is looked at each quarter, and frozen when its team approves it.
CREATE CONSTRAINT plan_review_id IF NOT EXISTS FOR (n:PlanReview) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT plan_version_id IF NOT EXISTS FOR (n:PlanVersion) REQUIRE n.id IS UNIQUE;
