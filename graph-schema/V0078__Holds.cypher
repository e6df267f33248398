// Times that an expert keeps for one team until it has decided.
CREATE CONSTRAINT hold_key IF NOT EXISTS FOR (n:Hold) REQUIRE n.key IS UNIQUE;
CREATE INDEX hold_expert IF NOT EXISTS FOR (n:Hold) ON (n.expertId);
CREATE INDEX hold_holder IF NOT EXISTS FOR (n:Hold) ON (n.holder);
