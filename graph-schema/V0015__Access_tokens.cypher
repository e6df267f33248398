// A token is found by its hash when it is used, and by its id when its holder revokes it.
CREATE CONSTRAINT access_token_id IF NOT EXISTS FOR (n:AccessToken) REQUIRE n.id IS UNIQUE;
