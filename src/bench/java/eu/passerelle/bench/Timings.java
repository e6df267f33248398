package eu.passerelle.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** How long each kind of work took, run after run; on one thread or on many. */
final class Timings {
    private final Map<String, List<Long>> nanos = Collections.synchronizedMap(new LinkedHashMap<>());

    void time(String kind, Runnable work) {
        timed(kind, () -> {
            work.run();
            return true;
        });
    }

    <T> T timed(String kind, Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        long took = System.nanoTime() - start;
        nanos.computeIfAbsent(kind, key -> Collections.synchronizedList(new ArrayList<>()))
                .add(took);
        return result;
    }

    void forget() {
        nanos.clear();
    }

    /** In the order in which each was first timed. */
    Collection<String> kinds() {
        return List.copyOf(nanos.keySet());
    }

    double median(String kind) {
        return quantile(kind, 0.5);
    }

    /** One row of a Markdown table: median and p99 in milliseconds, and the ratio of the median to that of a yardstick. */
    String row(String kind, String floor) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.2f | %.2f | %.2f |",
                kind,
                nanos.get(kind).size(),
                median(kind),
                quantile(kind, 0.99),
                median(kind) / median(floor));
    }

    double quantile(String kind, double share) {
        List<Long> sorted = new ArrayList<>(nanos.get(kind));
        Collections.sort(sorted);
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size()))) / 1e6;
    }
}
