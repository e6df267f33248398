package eu.passerelle.scheduling.together;

import eu.passerelle.scheduling.recurrence.Stretch;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Gives as many meetings a time as can be, at the least cost together (see {@link SlotCost}): no expert and no team is at
 * two places, and experts keep their breaks and caps. First each takes the cheapest that is left, those with the fewest
 * choices first. Where that is not what each would have liked best, the meetings that stand in each other's way are placed
 * exactly.
 *
 * <p>One expert is free on Tuesday from nine to eleven and on Thursday at nine, and meets three teams for an hour: two on
 * Tuesday, which costs nothing, the third on Thursday for 4.
 */
public final class Together {
    private static final ExactPlacing.Bounds BOUNDS = new ExactPlacing.Bounds(0.5, 1.2);

    private final List<Meeting> meetings;
    private final Picks picks;
    private final List<AtMost> rules;

    private Together(List<Meeting> meetings, Map<String, Pace> paces, LocalDate firstDay) {
        this.meetings = meetings;
        picks = new Picks(meetings, paces, firstDay);
        rules = Rules.of(meetings, picks, paces);
    }

    /**
     * Takes a second or two at the most; the same question has the same answer.
     *
     * @param paces of each expert
     * @param firstDay from which waiting counts
     */
    public static Draft draft(List<Meeting> meetings, Map<String, Pace> paces, LocalDate firstDay) {
        return new Together(List.copyOf(meetings), paces, firstDay).draft(BOUNDS);
    }

    private Draft draft(ExactPlacing.Bounds bounds) {
        var selection = new Selection(picks, rules);
        selection.fillFirstFit(fewestChoicesFirst());
        var exact = new ExactPlacing(picks, rules, bounds);
        boolean proven = true;
        for (int[] part : Parts.of(picks, rules)) {
            proven &= isBest(part, selection) || exact.improve(part, selection);
        }
        return new Draft(times(selection), others(selection), proven);
    }

    private int[] fewestChoicesFirst() {
        return IntStream.range(0, picks.meetings())
                .boxed()
                .sorted(Comparator.comparingInt(meeting -> picks.end(meeting) - picks.first(meeting)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Each has what it would have for itself. */
    private boolean isBest(int[] part, Selection selection) {
        return IntStream.of(part)
                .filter(meeting -> picks.first(meeting) < picks.end(meeting))
                .allMatch(meeting -> selection.has(meeting)
                        && picks.cost(selection.pickOf(meeting)) == picks.cost(picks.byCost(meeting)[0]));
    }

    private Map<String, Stretch> times(Selection selection) {
        var times = new HashMap<String, Stretch>();
        for (int meeting = 0; meeting < picks.meetings(); meeting++) {
            if (selection.has(meeting)) {
                times.put(meetings.get(meeting).id(), picks.time(selection.pickOf(meeting)));
            }
        }
        return times;
    }

    private Map<String, List<Stretch>> others(Selection selection) {
        var others = new HashMap<String, List<Stretch>>();
        for (int meeting = 0; meeting < picks.meetings(); meeting++) {
            others.put(
                    meetings.get(meeting).id(),
                    IntStream.range(picks.first(meeting), picks.end(meeting))
                            .filter(pick -> !selection.isTaken(pick) && selection.fits(pick))
                            .mapToObj(picks::time)
                            .toList());
        }
        return others;
    }
}
