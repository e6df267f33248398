package eu.passerelle.scheduling;

import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import eu.passerelle.scheduling.recurrence.Buffers;
import eu.passerelle.scheduling.recurrence.Caps;
import eu.passerelle.scheduling.recurrence.DayTimes;
import eu.passerelle.scheduling.recurrence.Travel;
import eu.passerelle.scheduling.recurrence.Validity;
import eu.passerelle.scheduling.recurrence.WeeklyRule;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Understands what people and programs write about times, and gathers all that cannot be understood, so that everything
 * can be mended at once. What is empty has a problem noted.
 */
final class AvailabilityReading {
    static final int LONGEST_NOTICE_HOURS = 14 * 24;
    static final int LONGEST_REASON = 200;
    static final int LONGEST_BUFFER_MINUTES = 240;
    private static final int MOST_TRAVEL_DAYS = 3;
    private static final int MOST_PER_DAY = 20;
    private static final int MOST_PER_WEEK = 60;
    private static final int MOST_PER_MONTH = 200;
    private static final int FARTHEST_YEARS = 2;

    private final LocalDate today;
    private final List<FieldProblem> problems = new ArrayList<>();

    AvailabilityReading(LocalDate today) {
        this.today = today;
    }

    /** @throws InvalidInput when anything was wrong */
    void finish() {
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    /** The names of the fields that tell from when until when. */
    record Span(String from, String until) {}

    /** @throws InvalidInput when this or anything before was wrong */
    <T> T sure(Optional<T> read) {
        finish();
        return read.orElseThrow();
    }

    Optional<WeeklyRule> rule(
            String dayField, @Nullable String day, Span fields, @Nullable String from, @Nullable String until) {
        Optional<DayOfWeek> weekday = day(dayField, day);
        Optional<DayTimes> times = times(fields, from, until);
        return weekday.flatMap(onDay -> times.map(at -> new WeeklyRule(onDay, at)));
    }

    Optional<Availability.Extra> extra(
            String dateField, @Nullable String date, Span fields, @Nullable String from, @Nullable String until) {
        Optional<LocalDate> once = date(dateField, date).filter(day -> isNear(dateField, day));
        Optional<DayTimes> times = times(fields, from, until);
        return once.flatMap(day -> times.map(at -> new Availability.Extra(Ids.random(), day, at)));
    }

    Optional<Availability.Absence> absence(
            Span fields, @Nullable String from, @Nullable String until, String reasonField, @Nullable String reason) {
        String why = Typed.text(reason);
        if (why.length() > LONGEST_REASON) {
            problem(reasonField, "scheduling.problem.reason", LONGEST_REASON);
        }
        Optional<LocalDate> first = date(fields.from(), from);
        Optional<LocalDate> last = date(fields.until(), until).filter(day -> isNear(fields.until(), day));
        return first.flatMap(start -> last.filter(end -> inOrder(fields.until(), start, end))
                .map(end -> new Availability.Absence(Ids.random(), start, end, why)));
    }

    private boolean inOrder(String field, LocalDate start, LocalDate end) {
        if (end.isBefore(start)) {
            problem(field, "scheduling.problem.days.order");
        } else if (end.isAfter(start.plusYears(FARTHEST_YEARS))) {
            problem(field, "scheduling.problem.window.long");
        }
        return !end.isBefore(start);
    }

    private boolean isNear(String field, LocalDate date) {
        if (date.isBefore(today)) {
            problem(field, "scheduling.problem.past");
        } else if (date.isAfter(today.plusYears(2L * FARTHEST_YEARS))) {
            problem(field, "scheduling.problem.far");
        }
        return true;
    }

    Optional<ZoneId> zone(String field, @Nullable String typed) {
        return read(
                field,
                typed,
                text -> ZoneId.getAvailableZoneIds().contains(text) ? Optional.of(ZoneId.of(text)) : Optional.empty(),
                "scheduling.problem.zone");
    }

    /** The days between which a rule holds; each may be left out. */
    Optional<Validity> validity(Span fields, @Nullable String from, @Nullable String until) {
        int before = problems.size();
        Optional<LocalDate> first = Typed.text(from).isEmpty() ? Optional.empty() : date(fields.from(), from);
        Optional<LocalDate> last = Typed.text(until).isEmpty()
                ? Optional.empty()
                : date(fields.until(), until).filter(day -> isNear(fields.until(), day));
        if (first.isPresent() && last.isPresent()) {
            inOrder(fields.until(), first.get(), last.get());
        }
        return problems.size() == before ? Optional.of(new Validity(first, last)) : Optional.empty();
    }

    /** How the fields are named in which limits are typed. */
    record LimitsFields(
            String notice,
            String before,
            String after,
            String perDay,
            String perWeek,
            String perMonth,
            String travelDays) {}

    /** All but the notice may be empty. */
    record LimitsTyped(
            @Nullable String notice,
            @Nullable String before,
            @Nullable String after,
            @Nullable String perDay,
            @Nullable String perWeek,
            @Nullable String perMonth,
            @Nullable String travelDays,
            boolean onHolidays) {}

    Optional<Limits> limits(LimitsFields fields, LimitsTyped typed) {
        int already = problems.size();
        Optional<Integer> notice = read(
                fields.notice(),
                typed.notice(),
                text -> number(text, 0, LONGEST_NOTICE_HOURS),
                "scheduling.problem.notice");
        Duration before = buffer(fields.before(), typed.before());
        Duration after = buffer(fields.after(), typed.after());
        var caps = new Caps(
                cap(fields.perDay(), typed.perDay(), MOST_PER_DAY),
                cap(fields.perWeek(), typed.perWeek(), MOST_PER_WEEK),
                cap(fields.perMonth(), typed.perMonth(), MOST_PER_MONTH));
        var travel = new Travel(
                numberIfAny(fields.travelDays(), typed.travelDays(), 0, MOST_TRAVEL_DAYS, "scheduling.problem.travel")
                        .orElse(0));
        return problems.size() > already
                ? Optional.empty()
                : notice.map(hours -> new Limits(hours, new Buffers(before, after), caps, typed.onHolidays(), travel));
    }

    private Duration buffer(String field, @Nullable String typed) {
        OptionalInt minutes = numberIfAny(field, typed, 0, LONGEST_BUFFER_MINUTES, "scheduling.problem.buffer");
        return Duration.ofMinutes(minutes.orElse(0));
    }

    private OptionalInt cap(String field, @Nullable String typed, int most) {
        return numberIfAny(field, typed, 1, most, "scheduling.problem.cap");
    }

    private OptionalInt numberIfAny(String field, @Nullable String typed, int least, int most, String code) {
        String text = Typed.text(typed);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        Optional<Integer> number = number(text, least, most);
        if (number.isEmpty()) {
            problem(field, code, most);
        }
        return number.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    private static Optional<Integer> number(String text, int least, int most) {
        return text.matches("[0-9]{1,4}")
                ? Optional.of(Integer.valueOf(text)).filter(number -> number >= least && number <= most)
                : Optional.empty();
    }

    Optional<DayTimes> times(Span fields, @Nullable String from, @Nullable String until) {
        Optional<LocalTime> start = time(fields.from(), from);
        Optional<LocalTime> end = time(fields.until(), until);
        if (start.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        if (!DayTimes.areInOrder(start.get(), end.get())) {
            problem(fields.until(), "scheduling.problem.times.order");
            return Optional.empty();
        }
        return Optional.of(new DayTimes(start.get(), end.get()));
    }

    private Optional<DayOfWeek> day(String field, @Nullable String typed) {
        return read(
                field,
                typed,
                text -> Arrays.stream(DayOfWeek.values())
                        .filter(day -> day.name().equalsIgnoreCase(text))
                        .findFirst(),
                "scheduling.problem.day");
    }

    private Optional<LocalTime> time(String field, @Nullable String typed) {
        return read(
                field,
                typed,
                text -> Optional.of(LocalTime.parse(text.equals("24:00") ? "00:00" : text))
                        .filter(time -> time.getSecond() == 0 && time.getNano() == 0),
                "scheduling.problem.time");
    }

    Optional<LocalDate> date(String field, @Nullable String typed) {
        return read(
                field,
                typed,
                text -> Optional.of(LocalDate.parse(text)).filter(date -> Math.abs(date.getYear()) < 10_000),
                "scheduling.problem.date");
    }

    private <T> Optional<T> read(
            String field, @Nullable String typed, Function<String, Optional<T>> parse, String code) {
        Optional<T> read = parsed(typed == null ? "" : typed.strip(), parse);
        if (read.isEmpty()) {
            problem(field, code);
        }
        return read;
    }

    private static <T> Optional<T> parsed(String text, Function<String, Optional<T>> parse) {
        try {
            return parse.apply(text);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    void problem(String field, String code, Object... arguments) {
        problems.add(FieldProblem.of(field, code, arguments));
    }
}
