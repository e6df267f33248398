package eu.passerelle.privacy;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Ids;
import eu.passerelle.privacy.Erasure.State;
import eu.passerelle.privacy.Erasure.Step;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Erasures in the graph. What they know of a person by word they know only while they run. */
@Component
class ErasureStore {
    /** Longer than any step takes, short enough that a dead machine is soon followed. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final String CREATE = """
            CREATE (e:Erasure {id: $id, state: 'WAITING', step: 'ASKED', accounts: $accounts, experts: $experts, guests: $guests,
              askedAt: $now, dueAt: $due, by: $by, addresses: [], names: [], language: '', failures: 0})
            """;
    private static final String OPEN = """
            MATCH (e:Erasure) WHERE e.state IN ['WAITING', 'RUNNING']
              AND (any(id IN e.accounts WHERE id IN $ids) OR any(id IN e.experts WHERE id IN $ids)
                OR any(id IN coalesce(e.guests, []) WHERE id IN $ids))
            RETURN e LIMIT 1
            """;
    /** The trail is written anyway. */
    private static final String LOCK = """
            MERGE (h:AuditHead {id: 'head'}) ON CREATE SET h.number = 0, h.hash = ''
            SET h.rev = 0
            """;

    private static final String LATEST = "MATCH (e:Erasure) RETURN e ORDER BY e.askedAt DESC, e.id LIMIT 50";
    private static final String TAKE_BACK = """
            MATCH (e:Erasure {id: $id}) SET e.rev = 0
            WITH e WHERE e.state = 'WAITING'
            SET e.state = 'TAKEN_BACK', e.doneAt = $now
            RETURN e
            """;
    private static final String DROP = """
            MATCH (e:Erasure {id: $id, holder: $holder}) WHERE e.by = 'guest' OR $evenByLetter
            SET e.state = 'TAKEN_BACK', e.doneAt = $now
            RETURN count(e) > 0
            """;
    private static final String CLAIM = """
            MATCH (e:Erasure) WHERE e.state = 'RUNNING' OR e.state = 'WAITING' AND e.dueAt <= $now
            WITH e ORDER BY e.dueAt
            SET e.rev = 0
            WITH e WHERE (e.state = 'RUNNING' OR e.state = 'WAITING') AND coalesce(e.until <= $now, true)
            LIMIT 1
            SET e.state = 'RUNNING', e.startedAt = coalesce(e.startedAt, $now), e.holder = $holder, e.until = $until
            RETURN e
            """;
    private static final String CLAIM_THIS = """
            MATCH (e:Erasure {id: $id}) SET e.rev = 0
            WITH e WHERE e.state = 'RUNNING' AND (e.holder = $holder OR coalesce(e.until <= $now, true))
            SET e.holder = $holder, e.until = $until
            RETURN e
            """;
    private static final String AGAIN = """
            MERGE (e:Erasure {id: $id})
            ON CREATE SET e.askedAt = $at, e.dueAt = $at, e.startedAt = $at, e.by = 'tombstone', e.failures = 0
            SET e.rev = 0
            WITH e WHERE coalesce(e.state <> 'RUNNING', true) OR e.step IN ['ASKED', 'BURIED']
            SET e.state = 'RUNNING', e.step = 'SAID', e.holder = $holder, e.until = $at
            RETURN count(e) > 0
            """;
    private static final String HAS_DUE = """
            RETURN EXISTS { MATCH (e:Erasure) WHERE (e.state = 'RUNNING' OR e.state = 'WAITING' AND e.dueAt <= $now)
              AND coalesce(e.until <= $now, true) }
            """;
    private static final String KNOW = """
            MATCH (e:Erasure {id: $id})
            SET e.accounts = $accounts, e.experts = $experts, e.guests = $guests, e.addresses = $addresses, e.names = $names,
              e.language = $language
            """;
    private static final String KNOWN = "MATCH (e:Erasure {id: $id}) RETURN e";
    private static final String STEP = """
            MATCH (e:Erasure {id: $id, holder: $holder}) SET e.step = $step, e.until = $until RETURN count(e)
            """;
    private static final String RELEASE = "MATCH (e:Erasure {id: $id, holder: $holder}) SET e.until = $until";
    private static final String FINISH = """
            MATCH (e:Erasure {id: $id})
            SET e.state = 'DONE', e.doneAt = $now, e.addresses = [], e.names = [], e.language = ''
            """;

    private final Neo4jClient neo4j;
    private final Clock clock;
    private final String holder = Ids.random();

    ErasureStore(Neo4jClient neo4j, Clock clock) {
        this.neo4j = neo4j;
        this.clock = clock;
    }

    void create(String id, Subject subject, AccountId by, Instant due) {
        neo4j.query(CREATE)
                .bindAll(Map.of(
                        "id", id,
                        "accounts", List.copyOf(subject.accounts()),
                        "experts", List.copyOf(subject.experts()),
                        "guests", List.copyOf(subject.guests()),
                        "now", utc(clock.instant()),
                        "due", utc(due),
                        "by", by.value()))
                .run();
    }

    /** Nobody else asks for one, or takes one back, until the running transaction ends. */
    void lock() {
        neo4j.query(LOCK).run();
    }

