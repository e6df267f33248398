package eu.passerelle.scheduling;

import eu.passerelle.kernel.ExpertId;
import java.time.DayOfWeek;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** When many experts have time, in one query: what finding the times for a shortlist waits for. */
@Component
class AvailabilityQuery {
    private static final String CYPHER = """
            UNWIND $experts AS id
            MATCH (a:Availability {expertId: id})
            RETURN id, a.zone AS zone, a.minimumNoticeHours AS notice,
              [(a)-[:HAS_RULE]->(r:AvailabilityRule) | [r.id, r.day, r.from, r.until]] AS rules,
              [(a)-[:HAS_ABSENCE]->(b:Absence) | [b.id, b.from, b.until, b.reason]] AS absences,
              [(a)-[:HAS_EXTRA_TIME]->(x:ExtraTime) | [x.id, x.date, x.from, x.until]] AS extraTimes
            """;

    private final Neo4jClient neo4j;

    AvailabilityQuery(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    /** By the expert's id; those who have said nothing are absent. */
    Map<String, Availability> of(Collection<ExpertId> experts) {
        var all = new HashMap<String, Availability>();
        neo4j.query(CYPHER)
                .bind(experts.stream().map(ExpertId::value).toList())
                .to("experts")
                .fetchAs(Availability.class)
                .mappedBy((types, row) -> availability(row))
                .all()
                .forEach(availability -> all.put(availability.expertId(), availability));
        return all;
    }

    private static Availability availability(Record row) {
        return new Availability(
                row.get("id").asString(),
                row.get("zone").asString(),
                row.get("notice").asInt(),
                row.get("rules").asList(AvailabilityQuery::rule),
                row.get("absences").asList(AvailabilityQuery::absence),
                row.get("extraTimes").asList(AvailabilityQuery::extra));
    }

    private static Availability.Rule rule(Value rule) {
        return new Availability.Rule(
                rule.get(0).asString(),
                DayOfWeek.valueOf(rule.get(1).asString()),
                rule.get(2).asLocalTime(),
                rule.get(3).asLocalTime());
    }

    private static Availability.Absence absence(Value absence) {
        return new Availability.Absence(
                absence.get(0).asString(),
                absence.get(1).asLocalDate(),
                absence.get(2).asLocalDate(),
                absence.get(3).asString(""));
    }

    private static Availability.Extra extra(Value extra) {
        return new Availability.Extra(
                extra.get(0).asString(),
                extra.get(1).asLocalDate(),
                extra.get(2).asLocalTime(),
                extra.get(3).asLocalTime());
    }
}
