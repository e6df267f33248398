package eu.passerelle.scheduling.outside;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.outbound.HttpsAddress;
import eu.passerelle.scheduling.outside.OutsideCalendar.Failure;
import eu.passerelle.scheduling.outside.OutsideReading.Busy;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Outside calendars in the graph. Files are due never: they have no {@code dueAt}. */
@Component
class OutsideStore {
    /** As whoever books does it: what is busy does not change between a look at it and a booking. */
    private static final String LOCK = "MATCH (e:Expert {id: $expert}) SET e.rev = 0 RETURN e.rev";

    private static final String OF_EXPERT =
            "MATCH (c:OutsideCalendar {expertId: $expert}) RETURN c ORDER BY c.addedAt, c.id";
    private static final String ONE = "MATCH (c:OutsideCalendar {id: $id, expertId: $expert}) RETURN c";
    private static final String CREATE = """
            MATCH (e:Expert {id: $expert})
            CREATE (c:OutsideCalendar {id: $id, expertId: $expert, name: $name, address: $address, addedAt: $at,
              readAt: $at, until: $until, times: 0, skipped: []})-[:OF]->(e)
            """;
    private static final String READ = """
            MATCH (c:OutsideCalendar {id: $id, expertId: $expert})
            SET c.readAt = $at, c.until = $until, c.times = $times, c.skipped = $skipped, c.dueAt = $due
            REMOVE c.failure, c.failureDetail, c.failingSince, c.failures
            WITH c
            CALL (c) { MATCH (c)-[:HAS_BUSY]->(m) DETACH DELETE m }
            UNWIND $months AS month
            CREATE (c)-[:HAS_BUSY]->(:BusyMonth {calendarId: c.id, expertId: c.expertId, month: month.month,
              fixed: month.fixed, floating: month.floating})
            """;
    private static final String FAILED = """
            MATCH (c:OutsideCalendar {id: $id, expertId: $expert})
            SET c.failure = $code, c.failureDetail = $detail, c.failingSince = coalesce(c.failingSince, $at),
              c.failures = coalesce(c.failures, 0) + 1, c.dueAt = $due
            """;
    private static final String REMOVE = """
            MATCH (c:OutsideCalendar {id: $id, expertId: $expert})
            OPTIONAL MATCH (c)-[:HAS_BUSY]->(m)
            DETACH DELETE m, c
            """;
    /** The look after the write is at what the one before us left. */
    private static final String CLAIM = """
            MATCH (c:OutsideCalendar)-[:OF]->(:Expert) WHERE c.dueAt <= $now
            WITH c ORDER BY c.dueAt LIMIT $most
            SET c.rev = 0
            WITH c WHERE c.dueAt <= $now
            SET c.dueAt = $lease
            RETURN c
            """;

    private static final String CLAIM_ONE = """
            MATCH (c:OutsideCalendar {id: $id, expertId: $expert})
            SET c.rev = 0
            WITH c WHERE c.address IS NOT NULL AND coalesce(c.askedAt, $since) <= $since
            SET c.askedAt = $now, c.dueAt = $lease
            RETURN c
            """;
    /** Months that are over, and what belonged to somebody who is gone. */
    private static final String FORGET_MONTHS = "MATCH (m:BusyMonth) WHERE m.month < $month DETACH DELETE m";

    private static final String FORGET_CALENDARS = """
            MATCH (c:OutsideCalendar) WHERE NOT EXISTS { (c)-[:OF]->(e) WHERE e:Expert OR e:MergedExpert }
            OPTIONAL MATCH (c)-[:HAS_BUSY]->(m)
            DETACH DELETE m, c
            """;
    private static final String ZONE = """
            OPTIONAL MATCH (a:Availability {expertId: $expert})
            OPTIONAL MATCH (e:Expert {id: $expert})
            RETURN coalesce(a.zone, e.timeZone, 'Z')
            """;

    private final Neo4jClient neo4j;

    OutsideStore(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    /** @throws NotFound for somebody who is no expert (any more) */
    void lock(ExpertId expert) {
        if (neo4j.query(LOCK)
                .bind(expert.value())
                .to("expert")
                .fetchAs(Long.class)
                .one()
                .isEmpty()) {
            throw new NotFound("Expert", expert.value());
        }
    }

    List<OutsideCalendar> of(ExpertId expert) {
        return list(OF_EXPERT, Map.of("expert", expert.value()));
    }

    /** @throws NotFound for what is not this expert's, too */
    OutsideCalendar get(ExpertId expert, String id) {
        return list(ONE, Map.of("expert", expert.value(), "id", id)).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("OutsideCalendar", id));
    }

