// Which news come once a day is for each account to choose; what was chosen for a team or an expert holds for all who act for it.
MATCH (c:DigestChoice) WHERE c.owner STARTS WITH 'team:'
MATCH (a:Account)-[:COORDINATES]->(:Team {id: substring(c.owner, 5)})
MERGE (n:DigestChoice {owner: 'account:' + a.id}) ON CREATE SET n.groups = c.groups;
MATCH (c:DigestChoice) WHERE c.owner STARTS WITH 'expert:'
MATCH (a:Account)-[:ACTS_FOR]->(:Expert {id: substring(c.owner, 7)})
MERGE (n:DigestChoice {owner: 'account:' + a.id}) ON CREATE SET n.groups = c.groups;
MATCH (c:DigestChoice) WHERE NOT c.owner STARTS WITH 'account:' DELETE c;
