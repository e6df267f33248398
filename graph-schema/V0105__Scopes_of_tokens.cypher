// Tokens made before there were scopes keep all that they could do; one without scopes opens nothing.
MATCH (t:AccessToken) WHERE t.scopes IS NULL
SET t.scopes = ['read', 'requests', 'sessions', 'availability', 'interests', 'network', 'tokens'];
