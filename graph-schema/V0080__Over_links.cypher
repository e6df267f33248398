// Links that are over are looked for each night.
CREATE INDEX mailed_link_expiry IF NOT EXISTS FOR (n:MailedLink) ON (n.expiresAt);