    /** The one that waits or runs for any of these. */
    Optional<Erasure> open(Set<String> ids) {
        return one(OPEN, Map.of("ids", List.copyOf(ids)));
    }

    Optional<Erasure> find(String id) {
        return one(KNOWN, Map.of("id", id));
    }

    List<Erasure> latest() {
        return List.copyOf(neo4j.query(LATEST)
                .fetchAs(Erasure.class)
                .mappedBy((types, row) -> erasure(row))
                .all());
    }

    /** Empty when it has begun, or is over. */
    Optional<Erasure> takeBack(String id) {
        return one(TAKE_BACK, Map.of("id", id, "now", utc(clock.instant())));
    }

    /**
     * Ends what has begun here and has done nothing yet.
     *
     * @param evenByLetter also what coordinators have asked for
     * @return false when that is not so, or another machine has taken over
     */
    boolean drop(String id, boolean evenByLetter) {
        return neo4j.query(DROP)
                .bindAll(Map.of("id", id, "holder", holder, "now", utc(clock.instant()), "evenByLetter", evenByLetter))
                .fetchAs(Boolean.class)
                .one()
                .orElse(false);
    }

    /** Looked for without a lock, because mostly there is nothing. */
    boolean hasDue() {
        return neo4j.query(HAS_DUE)
                .bind(utc(clock.instant()))
                .to("now")
                .fetchAs(Boolean.class)
                .one()
                .orElse(false);
    }

    /** One that is due and that no living machine works on; nobody else gets it for as long as the lease lasts. */
    Optional<Erasure> claim() {
        Instant now = clock.instant();
        return one(CLAIM, Map.of("now", utc(now), "holder", holder, "until", utc(now.plus(LEASE))));
    }

    /** As {@link #claim}, for one that this machine may have begun in an earlier life. */
    Optional<Erasure> claim(String id) {
        Instant now = clock.instant();
        return one(CLAIM_THIS, Map.of("id", id, "now", utc(now), "holder", holder, "until", utc(now.plus(LEASE))));
    }

    /** Begins anew what this graph has not seen, without a mail; false when it is under way. */
    boolean again(Tombstone tombstone) {
        return neo4j.query(AGAIN)
                .bindAll(Map.of("id", tombstone.id(), "at", utc(tombstone.at()), "holder", holder))
                .fetchAs(Boolean.class)
                .one()
                .orElse(false);
    }

    /** The words by which the person is found, since what they were read from goes first. */
    void know(String id, Subject subject) {
        var parameters = new HashMap<>(subject.parameters());
        parameters.put("id", id);
        parameters.put("names", List.copyOf(subject.names()));
        parameters.put("language", subject.language());
        neo4j.query(KNOW).bindAll(parameters).run();
    }

    Optional<Subject> known(String id) {
        return neo4j.query(KNOWN)
                .bind(id)
                .to("id")
                .fetchAs(Subject.class)
                .mappedBy((types, row) -> {
                    Value e = row.get("e");
                    return new Subject(
                            texts(e, "accounts"),
                            texts(e, "experts"),
                            texts(e, "guests"),
                            texts(e, "addresses"),
                            texts(e, "names"),
                            e.get("language").asString(""));
                })
                .one();
    }

    /** False when another machine has taken over. */
    boolean stepTo(String id, Step step) {
        return neo4j.query(STEP)
                        .bindAll(Map.of(
                                "id",
                                id,
                                "holder",
                                holder,
                                "step",
                                step.name(),
                                "until",
                                utc(clock.instant().plus(LEASE))))
                        .fetchAs(Long.class)
                        .one()
                        .orElse(0L)
                > 0;
    }

    /** So that it is looked at again at that time. */
    void release(String id, Instant until) {
        neo4j.query(RELEASE)
                .bindAll(Map.of("id", id, "holder", holder, "until", utc(until)))
                .run();
    }

    void finish(String id) {
        neo4j.query(FINISH)
                .bindAll(Map.of("id", id, "now", utc(clock.instant())))
                .run();
    }

    private Optional<Erasure> one(String cypher, Map<String, Object> parameters) {
        return neo4j.query(cypher)
                .bindAll(parameters)
                .fetchAs(Erasure.class)
                .mappedBy((types, row) -> erasure(row))
                .one();
    }

    private static Erasure erasure(Record row) {
        Value e = row.get("e");
        return new Erasure(
                e.get("id").asString(),
                State.valueOf(e.get("state").asString()),
                Step.valueOf(e.get("step").asString()),
                texts(e, "accounts"),
                texts(e, "experts"),
                texts(e, "guests"),
                time(e.get("askedAt")).orElseThrow(),
                time(e.get("dueAt")).orElseThrow(),
                time(e.get("startedAt")),
                time(e.get("doneAt")));
    }

    private static Set<String> texts(Value e, String name) {
        return e.get(name).isNull() ? Set.of() : new HashSet<>(e.get(name).asList(Value::asString));
    }

    private static Optional<Instant> time(Value value) {
        return value.isNull()
                ? Optional.empty()
                : Optional.of(value.asZonedDateTime().toInstant());
    }

    private static ZonedDateTime utc(Instant instant) {
        return instant.atZone(ZoneOffset.UTC);
    }
}
