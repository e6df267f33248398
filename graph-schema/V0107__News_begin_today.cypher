// What happened before there were webhooks is no news to them.
MATCH (s:OutboxSequence {name: 'outbox'})
MERGE (c:OutboxCursor {follower: 'webhooks'}) ON CREATE SET c.seq = s.value, c.failures = 0;
