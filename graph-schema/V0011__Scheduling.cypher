// The parts of an availability are written by their id; people have one feed address each.
CREATE CONSTRAINT availability_rule_id IF NOT EXISTS FOR (n:AvailabilityRule) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT absence_id IF NOT EXISTS FOR (n:Absence) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT extra_time_id IF NOT EXISTS FOR (n:ExtraTime) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT calendar_feed_account IF NOT EXISTS FOR (n:CalendarFeed) REQUIRE n.accountId IS UNIQUE;
