package eu.passerelle.scheduling;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.Ids;
import eu.passerelle.scheduling.recurrence.Buffers;
import eu.passerelle.scheduling.recurrence.Caps;
import eu.passerelle.scheduling.recurrence.DayTimes;
import eu.passerelle.scheduling.recurrence.OwnDay;
import eu.passerelle.scheduling.recurrence.Travel;
import eu.passerelle.scheduling.recurrence.Validity;
import eu.passerelle.scheduling.recurrence.WeeklyRule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Availabilities in the graph, each with its parts: for however many experts, one query to read and one to write. */
@Component
class AvailabilityStore {
    /** Part of a statement: of {@code $experts}, those who have said something. */
    static final String SAID = """
            CALL () {
              UNWIND $experts AS id
              MATCH (a:Availability {expertId: id})
              RETURN collect({a: a, countries: [(a)-[:OF]->(:Expert)-[:LIVES_IN]->(c:Country) | c.code],
                rules: [(a)-[:HAS_RULE]->(r:AvailabilityRule) | r],
                ownDays: [(a)-[:HAS_OWN_DAY]->(d:OwnDay) | d],
                absences: [(a)-[:HAS_ABSENCE]->(b:Absence) | b],
                extraTimes: [(a)-[:HAS_EXTRA_TIME]->(x:ExtraTime) | x]}) AS said
            }
            """;
    /** Part of a statement: where {@code $teams} work. */
    static final String COUNTRIES = """
            CALL () {
              UNWIND $teams AS team
              MATCH (:Team {id: team})-[:OF]->(:City)-[:IN_COUNTRY]->(c:Country)
              RETURN collect({team: team, country: c.code}) AS countries
            }
            """;

    private static final String READ = SAID + "RETURN said";
    /** What has no value for a limit any more loses it: hence the whole node anew. */
    private static final String WRITE = """
            UNWIND $rows AS row
            MERGE (a:Availability {expertId: row.properties.expertId}) SET a = row.properties
            WITH a, row
            CALL (a) { OPTIONAL MATCH (a)-[:HAS_RULE|HAS_OWN_DAY|HAS_ABSENCE|HAS_EXTRA_TIME]->(part) DETACH DELETE part }
            CALL (a, row) { UNWIND row.rules AS part CREATE (a)-[:HAS_RULE]->(n:AvailabilityRule) SET n = part }
            CALL (a, row) { UNWIND row.ownDays AS part CREATE (a)-[:HAS_OWN_DAY]->(n:OwnDay) SET n = part }
            CALL (a, row) { UNWIND row.absences AS part CREATE (a)-[:HAS_ABSENCE]->(n:Absence) SET n = part }
            CALL (a, row) { UNWIND row.extraTimes AS part CREATE (a)-[:HAS_EXTRA_TIME]->(n:ExtraTime) SET n = part }
            CALL (a, row) { MATCH (e:Expert {id: row.properties.expertId}) MERGE (a)-[:OF]->(e) }
            """;
    /** What the directory knows of those who have not said anything here: the best guess. */
    private static final String ZONE = "MATCH (e:Expert {id: $expert}) WHERE e.timeZone IS NOT NULL RETURN e.timeZone";

    private final Neo4jClient neo4j;

