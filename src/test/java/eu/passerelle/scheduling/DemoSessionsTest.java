package eu.passerelle.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.kernel.SeedFiles;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A weekend moves sessions to the Friday before: whatever the day, the demo starts. */
class DemoSessionsTest {
    private static final SeedFiles FILES = new SeedFiles();
    private static final List<DemoSessions.Row> ROWS =
            FILES.yaml("demo/sessions.yml", DemoSessions.Content.class).sessions();
    private static final Map<String, Pair> PAIRS = pairs();

    private record Pair(String expert, String team) {}

    private record Held(String engagement, LocalDateTime from, LocalDateTime until) {
        private boolean overlaps(Held other) {
            return from.isBefore(other.until) && other.from.isBefore(until);
        }
    }

    private static Stream<LocalDate> aWeek() {
        return IntStream.range(0, 7).mapToObj(LocalDate.of(2027, 3, 1)::plusDays);
    }

    @ParameterizedTest
    @MethodSource("aWeek")
    void nobody_is_in_two_sessions_at_once(LocalDate today) {
        assertThat(overlaps(today, Pair::expert)).isEmpty();
        assertThat(overlaps(today, Pair::team)).isEmpty();
    }

    private static List<String> overlaps(LocalDate today, Function<Pair, String> who) {
        Map<String, List<Held>> by = ROWS.stream()
                .collect(Collectors.groupingBy(
                        row -> who.apply(PAIRS.get(row.engagement())),
                        Collectors.flatMapping(row -> held(row, today), Collectors.toList())));
        return by.values().stream()
                .flatMap(all -> IntStream.range(0, all.size())
                        .boxed()
                        .flatMap(n -> all.subList(n + 1, all.size()).stream()
                                .filter(all.get(n)::overlaps)
                                .map(other -> all.get(n) + " and " + other)))
                .toList();
    }

    private static Stream<Held> held(DemoSessions.Row row, LocalDate today) {
        return row.daysAgo().stream()
                .map(ago -> row.start(today, ago))
                .map(start -> new Held(row.engagement(), start, start.plusMinutes(row.minutes())));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Pair> pairs() {
        Map<String, List<Map<String, Object>>> file = FILES.yaml("demo/engagements.yml", Map.class);
        return file.values().stream()
                .flatMap(List::stream)
                .collect(Collectors.toMap(
                        one -> one.get("id").toString(),
                        one -> new Pair(
                                one.get("expert").toString(), one.get("team").toString())));
    }
}
