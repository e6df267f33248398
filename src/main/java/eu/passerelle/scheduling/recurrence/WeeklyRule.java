package eu.passerelle.scheduling.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Every week on a day, from one time to another.
 *
 * @param validity the days on which it holds
 */
public record WeeklyRule(DayOfWeek day, DayTimes times, Validity validity) implements Comparable<WeeklyRule> {
    private static final Comparator<WeeklyRule> IN_ORDER = Comparator.comparing(WeeklyRule::day)
            .thenComparing(WeeklyRule::validity)
            .thenComparing(WeeklyRule::times);

    public WeeklyRule(DayOfWeek day, DayTimes times) {
        this(day, times, Validity.ALWAYS);
    }

    /** In order of the week; rules of a day that overlap or touch, and hold on the same days, become one. */
    public static List<WeeklyRule> joined(Collection<WeeklyRule> rules) {
        var joined = new ArrayList<WeeklyRule>();
        rules.stream().sorted().forEach(next -> {
            if (!joined.isEmpty() && joined.getLast().joins(next)) {
                joined.add(new WeeklyRule(next.day, joined.removeLast().times.joinedWith(next.times), next.validity));
            } else {
                joined.add(next);
            }
        });
        return List.copyOf(joined);
    }

    public WeeklyRule during(Validity other) {
        return new WeeklyRule(day, times, other);
    }

    boolean holdsOn(LocalDate date) {
        return day == date.getDayOfWeek() && validity.covers(date);
    }

    public boolean joins(WeeklyRule other) {
        return day == other.day && validity.equals(other.validity) && times.joins(other.times);
    }

    @Override
    public int compareTo(WeeklyRule other) {
        return IN_ORDER.compare(this, other);
    }
}
