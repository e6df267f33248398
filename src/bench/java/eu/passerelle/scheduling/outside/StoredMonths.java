package eu.passerelle.scheduling.outside;

import eu.passerelle.scheduling.recurrence.Stretch;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An outside calendar as the product reads it once, keeps it, and looks into it at each question. */
public record StoredMonths(List<Map<String, Object>> months, ZoneId zone) {

    public static StoredMonths read(String file, ZoneId zone, Instant now) {
        var busy = OutsideReading.read(file.getBytes(StandardCharsets.UTF_8), now);
        if (!busy.skipped().isEmpty()) {
            throw new IllegalStateException("Not all was read: " + busy.skipped());
        }
        return new StoredMonths(BusyMonths.of(busy.fixed(), busy.floating()), zone);
    }

    /** As {@link BusyTimes} has it of the rows that come back. */
    public List<Stretch> within(Stretch window) {
        String first = BusyMonths.month(window.start().minusSeconds(86_400)).toString();
        String last = BusyMonths.month(window.end().plusSeconds(86_400)).toString();
        return months.stream()
                .filter(row -> first.compareTo((String) row.get("month")) <= 0
                        && last.compareTo((String) row.get("month")) >= 0)
                .flatMap(row -> Stream.concat(
                        BusyMonths.fixed(numbers(row, "fixed")).stream(),
                        BusyMonths.floating(numbers(row, "floating"), zone).stream()))
                .filter(window::overlaps)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Long> numbers(Map<String, Object> row, String list) {
        return (List<Long>) row.get(list);
    }
}
