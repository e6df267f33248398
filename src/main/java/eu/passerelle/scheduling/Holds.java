package eu.passerelle.scheduling;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.scheduling.recurrence.Stretch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/**
 * Times that an expert keeps for one team until it has decided: nobody else is offered them, and nobody else can book
 * them. A hold is over at its time, whether or not anybody looks; there is no job that might come late.
 */
@Component
public class Holds {
    /** Long enough for a team to talk it over, and short enough for an expert's calendar. */
    public static final Duration KEPT = Duration.ofDays(7);

    private static final String HOLD = """
            UNWIND $starts AS start
            MERGE (h:Hold {key: $holder + ' ' + toString(start)})
            SET h.holder = $holder, h.expertId = $expert, h.startsAt = start, h.endsAt = start + $length, h.until = $until
            """;
    private static final String PROMISED = """
            UNWIND $starts AS start
            WITH start WHERE EXISTS {
              MATCH (h:Hold {expertId: $expert})
              WHERE h.holder <> $holder AND h.until > $now AND h.startsAt < start + $length AND h.endsAt > start
            } OR EXISTS {
              MATCH (s:Session {expertId: $expert})
              WHERE s.state = 'confirmed' AND s.startsAt < start + $length AND s.endsAt > start
            }
            RETURN count(start) > 0
            """;
    private static final String RELEASE = "MATCH (h:Hold {holder: $holder}) DELETE h";
    /** Part of a statement: what {@code $experts} keep for somebody. */
    static final String HELD = """
            CALL () {
              UNWIND $experts AS expert
              MATCH (h:Hold {expertId: expert})
              WHERE h.until > $heldAt AND h.endsAt > $heldFrom AND h.startsAt < $heldUntil
              RETURN collect({expert: expert, startsAt: h.startsAt, endsAt: h.endsAt, until: h.until}) AS held
            }
            """;

    private final Neo4jClient neo4j;
    private final CalendarLocks locks;
    private final Clock clock;

    Holds(Neo4jClient neo4j, CalendarLocks locks, Clock clock) {
        this.neo4j = neo4j;
        this.locks = locks;
        this.clock = clock;
    }

    /**
     * Within the caller's transaction. Taking one of the times is {@link BookSession#offeredByExpert()}, which no hold binds.
     *
     * @param holder for whom, such as a proposal
     * @throws Conflict when the expert keeps one of the times for somebody else already, or has a session then
     */
    public void hold(String holder, ExpertId expert, Collection<Instant> starts, Duration length) {
        locks.lock(expert);
        Instant now = clock.instant();
        Map<String, Object> wanted = Map.of(
                "holder", holder,
                "expert", expert.value(),
                "starts", starts.stream().map(Holds::utc).toList(),
                "length", length,
                "now", utc(now),
                "until", utc(now.plus(KEPT)));
        boolean promised = neo4j.query(PROMISED)
                .bindAll(wanted)
                .fetchAs(Boolean.class)
                .one()
                .orElse(false);
        if (promised) {
            throw new Conflict("scheduling.conflict.promised");
        }
        neo4j.query(HOLD).bindAll(wanted).run();
    }

    /** Within the caller's transaction. */
    public void release(String holder) {
        neo4j.query(RELEASE).bind(holder).to("holder").run();
    }

    /** For {@link #HELD}. */
    static Map<String, Object> within(Stretch window, Instant now) {
        return Map.of("heldAt", utc(now), "heldFrom", utc(window.start()), "heldUntil", utc(window.end()));
    }

    /** By the id of the expert. @param now when it was read: what ran out while the statement waited for a lock is free */
    static Map<String, List<Stretch>> held(Value held, Instant now) {
        return held.asList(of -> of).stream()
                .filter(of -> of.get("until").asZonedDateTime().toInstant().isAfter(now))
                .collect(groupingBy(of -> of.get("expert").asString(), mapping(Holds::time, toList())));
    }

    private static Stretch time(Value held) {
        return new Stretch(instant(held.get("startsAt")), instant(held.get("endsAt")));
    }

    private static ZonedDateTime utc(Instant instant) {
        return instant.atZone(ZoneOffset.UTC);
    }

    private static Instant instant(Value stored) {
        return stored.asZonedDateTime().toInstant();
    }
}
