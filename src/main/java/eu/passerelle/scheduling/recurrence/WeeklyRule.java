package eu.passerelle.scheduling.recurrence;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Every week on a day, from one time to another. */
public record WeeklyRule(DayOfWeek day, DayTimes times) implements Comparable<WeeklyRule> {

    /** In order of the week; rules of a day that overlap or touch become one. */
    public static List<WeeklyRule> joined(Collection<WeeklyRule> rules) {
        var joined = new ArrayList<WeeklyRule>();
        rules.stream().sorted().forEach(next -> {
            if (!joined.isEmpty() && joined.getLast().joins(next)) {
                joined.add(new WeeklyRule(next.day, joined.removeLast().times.joinedWith(next.times)));
            } else {
                joined.add(next);
            }
        });
        return List.copyOf(joined);
    }

    public boolean joins(WeeklyRule other) {
        return day == other.day && times.joins(other.times);
    }

    @Override
    public int compareTo(WeeklyRule other) {
        int byDay = day.compareTo(other.day);
        return byDay == 0 ? times.compareTo(other.times) : byDay;
    }
}
