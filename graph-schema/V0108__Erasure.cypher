// People are erased step by step; a tombstone keeps by number who may not come back out of an old backup.
CREATE CONSTRAINT erasure_id IF NOT EXISTS FOR (n:Erasure) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT tombstone_id IF NOT EXISTS FOR (n:Tombstone) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT former_expert_id IF NOT EXISTS FOR (n:FormerExpert) REQUIRE n.id IS UNIQUE;
