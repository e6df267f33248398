// Where people are signed in, and what proves who they are beside a password.
CREATE CONSTRAINT passkey_id IF NOT EXISTS FOR (n:Passkey) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT authenticator_id IF NOT EXISTS FOR (n:Authenticator) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT sign_in_id IF NOT EXISTS FOR (n:SignIn) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT account_passkey_handle IF NOT EXISTS FOR (n:Account) REQUIRE n.passkeyHandle IS UNIQUE;
CREATE INDEX sign_in_last_seen_at IF NOT EXISTS FOR (n:SignIn) ON (n.lastSeenAt);
