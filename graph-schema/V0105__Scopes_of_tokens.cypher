// Tokens made before there were scopes keep what they could do, but for making tokens; one without scopes opens nothing.
MATCH (t:AccessToken) WHERE t.scopes IS NULL
SET t.scopes = ['read', 'requests', 'sessions', 'availability', 'interests', 'network'];
