package eu.passerelle.directory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reference data held in memory: read on first use, and again when its version in the graph is another. Another node may
 * have changed it, so the version is looked at from time to time.
 */
final class SeededSnapshot<T extends Object> {
    private static final Duration TRUSTED_FOR = Duration.ofSeconds(30);

    private final Clock clock;
    private final Supplier<String> version;
    private final Supplier<T> read;
    private volatile Optional<Held<T>> held = Optional.empty();

    /** @param version changes in the graph with the data; looked at before each reading */
    SeededSnapshot(Clock clock, Supplier<String> version, Supplier<T> read) {
        this.clock = clock;
        this.version = version;
        this.read = read;
    }

    T get() {
        return held.filter(this::isTrusted).map(Held::value).orElseGet(this::check);
    }

    private boolean isTrusted(Held<T> seen) {
        return clock.instant().isBefore(seen.checkedAt.plus(TRUSTED_FOR));
    }

    /** Looks at the version now, however lately it was looked at. */
    synchronized T check() {
        String present = version.get();
        T value = held.filter(seen -> seen.version.equals(present))
                .map(Held::value)
                .orElseGet(read);
        held = Optional.of(new Held<>(value, present, clock.instant()));
        return value;
    }

    private record Held<T>(T value, String version, Instant checkedAt) {}
}
