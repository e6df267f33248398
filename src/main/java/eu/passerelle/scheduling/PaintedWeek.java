package eu.passerelle.scheduling;

import eu.passerelle.scheduling.recurrence.DateRange;
import eu.passerelle.scheduling.recurrence.DayTimes;
import eu.passerelle.scheduling.recurrence.OwnDay;
import eu.passerelle.scheduling.recurrence.Validity;
import eu.passerelle.scheduling.recurrence.WeeklyRule;
import eu.passerelle.scheduling.recurrence.WeeklyTimes;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The times of one week from Monday to Sunday, as they can be painted into a table of cells of equal length.
 *
 * @param days all seven, in order
 */
record PaintedWeek(LocalDate monday, List<OwnDay> days) {
    private static final int MINUTES_A_DAY = 24 * 60;
    private static final int HALF_HOUR = 30;
    private static final int QUARTER = 15;
    private static final int USUAL_START = 7 * 60;
    private static final int USUAL_END = 20 * 60;

    PaintedWeek {
        days = List.copyOf(days);
    }

    static LocalDate mondayOf(LocalDate date) {
        return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** What holds in the week, without absences and extra times. */
    static PaintedWeek of(LocalDate monday, WeeklyTimes times) {
        return new PaintedWeek(
                monday,
                datesFrom(monday)
                        .map(date -> ownDay(date, times.timesOf(date).stream()))
                        .toList());
    }

    /**
     * @param cells where each begins; those outside the week are left out
     * @param minutes the length of each
     */
    static PaintedWeek ofCells(LocalDate monday, Collection<LocalDateTime> cells, int minutes) {
        return new PaintedWeek(
                monday,
                datesFrom(monday)
                        .map(date -> ownDay(
                                date,
                                cells.stream()
                                        .filter(cell -> cell.toLocalDate().equals(date))
                                        .map(cell -> new DayTimes(
                                                cell.toLocalTime(),
                                                cell.toLocalTime().plusMinutes(minutes)))))
                        .toList());
    }

    /** The same times, a number of weeks later. */
    PaintedWeek plusWeeks(int weeks) {
        return new PaintedWeek(
                monday.plusWeeks(weeks),
                days.stream()
                        .map(day -> new OwnDay(day.date().plusWeeks(weeks), day.times()))
                        .toList());
    }

    DateRange range() {
        return new DateRange(monday, monday.plusDays(6));
    }

    /** Half an hour, or a quarter where something begins or ends on one. */
    int cellMinutes() {
        return boundaries().allMatch(minute -> minute % HALF_HOUR == 0) ? HALF_HOUR : QUARTER;
    }

    /** When the cells of each day begin: as many as it takes to show everything, and the usual hours of work. */
    List<LocalTime> rows() {
        int cell = cellMinutes();
        int first = Math.min(USUAL_START, boundaries().min().orElse(USUAL_START)) / cell * cell;
        int last = Math.max(USUAL_END, boundaries().max().orElse(USUAL_END));
        return IntStream.iterate(first, minute -> minute < last, minute -> minute + cell)
                .mapToObj(minute -> LocalTime.MIDNIGHT.plusMinutes(minute))
                .toList();
    }

    boolean isFree(LocalDate date, LocalTime time) {
        return days.stream()
                .filter(day -> day.date().equals(date))
                .flatMap(day -> day.times().stream())
                .anyMatch(times -> start(times) <= minute(time) && minute(time) < end(times));
    }

    /** The same for each week of a validity. */
    List<WeeklyRule> rules(Validity validity) {
        return days.stream()
                .flatMap(day -> day.times().stream()
                        .map(times -> new WeeklyRule(day.date().getDayOfWeek(), times, validity)))
                .toList();
    }

    /** In place of the rules from this week on; until then they hold as before. */
    List<WeeklyRule> inPlaceOf(Collection<WeeklyRule> rules, LocalDate today) {
        if (!monday.isAfter(today)) {
            return rules(Validity.ALWAYS);
        }
        LocalDate eve = monday.minusDays(1);
        Stream<WeeklyRule> before = rules.stream()
                .filter(rule ->
                        rule.validity().from().filter(from -> from.isAfter(eve)).isEmpty())
                .map(rule -> rule.during(new Validity(
                        rule.validity().from(),
                        Optional.of(rule.validity()
                                .until()
                                .filter(until -> until.isBefore(eve))
                                .orElse(eve)))));
        return Stream.concat(before, rules(new Validity(Optional.of(monday), Optional.empty())).stream())
                .toList();
    }

    private static Stream<LocalDate> datesFrom(LocalDate monday) {
        return monday.datesUntil(monday.plusWeeks(1));
    }

    private static OwnDay ownDay(LocalDate date, Stream<DayTimes> times) {
        List<WeeklyRule> rules =
                times.map(span -> new WeeklyRule(date.getDayOfWeek(), span)).toList();
        return new OwnDay(
                date, WeeklyRule.joined(rules).stream().map(WeeklyRule::times).toList());
    }

    private IntStream boundaries() {
        return days.stream()
                .flatMap(day -> day.times().stream())
                .flatMapToInt(times -> IntStream.of(start(times), end(times)));
    }

    private static int start(DayTimes times) {
        return minute(times.from());
    }

    private static int end(DayTimes times) {
        return times.until().equals(LocalTime.MIDNIGHT) ? MINUTES_A_DAY : minute(times.until());
    }

    private static int minute(LocalTime time) {
        return time.toSecondOfDay() / 60;
    }
}
