// What people were told, and which of it comes once a day.
CREATE CONSTRAINT notice_id IF NOT EXISTS FOR (n:Notice) REQUIRE n.id IS UNIQUE;
CREATE INDEX notice_owner IF NOT EXISTS FOR (n:Notice) ON (n.owner);
CREATE INDEX notice_waits IF NOT EXISTS FOR (n:Notice) ON (n.waits);
CREATE CONSTRAINT digest_choice_owner IF NOT EXISTS FOR (n:DigestChoice) REQUIRE n.owner IS UNIQUE;
