package eu.passerelle.scheduling.recurrence;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * From one time of day to another on the same day, on the wall clock.
 *
 * @param until 00:00 is the end of the day
 */
public record DayTimes(LocalTime from, LocalTime until) implements Comparable<DayTimes> {
    public DayTimes {
        if (!areInOrder(from, until)) {
            throw new IllegalArgumentException(
                    "From " + from + " until " + until + " is no time of one day. Maybe they are swapped.");
        }
    }

    public static boolean areInOrder(LocalTime from, LocalTime until) {
        return until.equals(LocalTime.MIDNIGHT) || from.isBefore(until);
    }

    /** Whether they overlap or touch, so that they can be told as one. */
    public boolean joins(DayTimes other) {
        return endsAtOrAfter(other.from) && other.endsAtOrAfter(from);
    }

    public DayTimes joinedWith(DayTimes other) {
        return new DayTimes(
                from.isBefore(other.from) ? from : other.from, endsAtOrAfter(other.end()) ? until : other.until);
    }

    /**
     * On a day of a zone. Where the clock is put forward, a time in the gap is shifted forward by the gap; where it is
     * put back, a time that comes twice is its first. Empty when the shift leaves nothing: 02:30 to 03:00 in Paris on
     * the last Sunday of March, when 02:30 is 03:30.
     */
    Optional<Stretch> on(LocalDate date, ZoneId zone) {
        LocalDate endDate = until.equals(LocalTime.MIDNIGHT) ? date.plusDays(1) : date;
        var start = date.atTime(from).atZone(zone).toInstant();
        var end = endDate.atTime(until).atZone(zone).toInstant();
        return start.isBefore(end) ? Optional.of(new Stretch(start, end)) : Optional.empty();
    }

    private LocalTime end() {
        return until.equals(LocalTime.MIDNIGHT) ? LocalTime.MAX : until;
    }

    private boolean endsAtOrAfter(LocalTime time) {
        return !end().isBefore(time);
    }

    @Override
    public int compareTo(DayTimes other) {
        int byStart = from.compareTo(other.from);
        return byStart == 0 ? end().compareTo(other.end()) : byStart;
    }
}