    void create(OutsideCalendar calendar) {
        var parameters = key(calendar);
        parameters.put("name", calendar.name());
        parameters.put("address", calendar.address().map(HttpsAddress::secret).orElse(null));
        parameters.put("at", utc(calendar.readAt()));
        parameters.put("until", calendar.until());
        neo4j.query(CREATE).bindAll(parameters).run();
    }

    /** @param due when to read it again; absent for a file */
    void keep(OutsideCalendar calendar, Busy busy, Instant at, Optional<Instant> due) {
        var parameters = key(calendar);
        parameters.put("at", utc(at));
        parameters.put("until", busy.until());
        parameters.put(
                "times", busy.fixed().asList().size() + busy.floating().asList().size());
        parameters.put("skipped", busy.skipped().stream().map(Skipped::stored).toList());
        parameters.put("due", due.map(OutsideStore::utc).orElse(null));
        parameters.put("months", BusyMonths.of(busy.fixed(), busy.floating()));
        neo4j.query(READ).bindAll(parameters).run();
    }

    /** What was read last stays. */
    void keepFailure(OutsideCalendar calendar, String code, String detail, Instant at, Instant due) {
        var parameters = key(calendar);
        parameters.put("code", code);
        parameters.put("detail", detail);
        parameters.put("at", utc(at));
        parameters.put("due", utc(due));
        neo4j.query(FAILED).bindAll(parameters).run();
    }

    void remove(OutsideCalendar calendar) {
        neo4j.query(REMOVE).bindAll(key(calendar)).run();
    }

    /** Those that are due, for this node alone until the lease is over. */
    List<OutsideCalendar> claim(Instant now, Instant lease, int most) {
        return list(CLAIM, Map.of("now", utc(now), "lease", utc(lease), "most", most));
    }

    /** Empty when it was asked for since then, or is a file. */
    Optional<OutsideCalendar> claim(ExpertId expert, String id, Instant now, Instant since, Instant lease) {
        return list(
                        CLAIM_ONE,
                        Map.of(
                                "expert", expert.value(),
                                "id", id,
                                "now", utc(now),
                                "since", utc(since),
                                "lease", utc(lease)))
                .stream()
                .findFirst();
    }

    void forget(Instant now) {
        neo4j.query(FORGET_MONTHS)
                .bind(BusyMonths.month(now).minusMonths(1).toString())
                .to("month")
                .run();
        neo4j.query(FORGET_CALENDARS).run();
    }

    /** By whose clock the expert lives. */
    ZoneId zone(ExpertId expert) {
        return neo4j.query(ZONE)
                .bind(expert.value())
                .to("expert")
                .fetchAs(String.class)
                .one()
                .map(ZoneId::of)
                .orElse(ZoneOffset.UTC);
    }

    private static Map<String, Object> key(OutsideCalendar calendar) {
        return new HashMap<>(
                Map.of("id", calendar.id(), "expert", calendar.expert().value()));
    }

    private List<OutsideCalendar> list(String cypher, Map<String, Object> parameters) {
        return List.copyOf(neo4j.query(cypher)
                .bindAll(parameters)
                .fetchAs(OutsideCalendar.class)
                .mappedBy((types, row) -> calendar(row.get("c")))
                .all());
    }

    private static OutsideCalendar calendar(Value node) {
        return new OutsideCalendar(
                node.get("id").asString(),
                new ExpertId(node.get("expertId").asString()),
                node.get("name").asString(),
                node.get("address").isNull()
                        ? Optional.empty()
                        : Optional.of(HttpsAddress.kept(node.get("address").asString())),
                node.get("readAt").asZonedDateTime().toInstant(),
                node.get("until").asLocalDate(),
                node.get("times").asInt(),
                node.get("skipped").asList(Value::asString).stream()
                        .map(Skipped::of)
                        .toList(),
                failure(node));
    }

    private static Optional<Failure> failure(Value node) {
        return node.get("failure").isNull()
                ? Optional.empty()
                : Optional.of(new Failure(
                        node.get("failure").asString(),
                        node.get("failureDetail").asString(),
                        node.get("failingSince").asZonedDateTime().toInstant(),
                        node.get("failures").asInt()));
    }

    private static ZonedDateTime utc(Instant instant) {
        return instant.atZone(ZoneOffset.UTC);
    }
}
