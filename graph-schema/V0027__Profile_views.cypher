// Who opened whose profile.
CREATE CONSTRAINT profile_view IF NOT EXISTS FOR (n:ProfileView) REQUIRE (n.account, n.day, n.expert) IS UNIQUE;
CREATE CONSTRAINT view_day IF NOT EXISTS FOR (n:ViewDay) REQUIRE (n.account, n.day) IS UNIQUE;
CREATE INDEX profile_view_expert IF NOT EXISTS FOR (n:ProfileView) ON (n.expert, n.day);
CREATE INDEX view_day_number IF NOT EXISTS FOR (n:ViewDay) ON (n.day, n.profiles);
