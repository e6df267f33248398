package eu.passerelle.engagements;

import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Up to three times as an expert types them, each a day and an hour on his or her own wall clock. Fields are named
 * {@code day1}, {@code hour1} and so on.
 */
record TypedTimes(List<Row> rows) {
    static final int MOST = 3;
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final int FARTHEST_YEARS = 2;

    record Row(String day, String hour) {
        boolean isEmpty() {
            return day.isBlank() && hour.isBlank();
        }
    }

    /** @throws InvalidInput naming each field that is wrong */
    List<Instant> read(ZoneId zone, Instant now) {
        var problems = new ArrayList<FieldProblem>();
        var times = new ArrayList<Instant>();
        for (int i = 0; i < Math.min(rows.size(), MOST); i++) {
            if (!rows.get(i).isEmpty()) {
                read(rows.get(i), i + 1, zone, now, problems).ifPresent(times::add);
            }
        }
        if (times.isEmpty() && problems.isEmpty()) {
            problems.add(FieldProblem.of("day1", "engagements.problem.offer.missing"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return times.stream().distinct().sorted().toList();
    }

    private static Optional<Instant> read(Row row, int number, ZoneId zone, Instant now, List<FieldProblem> problems) {
        Optional<LocalDate> day = parsed(() -> LocalDate.parse(row.day().strip()));
        Optional<LocalTime> hour =
                parsed(() -> LocalTime.parse(padded(row.hour().strip())));
        if (day.isEmpty()) {
            problems.add(FieldProblem.of("day" + number, "engagements.problem.date"));
        }
        if (hour.isEmpty()) {
            problems.add(FieldProblem.of("hour" + number, "engagements.problem.hour"));
        }
        if (day.isEmpty() || hour.isEmpty()) {
            return Optional.empty();
        }
        return checked(LocalDateTime.of(day.get(), hour.get()), number, zone, now, problems);
    }

    private static Optional<Instant> checked(
            LocalDateTime time, int number, ZoneId zone, Instant now, List<FieldProblem> problems) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
        if (offsets.isEmpty()) {
            problems.add(FieldProblem.of("hour" + number, "engagements.problem.offer.skipped"));
            return Optional.empty();
        }
        Instant instant = time.toInstant(offsets.getFirst());
        problem(instant, now, "day" + number).ifPresent(problems::add);
        return Optional.of(instant);
    }

    /** @throws InvalidInput when nobody could meet then */
    static Instant checked(Instant time, Instant now, String field) {
        problem(time, now, field).ifPresent(problem -> {
            throw new InvalidInput(problem);
        });
        return time;
    }

    private static Optional<FieldProblem> problem(Instant time, Instant now, String field) {
        if (!time.isAfter(now)) {
            return Optional.of(FieldProblem.of(field, "engagements.problem.offer.past"));
        }
        if (time.isAfter(now.atZone(ZoneOffset.UTC).plusYears(FARTHEST_YEARS).toInstant())) {
            return Optional.of(FieldProblem.of(field, "engagements.problem.offer.far", FARTHEST_YEARS));
        }
        if (time.getEpochSecond() % QUARTER.toSeconds() != 0 || time.getNano() != 0) {
            return Optional.of(FieldProblem.of(field, "engagements.problem.offer.quarter"));
        }
        return Optional.empty();
    }

    private static String padded(String hour) {
        return hour.matches("[0-9]:.*") ? "0" + hour : hour;
    }

    private static <T> Optional<T> parsed(java.util.function.Supplier<T> parse) {
        try {
            return Optional.of(parse.get());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
