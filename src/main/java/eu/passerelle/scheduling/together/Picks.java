package eu.passerelle.scheduling.together;

import eu.passerelle.scheduling.recurrence.Stretch;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Each time that each meeting could have is a pick; all are numbered through, those of a meeting one after the other. */
final class Picks {
    private final List<Meeting> meetings;
    private final int[] firstOf;
    private final int[] meetingOf;
    private final int[] cost;

    Picks(List<Meeting> meetings, Map<String, Pace> paces, LocalDate firstDay) {
        this.meetings = meetings;
        firstOf = new int[meetings.size() + 1];
        for (int m = 0; m < meetings.size(); m++) {
            firstOf[m + 1] = firstOf[m] + meetings.get(m).free().size();
        }
        meetingOf = new int[firstOf[meetings.size()]];
        cost = new int[meetingOf.length];
        for (int m = 0; m < meetings.size(); m++) {
            Meeting meeting = meetings.get(m);
            Pace pace = Rules.pace(paces, meeting.expert());
            for (int pick = firstOf[m]; pick < firstOf[m + 1]; pick++) {
                meetingOf[pick] = m;
                cost[pick] = SlotCost.of(time(pick), firstDay, meeting.teamZone(), pace.zone());
            }
        }
    }

    int meetings() {
        return meetings.size();
    }

    int count() {
        return meetingOf.length;
    }

    int first(int meeting) {
        return firstOf[meeting];
    }

    int end(int meeting) {
        return firstOf[meeting + 1];
    }

    int meetingOf(int pick) {
        return meetingOf[pick];
    }

    int cost(int pick) {
        return cost[pick];
    }

    Stretch time(int pick) {
        int meeting = meetingOf[pick];
        return meetings.get(meeting).free().get(pick - firstOf[meeting]);
    }

    /** Of all meetings that are like this, in order of time. */
    int[] inOrder(Predicate<Meeting> which) {
        return IntStream.range(0, meetings.size())
                .filter(m -> which.test(meetings.get(m)))
                .flatMap(m -> IntStream.range(firstOf[m], firstOf[m + 1]))
                .boxed()
                .sorted(Comparator.comparing(this::time))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Of one meeting, the least cost first, the earlier first among equals. */
    int[] byCost(int meeting) {
        return IntStream.range(firstOf[meeting], firstOf[meeting + 1])
                .boxed()
                .sorted(Comparator.comparingInt(this::cost).thenComparing(pick -> pick))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
