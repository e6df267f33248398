package eu.passerelle.scheduling.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import eu.passerelle.scheduling.recurrence.Stretch;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Rules mean here what they mean elsewhere: by the data of other projects, and by a second reader. */
class RecurrenceTest {
    private static final Instant NOW = Instant.parse("2027-03-01T10:00:00Z");
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");
    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    /** In what nobody combines, ical4j goes wrong: such rules are refused, and the reader of the page hears of it. */
    private static boolean isRefused(String rule) {
        return rule.contains("BYWEEKNO") && rule.matches(".*(BYMONTH|BYYEARDAY).*")
                || rule.contains("BYYEARDAY") && rule.contains("BYMONTH");
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/recurrences.tsv", delimiter = '\t', maxCharsPerColumn = 10_000)
    void a_rule_means_what_the_data_of_other_projects_say(String rule, String start, String end, String expected) {
        When first = when(start);
        if (isRefused(rule)) {
            assertThatThrownBy(() -> Rule.of(rule, first)).isInstanceOf(UnreadablePart.class);
            return;
        }
        LocalDateTime last = when(end).local();
        assertThat(Rule.of(rule, first).occurrences(first.local(), first.local(), last))
                .containsExactlyElementsOf(Stream.of(expected.split(","))
                        .map(date -> when(date).local())
                        .toList());
    }

    private static When when(String written) {
        return When.of(written, Optional.empty());
    }

    @Test
    void a_second_reader_finds_the_same_times() {
        long seed = new Random().nextLong();
        for (int i = 0; i < 400; i++) {
            String file = file(new Random(seed + i));
            assertThat(ours(file)).as("seed " + (seed + i) + "\n" + file).isEqualTo(theirs(file));
        }
    }

    private static String file(Random random) {
        LocalDateTime start = LocalDateTime.of(2024, 1, 1, 9, 30)
                .plusDays(random.nextInt(1_300))
                .plusMinutes(15L * random.nextInt(40));
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20270101T000000Z\r\n"
                + "DTSTART:" + WRITTEN.format(start) + "Z\r\nDURATION:PT1M\r\nRRULE:" + rule(random, start)
                + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    }

    /** Without what the second reader gets wrong: each third month, when that is January, it takes for each January. */
    private static String rule(Random random, LocalDateTime start) {
        String frequency = List.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY").get(random.nextInt(4));
        var rule = new StringBuilder("FREQ=" + frequency);
        int kind = random.nextInt(3);
        boolean narrowed = frequency.equals("DAILY") || frequency.equals("MONTHLY") && kind == 0;
        if (!narrowed && random.nextBoolean()) {
            rule.append(";INTERVAL=").append(1 + random.nextInt(4));
        }
        switch (random.nextInt(4)) {
            case 0 -> rule.append(";COUNT=").append(1 + random.nextInt(60));
            case 1 ->
                rule.append(";UNTIL=")
                        .append(WRITTEN.format(start.plusDays(random.nextInt(900))))
                        .append('Z');
            default -> {}
        }
        switch (frequency + kind) {
            case "DAILY0", "MONTHLY0" -> rule.append(";BYMONTH=").append(numbers(random, 12));
            case "DAILY1", "WEEKLY0", "WEEKLY1" -> rule.append(";BYDAY=").append(days(random, false));
            case "MONTHLY1" -> rule.append(";BYDAY=").append(days(random, random.nextBoolean()));
            case "MONTHLY2" -> rule.append(";BYMONTHDAY=").append(numbers(random, 31));
            case "YEARLY0" ->
                rule.append(";BYMONTH=")
                        .append(numbers(random, 12))
                        .append(";BYMONTHDAY=")
                        .append(numbers(random, 31));
            case "YEARLY1" ->
                rule.append(";BYMONTH=")
                        .append(1 + random.nextInt(12))
                        .append(";BYDAY=")
                        .append(days(random, true));
            default -> {}
        }
        return rule.toString();
    }

    private static String numbers(Random random, int most) {
        return IntStream.range(0, 1 + random.nextInt(3))
                .map(i -> 1 + random.nextInt(most))
                .distinct()
                .sorted()
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(","));
    }

    private static String days(Random random, boolean counted) {
        return IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(i -> DAYS.get(random.nextInt(7)))
                .distinct()
                .map(day -> counted ? List.of("1", "2", "4", "-1").get(random.nextInt(4)) + day : day)
                .collect(Collectors.joining(","));
    }

    private static List<Instant> ours(String file) {
        return OutsideReading.read(file.getBytes(StandardCharsets.UTF_8), NOW).fixed().asList().stream()
                .map(Stretch::start)
                .toList();
    }

    private static List<Instant> theirs(String file) {
        VEvent event = Biweekly.parse(file).first().getEvents().getFirst();
        var found = new TreeSet<Instant>();
        found.add(event.getDateStart().getValue().toInstant());
        var dates = event.getDateIterator(TimeZone.getTimeZone("UTC"));
        Instant end = Instant.parse("2028-09-01T00:00:00Z");
        while (dates.hasNext()) {
            Instant next = dates.next().toInstant();
            if (!next.isBefore(end)) {
                break;
            }
            found.add(next);
        }
        return found.stream()
                .filter(start ->
                        start.plusSeconds(60).isAfter(Instant.parse("2027-02-28T00:00:00Z")) && start.isBefore(end))
                .toList();
    }
}
