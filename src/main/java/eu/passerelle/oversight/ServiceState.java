package eu.passerelle.oversight;

import eu.passerelle.accounts.SignInFailures;
import eu.passerelle.kernel.IndexState;
import eu.passerelle.kernel.ParkedWork;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Whether the service runs: numbers and states, and nothing of what the network is about. One query, whatever there is. */
@Component
class ServiceState {
    private static final String COUNTS = """
            CALL () { UNWIND ['NEW', 'PARKED', 'KEPT'] AS state RETURN collect({name: state, number: COUNT { (:Mail {state: state}) }}) AS mails }
            CALL () { UNWIND ['ACTIVE', 'PAUSED', 'PARKED', 'GONE'] AS state
                      RETURN collect({name: state, number: COUNT { (:Webhook {state: state}) }}) AS webhooks }
            CALL () { MATCH (d:WebhookDelivery) WITH d.state AS state, count(*) AS number ORDER BY state
                      RETURN collect({name: state, number: number}) AS deliveries }
            CALL () { MATCH (i:Import) WITH i.state AS state, count(*) AS number ORDER BY state
                      RETURN collect({name: state, number: number}) AS imports }
            CALL () { OPTIONAL MATCH (s:OutboxSequence {name: 'outbox'}) RETURN coalesce(s.value, 0) AS latest }
            CALL () { MATCH (c:OutboxCursor)
                      WITH c ORDER BY c.follower
                      RETURN collect({name: c.follower, number: c.seq}) AS followers }
            CALL () { MATCH (e:OutboxEvent) WHERE e.parkedFor IS NOT NULL RETURN count(e) AS setAside }
            CALL () { MATCH (m:__Neo4jMigration) WHERE m.version <> 'BASELINE' RETURN count(m) AS migrations, coalesce(max(m.version), '') AS schema }
            RETURN mails, webhooks, deliveries, imports, latest, followers, setAside, migrations, schema
            """;

    private final Neo4jClient neo4j;
    private final HealthEndpoint health;
    private final SignInFailures signIns;
    private final IndexState index;
    private final List<ParkedWork> parked;

    ServiceState(
            Neo4jClient neo4j,
            HealthEndpoint health,
            SignInFailures signIns,
            IndexState index,
            List<ParkedWork> parked) {
        this.neo4j = neo4j;
        this.health = health;
        this.signIns = signIns;
        this.index = index;
        this.parked = parked;
    }

    record Count(String name, long number) {}

    /** @param behind how many events it has not heard yet */
    record Follower(String name, long behind) {}

    record Parked(String name, List<Count> reasons) {
        public long all() {
            return reasons.stream().mapToLong(Count::number).sum();
        }
    }

    /** @param setAside events that a follower gave up */
    record Counts(
            List<Count> mails,
            List<Count> webhooks,
            List<Count> deliveries,
            List<Count> imports,
            List<Follower> followers,
            long setAside,
            long migrations,
            String schema) {}

    record Snapshot(
            Map<String, String> health,
            Counts counts,
            List<Parked> parked,
            Map<LocalDate, Long> signInFailures,
            boolean indexRebuilding,
            long indexBehind) {}

    Snapshot look() {
        Looked looked = neo4j.query(COUNTS)
                .fetchAs(Looked.class)
                .mappedBy((types, row) -> looked(row))
                .one()
                .orElseThrow();
        return new Snapshot(
                health(),
                looked.counts(),
                parked.stream().map(ServiceState::parked).toList(),
                signIns.byDay(),
                index.isRebuilding(),
                Math.max(0, looked.latest() - index.place()));
    }

    /** How many were tried again. */
    int retry(String name) {
        return parked.stream()
                .filter(work -> work.name().equals(name))
                .mapToInt(ParkedWork::retryAll)
                .sum();
    }

    boolean isParkedWork(String name) {
        return parked.stream().anyMatch(work -> work.name().equals(name));
    }

    private record Looked(Counts counts, long latest) {}

    private static Looked looked(Record row) {
        long latest = row.get("latest").asLong();
        return new Looked(
                new Counts(
                        row.get("mails").asList(ServiceState::count),
                        row.get("webhooks").asList(ServiceState::count),
                        row.get("deliveries").asList(ServiceState::count),
                        row.get("imports").asList(ServiceState::count),
                        row.get("followers")
                                .asList(cursor -> new Follower(
                                        cursor.get("name").asString(),
                                        Math.max(
                                                0, latest - cursor.get("number").asLong()))),
                        row.get("setAside").asLong(),
                        row.get("migrations").asLong(),
                        row.get("schema").asString()),
                latest);
    }

    private static Count count(Value value) {
        return new Count(value.get("name").asString(), value.get("number").asLong());
    }

    private static Parked parked(ParkedWork work) {
        return new Parked(
                work.name(),
                new TreeMap<>(work.reasons())
                        .entrySet().stream()
                                .map(reason -> new Count(reason.getKey(), reason.getValue()))
                                .toList());
    }

    /** The states alone: their details name hosts and paths. */
    private Map<String, String> health() {
        var states = new TreeMap<String, String>();
        HealthDescriptor whole = health.health();
        if (whole instanceof CompositeHealthDescriptor parts && parts.getComponents() != null) {
            parts.getComponents()
                    .forEach((name, part) -> states.put(name, part.getStatus().getCode()));
        }
        return states.isEmpty() ? Map.of("", whole.getStatus().getCode()) : states;
    }
}
