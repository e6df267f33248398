// Experts are found again by what they are called elsewhere; organisations by their name; and the jobs that read tables.
CREATE CONSTRAINT expert_external_id IF NOT EXISTS FOR (n:Expert) REQUIRE n.externalId IS UNIQUE;
CREATE INDEX merged_expert_external_id IF NOT EXISTS FOR (n:MergedExpert) ON (n.externalId);
CREATE INDEX merged_expert_email IF NOT EXISTS FOR (n:MergedExpert) ON (n.email);
CREATE INDEX organisation_name IF NOT EXISTS FOR (n:Organisation) ON (n.name);
CREATE CONSTRAINT import_id IF NOT EXISTS FOR (n:Import) REQUIRE n.id IS UNIQUE;
CREATE INDEX import_state IF NOT EXISTS FOR (n:Import) ON (n.state, n.at);
CREATE CONSTRAINT column_choice IF NOT EXISTS FOR (n:ColumnChoice) REQUIRE (n.kind, n.header) IS UNIQUE;
