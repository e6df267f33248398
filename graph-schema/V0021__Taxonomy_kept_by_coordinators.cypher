// What coordinators change in the taxonomy, what they import, and the searches that it could not answer.
CREATE CONSTRAINT taxonomy_edition IF NOT EXISTS FOR (n:TaxonomyEdition) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT taxonomy_import IF NOT EXISTS FOR (n:TaxonomyImport) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT vain_search IF NOT EXISTS FOR (n:VainSearch) REQUIRE n.id IS UNIQUE;
