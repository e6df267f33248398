package eu.passerelle.engagements.meetings;

import eu.passerelle.engagements.PickedTime;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import eu.passerelle.scheduling.Slots.Planned;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A series as it was typed.
 *
 * @param every weeks from one session to the next
 * @param later number and start of each but the first, such as {@code 2 2027-03-09T08:00:00Z}; empty for one left out
 */
record TypedSeries(
        @Nullable String commandId,
        @Nullable String from,
        @Nullable String start,
        @Nullable String minutes,
        @Nullable String place,
        @Nullable String onSite,
        @Nullable String every,
        @Nullable String times,
        @Nullable List<String> later) {
    static final List<Integer> WEEKS = List.of(1, 2, 3, 4, 6, 8);
    static final int MOST = 12;

    /** Whether one is still wanted at a time; before anything was chosen all are. */
    public boolean keeps(int index, Instant at) {
        return later == null || later.contains(line(index, at));
    }

    /** Whether neither it nor any time near it was chosen. */
    public boolean leavesOut(Planned one) {
        return later != null && one.near().stream().noneMatch(slot -> keeps(one.index(), slot.start()));
    }

    public static String line(int index, Instant at) {
        return index + " " + at;
    }

    Instant first() {
        return PickedTime.of(Typed.text(start));
    }

    int length() {
        return number(minutes, "minutes", "engagements.problem.minutes", Meetings.LENGTHS.getFirst(), 1_000);
    }

    public int weeks() {
        int weeks = number(every, "every", "engagements.problem.series.every", 1, MOST);
        if (!WEEKS.contains(weeks)) {
            throw new InvalidInput(FieldProblem.of("every", "engagements.problem.series.every"));
        }
        return weeks;
    }

    int count() {
        return number(times, "times", "engagements.problem.series.times", 2, MOST);
    }

    boolean isOnSite() {
        return Boolean.parseBoolean(onSite);
    }

    String where() {
        return Typed.text(place);
    }

    Meetings.Booking booking() {
        return new Meetings.Booking(commandId == null ? "" : commandId, first(), length(), where(), isOnSite());
    }

    /** @throws InvalidInput when none is left, or one is no time */
    Map<Integer, Instant> others() {
        var others = new TreeMap<Integer, Instant>();
        for (String line : later == null ? List.<String>of() : later) {
            if (!line.isBlank()) {
                String[] parts = line.strip().split(" ", 2);
                int index = number(parts[0], "later", "engagements.problem.start.missing", 1, MOST - 1);
                others.put(index, PickedTime.of(parts[parts.length - 1]));
            }
        }
        if (others.isEmpty()) {
            throw new InvalidInput(FieldProblem.of("later", "engagements.problem.series.times", 2, MOST));
        }
        return others;
    }

    private static int number(@Nullable String typed, String field, String code, int least, int most) {
        String text = Typed.text(typed);
        int number = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw new InvalidInput(FieldProblem.of(field, code, least, most));
        }
        return number;
    }
}
