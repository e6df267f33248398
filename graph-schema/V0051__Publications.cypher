// What experts have written, or what shows what they have done.
CREATE CONSTRAINT publication_id IF NOT EXISTS FOR (n:Publication) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT publication_external_id IF NOT EXISTS FOR (n:Publication) REQUIRE n.externalId IS UNIQUE;
