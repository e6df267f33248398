// Days that an expert painted can be told apart, in an archive too.
CREATE CONSTRAINT own_day_id IF NOT EXISTS FOR (n:OwnDay) REQUIRE n.id IS UNIQUE;
