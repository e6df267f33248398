package eu.passerelle.directory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.data.neo4j.core.Neo4jClient;

/**
 * Reference data held in memory: read on first use, and again when its seed was loaded anew. Another node may have loaded
 * it, so the seed's version in the graph is looked at from time to time.
 */
final class SeededSnapshot<T extends Object> {
    private static final Duration TRUSTED_FOR = Duration.ofSeconds(30);

    private final Neo4jClient neo4j;
    private final Clock clock;
    private final String seed;
    private final Supplier<T> read;
    private volatile Optional<Held<T>> held = Optional.empty();

    SeededSnapshot(Neo4jClient neo4j, Clock clock, String seed, Supplier<T> read) {
        this.neo4j = neo4j;
        this.clock = clock;
        this.seed = seed;
        this.read = read;
    }

    T get() {
        return held.filter(this::isTrusted).map(Held::value).orElseGet(this::checked);
    }

    /** The next use reads the graph. */
    void forget() {
        held = Optional.empty();
    }

    private boolean isTrusted(Held<T> seen) {
        return clock.instant().isBefore(seen.checkedAt.plus(TRUSTED_FOR));
    }

    private synchronized T checked() {
        String version = versionInGraph();
        T value = held.filter(seen -> seen.version.equals(version))
                .map(Held::value)
                .orElseGet(read);
        held = Optional.of(new Held<>(value, version, clock.instant()));
        return value;
    }

    private String versionInGraph() {
        return neo4j.query("OPTIONAL MATCH (s:SeedState {name: $name}) RETURN coalesce(s.version, '')")
                .bind(seed)
                .to("name")
                .fetchAs(String.class)
                .one()
                .orElse("");
    }

    private record Held<T>(T value, String version, Instant checkedAt) {}
}
