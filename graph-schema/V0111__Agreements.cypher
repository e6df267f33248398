// What people confirmed or agreed to, and what they took back; and the words of each privacy notice that there was.
CREATE CONSTRAINT agreement_id IF NOT EXISTS FOR (n:Agreement) REQUIRE n.id IS UNIQUE;
CREATE INDEX agreement_account IF NOT EXISTS FOR (n:Agreement) ON (n.account);
CREATE CONSTRAINT privacy_notice_version IF NOT EXISTS FOR (n:PrivacyNotice) REQUIRE n.version IS UNIQUE;
