// Profiles that were merged away, what is needed to take a merge back, and decisions made together.
CREATE CONSTRAINT merged_expert_id IF NOT EXISTS FOR (n:MergedExpert) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT merge_id IF NOT EXISTS FOR (n:Merge) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT curation_batch_id IF NOT EXISTS FOR (n:CurationBatch) REQUIRE n.id IS UNIQUE;
CREATE INDEX merge_at IF NOT EXISTS FOR (n:Merge) ON (n.at);
CREATE INDEX curation_batch_at IF NOT EXISTS FOR (n:CurationBatch) ON (n.at);
CREATE INDEX expert_email IF NOT EXISTS FOR (n:Expert) ON (n.email);
