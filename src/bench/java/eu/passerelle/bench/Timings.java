package eu.passerelle.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long each kind of work took, run after run. */
final class Timings {
    private final Map<String, List<Long>> nanos = new LinkedHashMap<>();

    void time(String kind, Runnable work) {
        long start = System.nanoTime();
        work.run();
        nanos.computeIfAbsent(kind, key -> new ArrayList<>()).add(System.nanoTime() - start);
    }

    void forget() {
        nanos.clear();
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

    private double quantile(String kind, double share) {
        List<Long> sorted = new ArrayList<>(nanos.get(kind));
        Collections.sort(sorted);
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size()))) / 1e6;
    }
}