    AvailabilityStore(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    Optional<Availability> of(ExpertId expert) {
        return neo4j.query(READ)
                .bind(List.of(expert.value()))
                .to("experts")
                .fetchAs(Availability.class)
                .mappedBy((types, row) -> said(row.get("said")).get(expert.value()))
                .one();
    }

    /** By the expert's id; those who have said nothing are absent. */
    static Map<String, Availability> said(Value said) {
        return said.asList(AvailabilityStore::availability).stream()
                .collect(Collectors.toMap(found -> found.expert().value(), found -> found));
    }

    /** By the team's id. */
    static Map<String, String> countries(Value countries) {
        return countries.asList(of -> of).stream()
                .collect(Collectors.toMap(
                        of -> of.get("team").asString(), of -> of.get("country").asString(), (one, other) -> one));
    }

    Optional<ZoneId> zoneInDirectory(ExpertId expert) {
        return neo4j.query(ZONE)
                .bind(expert.value())
                .to("expert")
                .fetchAs(String.class)
                .one()
                .map(ZoneId::of);
    }

    void save(Collection<Availability> availabilities) {
        List<Map<String, Object>> rows =
                availabilities.stream().map(AvailabilityStore::row).toList();
        neo4j.query(WRITE).bind(rows).to("rows").run();
    }

    private static Map<String, Object> row(Availability availability) {
        return Map.of(
                "properties", properties(availability),
                "rules",
                        availability.rules().stream()
                                .map(AvailabilityStore::rule)
                                .toList(),
                "ownDays",
                        availability.ownDays().stream()
                                .map(AvailabilityStore::ownDay)
                                .toList(),
                "absences",
                        availability.absences().stream()
                                .map(absence -> Map.of(
                                        "id", absence.id(),
                                        "from", absence.from(),
                                        "until", absence.until(),
                                        "reason", absence.reason()))
                                .toList(),
                "extraTimes",
                        availability.extraTimes().stream()
                                .map(extra -> Map.of(
                                        "id", extra.id(),
                                        "date", extra.date(),
                                        "from", extra.times().from(),
                                        "until", extra.times().until()))
                                .toList());
    }

    private static Map<String, Object> properties(Availability availability) {
        Limits limits = availability.limits();
        var properties = new HashMap<String, Object>(Map.of(
                "expertId", availability.expert().value(),
                "zone", availability.zone().getId(),
                "minimumNoticeHours", limits.noticeHours(),
                "minutesBefore", limits.buffers().before().toMinutes(),
                "minutesAfter", limits.buffers().after().toMinutes(),
                "travelDays", limits.travel().days(),
                "onHolidays", limits.onHolidays()));
        limits.caps().perDay().ifPresent(most -> properties.put("mostPerDay", most));
        limits.caps().perWeek().ifPresent(most -> properties.put("mostPerWeek", most));
        limits.caps().perMonth().ifPresent(most -> properties.put("mostPerMonth", most));
        return properties;
    }

    private static Map<String, Object> rule(WeeklyRule rule) {
        var properties = new HashMap<String, Object>(Map.of(
                "id", Ids.random(),
                "day", rule.day().name(),
                "from", rule.times().from(),
                "until", rule.times().until()));
        rule.validity().from().ifPresent(date -> properties.put("firstDate", date));
        rule.validity().until().ifPresent(date -> properties.put("lastDate", date));
        return properties;
    }

    private static Map<String, Object> ownDay(OwnDay day) {
        return Map.of(
                "id", Ids.random(),
                "date", day.date(),
                "from", day.times().stream().map(DayTimes::from).toList(),
                "until", day.times().stream().map(DayTimes::until).toList());
    }

    private static Availability availability(Value row) {
        Value node = row.get("a");
        return new Availability(
                new ExpertId(node.get("expertId").asString()),
                ZoneId.of(node.get("zone").asString()),
                row.get("countries").asList(Value::asString).stream().findFirst(),
                limits(node),
                row.get("rules").asList(AvailabilityStore::weeklyRule),
                row.get("ownDays").asList(AvailabilityStore::readOwnDay),
                row.get("absences").asList(AvailabilityStore::absence),
                row.get("extraTimes").asList(AvailabilityStore::extra));
    }

    private static Limits limits(Value node) {
        return new Limits(
                node.get("minimumNoticeHours").asInt(),
                new Buffers(minutes(node.get("minutesBefore")), minutes(node.get("minutesAfter"))),
                new Caps(most(node.get("mostPerDay")), most(node.get("mostPerWeek")), most(node.get("mostPerMonth"))),
                node.get("onHolidays").asBoolean(false),
                new Travel(node.get("travelDays").asInt(0)));
    }

    private static Duration minutes(Value stored) {
        return Duration.ofMinutes(stored.asLong(0));
    }

    private static OptionalInt most(Value stored) {
        return stored.isNull() ? OptionalInt.empty() : OptionalInt.of(stored.asInt());
    }

    private static WeeklyRule weeklyRule(Value rule) {
        return new WeeklyRule(
                DayOfWeek.valueOf(rule.get("day").asString()),
                dayTimes(rule),
                new Validity(date(rule.get("firstDate")), date(rule.get("lastDate"))));
    }

    private static Optional<LocalDate> date(Value stored) {
        return Optional.ofNullable(stored.asLocalDate(null));
    }

    private static OwnDay readOwnDay(Value day) {
        List<LocalTime> from = day.get("from").asList(Value::asLocalTime);
        List<LocalTime> until = day.get("until").asList(Value::asLocalTime);
        return new OwnDay(
                day.get("date").asLocalDate(),
                IntStream.range(0, from.size())
                        .mapToObj(i -> new DayTimes(from.get(i), until.get(i)))
                        .toList());
    }

    private static Availability.Absence absence(Value absence) {
        return new Availability.Absence(
                absence.get("id").asString(),
                absence.get("from").asLocalDate(),
                absence.get("until").asLocalDate(),
                absence.get("reason").asString(""));
    }

    private static Availability.Extra extra(Value extra) {
        return new Availability.Extra(
                extra.get("id").asString(), extra.get("date").asLocalDate(), dayTimes(extra));
    }

    private static DayTimes dayTimes(Value part) {
        return new DayTimes(part.get("from").asLocalTime(), part.get("until").asLocalTime());
    }
}
