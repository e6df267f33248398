// Searches that people come back to.
CREATE CONSTRAINT saved_search_id IF NOT EXISTS FOR (n:SavedSearch) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT saved_search_name IF NOT EXISTS FOR (n:SavedSearch) REQUIRE (n.accountId, n.name) IS UNIQUE;
