// What a mentor did beside the sessions of a mentoring.
CREATE CONSTRAINT hours_entry_id IF NOT EXISTS FOR (n:HoursEntry) REQUIRE n.id IS UNIQUE;
