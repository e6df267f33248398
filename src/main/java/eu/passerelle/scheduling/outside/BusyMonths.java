package eu.passerelle.scheduling.outside;

import eu.passerelle.scheduling.recurrence.Stretch;
import eu.passerelle.scheduling.recurrence.Stretches;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Busy times as the graph keeps them: by month, so that a question about a week reads a month of numbers and not eighteen.
 * What goes on over the end of a month stands in both. Minutes since 1970 in UTC, beginning and end by turns.
 */
final class BusyMonths {
    private static final int SECONDS = 60;

    private BusyMonths() {}

    /** By month, such as 2027-03, in order; each with both lists. */
    static List<Map<String, Object>> of(Stretches fixed, Stretches floating) {
        var months = new TreeMap<String, Map<String, List<Long>>>();
        put(fixed, "fixed", months);
        put(floating, "floating", months);
        var rows = new ArrayList<Map<String, Object>>();
        months.forEach((month, lists) ->
                rows.add(Map.of("month", month, "fixed", lists.get("fixed"), "floating", lists.get("floating"))));
        return rows;
    }

    private static void put(Stretches busy, String list, Map<String, Map<String, List<Long>>> months) {
        busy.asList().forEach(stretch -> {
            YearMonth month = month(stretch.start());
            for (Instant from = stretch.start(); from.isBefore(stretch.end()); month = month.plusMonths(1)) {
                Instant next = month.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
                Instant until = next.isBefore(stretch.end()) ? next : stretch.end();
                List<Long> numbers = months.computeIfAbsent(
                                month.toString(),
                                key -> Map.of("fixed", new ArrayList<>(), "floating", new ArrayList<>()))
                        .getOrDefault(list, List.of());
                numbers.add(from.getEpochSecond() / SECONDS);
                numbers.add(until.getEpochSecond() / SECONDS);
                from = until;
            }
        });
    }

    static YearMonth month(Instant moment) {
        return YearMonth.from(LocalDate.ofInstant(moment, ZoneOffset.UTC));
    }

    static List<Stretch> fixed(List<Long> numbers) {
        var stretches = new ArrayList<Stretch>(numbers.size() / 2);
        for (int i = 0; i + 1 < numbers.size(); i += 2) {
            stretches.add(new Stretch(instant(numbers.get(i)), instant(numbers.get(i + 1))));
        }
        return stretches;
    }

    /** By the clock of a zone. What the clock being put forward leaves nothing of is left out. */
    static List<Stretch> floating(List<Long> numbers, ZoneId zone) {
        var stretches = new ArrayList<Stretch>(numbers.size() / 2);
        for (int i = 0; i + 1 < numbers.size(); i += 2) {
            Instant start = byTheClock(numbers.get(i), zone);
            Instant end = byTheClock(numbers.get(i + 1), zone);
            if (start.isBefore(end)) {
                stretches.add(new Stretch(start, end));
            }
        }
        return stretches;
    }

    private static Instant byTheClock(long minutes, ZoneId zone) {
        return instant(minutes)
                .atZone(ZoneOffset.UTC)
                .toLocalDateTime()
                .atZone(zone)
                .toInstant();
    }

    private static Instant instant(long minutes) {
        return Instant.ofEpochSecond(minutes * SECONDS);
    }
}
