// How a mentoring ends, and what each side says of it.
CREATE CONSTRAINT closing_engagement IF NOT EXISTS FOR (n:Closing) REQUIRE n.engagementId IS UNIQUE;
CREATE CONSTRAINT closing_report_key IF NOT EXISTS FOR (n:ClosingReport) REQUIRE n.key IS UNIQUE;
CREATE INDEX closing_day IF NOT EXISTS FOR (n:Closing) ON (n.closesOn);
