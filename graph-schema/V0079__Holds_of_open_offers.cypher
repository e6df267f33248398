// What experts offered before times were held is held, too.
MATCH (p:Proposal {state: 'countered'})-[:TO]->(e:Expert)
WHERE p.answeredAt + duration('P7D') > datetime()
UNWIND p.offeredTimes AS start
MERGE (h:Hold {key: 'proposal:' + p.id + ' ' + toString(start)})
SET h.holder = 'proposal:' + p.id, h.expertId = e.id, h.startsAt = start, h.endsAt = start + duration('PT1H'), h.until = p.answeredAt + duration('P7D');
