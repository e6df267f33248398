// By which accounts at identity providers people sign in. Issuer and subject together name one, as OpenID Connect has it.
CREATE CONSTRAINT provider_identity_id IF NOT EXISTS FOR (n:ProviderIdentity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT provider_identity_key IF NOT EXISTS FOR (n:ProviderIdentity) REQUIRE (n.issuer, n.subject) IS UNIQUE;
