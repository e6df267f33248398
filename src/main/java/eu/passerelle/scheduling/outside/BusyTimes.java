package eu.passerelle.scheduling.outside;

import eu.passerelle.scheduling.recurrence.Stretch;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.neo4j.driver.Value;

/** When experts are busy by the calendars that they keep elsewhere. */
public final class BusyTimes {
    /** Part of a statement: the months of {@code $experts}. */
    public static final String BUSY = """
            CALL () {
              UNWIND $experts AS expert
              MATCH (m:BusyMonth {expertId: expert}) WHERE m.month >= $firstMonth AND m.month <= $lastMonth
              OPTIONAL MATCH (a:Availability {expertId: expert})
              OPTIONAL MATCH (e:Expert {id: expert})
              RETURN collect({expert: expert, zone: coalesce(a.zone, e.timeZone, 'Z'), fixed: m.fixed, floating: m.floating})
                AS busy
            }
            """;
    /** No clock is farther from UTC. */
    private static final Period FARTHEST = Period.ofDays(1);

    private BusyTimes() {}

    /** For {@link #BUSY}. */
    public static Map<String, Object> within(Stretch window) {
        return Map.of(
                "firstMonth", month(window.start().atZone(ZoneOffset.UTC).minus(FARTHEST)),
                "lastMonth", month(window.end().atZone(ZoneOffset.UTC).plus(FARTHEST)));
    }

    private static String month(ZonedDateTime moment) {
        return BusyMonths.month(moment.toInstant()).toString();
    }

    /** What touches the window, by the expert's id and in no order; those without outside calendars are absent. */
    public static Map<String, List<Stretch>> busy(Value months, Stretch window) {
        var busy = new HashMap<String, List<Stretch>>();
        months.asList(month -> month)
                .forEach(month -> busy.computeIfAbsent(month.get("expert").asString(), expert -> new ArrayList<>())
                        .addAll(within(window, month)));
        return busy;
    }

    private static List<Stretch> within(Stretch window, Value month) {
        return Stream.concat(
                        BusyMonths.fixed(month.get("fixed").asList(Value::asLong)).stream(),
                        BusyMonths.floating(
                                month.get("floating").asList(Value::asLong),
                                ZoneId.of(month.get("zone").asString()))
                                .stream())
                .filter(window::overlaps)
                .toList();
    }
}
