package eu.passerelle.scheduling;

import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;

/**
 * Several sessions at once: all of them or none.
 *
 * @param first the one that all others are counted from
 * @param everyWeeks 1 or more
 * @param later when the others begin, by their number in the series, from 1 on; a number may be left out, and a start may
 *     be off the pattern by less than {@link Slots#NEAR}
 */
public record BookSeries(BookSession first, int everyWeeks, Map<Integer, Instant> later) {
    public BookSeries {
        later = Map.copyOf(later);
    }

    /** @throws InvalidInput */
    void requireNearPattern() {
        starts().forEach((index, start) -> {
            Instant planned = occurrence("", index).planned(first.zone()).toInstant();
            if (Duration.between(planned, start).abs().compareTo(Slots.NEAR) > 0) {
                throw new InvalidInput(FieldProblem.of("start", "scheduling.problem.series"));
            }
        });
    }

    Occurrence occurrence(String series, int index) {
        LocalDateTime begin = LocalDateTime.ofInstant(first.start(), first.zone());
        return new Occurrence(series, begin, first.zone(), everyWeeks, index);
    }

    /** In order, the first too. */
    TreeMap<Integer, Instant> starts() {
        var starts = new TreeMap<>(later);
        starts.put(0, first.start());
        return starts;
    }
}
