// A view of a card is open to the end of its last day where the team lives, not in Greenwich.
MATCH (v:CaseView)-[:PART_OF_CARD]->(:CaseCard)-[:KEPT_BY]->(:Team)-[:OF]->(c:City) WHERE v.closesAt IS NULL
SET v.closesAt = datetime({datetime: datetime({date: v.until + duration({days: 1}), timezone: c.timeZone}), timezone: '+00:00'});
// Where no city is known, it ends in Greenwich.
MATCH (v:CaseView) WHERE v.closesAt IS NULL
SET v.closesAt = datetime({date: v.until + duration({days: 1}), timezone: '+00:00'});
