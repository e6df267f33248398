package eu.passerelle.scheduling;

import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import eu.passerelle.scheduling.recurrence.DayTimes;
import eu.passerelle.scheduling.recurrence.OwnDay;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Understands a week that was painted, or written as a list of times for each day. */
final class TypedWeek {
    /** Such as 9–12, 09:00 - 12:30 or 9.15-24:00. */
    private static final Pattern SPAN =
            Pattern.compile("([0-9]{1,2})(?:[:.h]([0-9]{2}))?\\s*[-\u2013\u2014]\\s*([0-9]{1,2})(?:[:.h]([0-9]{2}))?");

    private TypedWeek() {}

    /** Cells that make no sense are left out: no page offers them. */
    static PaintedWeek painted(LocalDate monday, List<String> cells, String minutes) {
        int length = minutes.equals("15") ? 15 : 30;
        return PaintedWeek.ofCells(
                monday,
                cells.stream()
                        .flatMap(TypedWeek::cell)
                        .filter(cell -> cell.toLocalTime().toSecondOfDay() % (length * 60) == 0)
                        .toList(),
                length);
    }

    private static Stream<LocalDateTime> cell(String typed) {
        try {
            return Stream.of(LocalDateTime.parse(typed));
        } catch (DateTimeException e) {
            return Stream.empty();
        }
    }

    /**
     * @param typed by the name of the field: day and the date
     * @throws InvalidInput naming each field that cannot be understood
     */
    static PaintedWeek listed(LocalDate monday, Map<String, String> typed) {
        var problems = new ArrayList<FieldProblem>();
        var days = new ArrayList<OwnDay>();
        monday.datesUntil(monday.plusWeeks(1)).forEach(date -> {
            String field = field(date);
            Optional<List<DayTimes>> times = times(Typed.text(typed.get(field)));
            if (times.isEmpty()) {
                problems.add(FieldProblem.of(field, "scheduling.problem.week"));
            }
            days.add(new OwnDay(date, times.orElse(List.of())));
        });
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return new PaintedWeek(monday, days);
    }

    static String field(LocalDate date) {
        return "day" + date;
    }

    private static Optional<List<DayTimes>> times(String typed) {
        var times = new ArrayList<DayTimes>();
        for (String part : Arrays.asList(typed.split("[,;]"))) {
            if (!part.isBlank()) {
                Optional<DayTimes> span = span(part.strip());
                if (span.isEmpty()) {
                    return Optional.empty();
                }
                times.add(span.get());
            }
        }
        return Optional.of(times);
    }

    private static Optional<DayTimes> span(String typed) {
        Matcher span = SPAN.matcher(typed);
        if (!span.matches()) {
            return Optional.empty();
        }
        Optional<LocalTime> from = time(span.group(1), span.group(2));
        boolean endOfDay = span.group(3).equals("24")
                && (span.group(4) == null || span.group(4).equals("00"));
        Optional<LocalTime> until = endOfDay ? Optional.of(LocalTime.MIDNIGHT) : time(span.group(3), span.group(4));
        return from.flatMap(
                start -> until.filter(end -> DayTimes.areInOrder(start, end)).map(end -> new DayTimes(start, end)));
    }

    private static Optional<LocalTime> time(String hour, @Nullable String minute) {
        try {
            return Optional.of(LocalTime.of(Integer.parseInt(hour), minute == null ? 0 : Integer.parseInt(minute)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
