package eu.passerelle.scheduling.outside;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.scheduling.recurrence.Stretch;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** When experts are busy by the calendars that they keep elsewhere. */
@Component
public class BusyTimes {
    /** No clock is farther from UTC. */
    private static final Period FARTHEST = Period.ofDays(1);

    private static final String CYPHER = """
            UNWIND $experts AS expert
            MATCH (m:BusyMonth {expertId: expert}) WHERE m.month >= $first AND m.month <= $last
            OPTIONAL MATCH (a:Availability {expertId: expert})
            OPTIONAL MATCH (e:Expert {id: expert})
            RETURN expert, coalesce(a.zone, e.timeZone, 'Z') AS zone, m.fixed AS fixed, m.floating AS floating
            """;

    private final Neo4jClient neo4j;

    BusyTimes(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    /** In one query, by the expert's id and in no order; those without outside calendars are absent. */
    public Map<String, List<Stretch>> of(Collection<ExpertId> experts, Stretch window) {
        YearMonth first = BusyMonths.month(
                window.start().atZone(ZoneOffset.UTC).minus(FARTHEST).toInstant());
        YearMonth last = BusyMonths.month(
                window.end().atZone(ZoneOffset.UTC).plus(FARTHEST).toInstant());
        var busy = new HashMap<String, List<Stretch>>();
        neo4j.query(CYPHER)
                .bindAll(Map.of(
                        "experts", experts.stream().map(ExpertId::value).toList(),
                        "first", first.toString(),
                        "last", last.toString()))
                .fetchAs(OfExpert.class)
                .mappedBy((types, row) -> new OfExpert(row.get("expert").asString(), within(window, row)))
                .all()
                .forEach(month -> busy.computeIfAbsent(month.expert(), expert -> new ArrayList<>())
                        .addAll(month.busy()));
        return busy;
    }

    private record OfExpert(String expert, List<Stretch> busy) {}

    private static List<Stretch> within(Stretch window, Record row) {
        return Stream.concat(
                        BusyMonths.fixed(row.get("fixed").asList(Value::asLong)).stream(),
                        BusyMonths.floating(
                                row.get("floating").asList(Value::asLong),
                                ZoneId.of(row.get("zone").asString()))
                                .stream())
                .filter(window::overlaps)
                .toList();
    }
}
