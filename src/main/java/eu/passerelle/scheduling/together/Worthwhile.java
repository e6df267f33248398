package eu.passerelle.scheduling.together;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The picks of a part that a best draft needs. However the other meetings lie, each puts at most so many of this meeting's
 * times out of reach; so if they are k together, one of its k + 1 cheapest is left, and nothing dearer need be looked at.
 *
 * <p>Two meetings of an hour with one expert, each with ten times on the half hours of a day: the one puts three times of
 * the other out of reach, so that the four cheapest of each are enough.
 */
final class Worthwhile {
    private static final BitSet EMPTY = new BitSet();

    private final Picks picks;
    private final List<AtMost> rules;
    private final Selection index;

    Worthwhile(Picks picks, List<AtMost> rules, Selection index) {
        this.picks = picks;
        this.rules = rules;
        this.index = index;
    }

    List<Integer> of(int[] part) {
        var kept = new ArrayList<Integer>();
        for (int meeting : part) {
            int enough = outOfReach(meeting) + 1;
            Arrays.stream(picks.byCost(meeting)).limit(enough).forEach(kept::add);
        }
        return kept;
    }

    private int outOfReach(int meeting) {
        Map<Integer, BitSet> mine = new HashMap<>();
        Set<Integer> neighbours = new LinkedHashSet<>();
        for (int pick = picks.first(meeting); pick < picks.end(meeting); pick++) {
            for (int rule : index.rulesOf(pick)) {
                mine.computeIfAbsent(rule, none -> new BitSet()).set(pick - picks.first(meeting));
            }
        }
        mine.keySet()
                .forEach(rule -> Arrays.stream(rules.get(rule).picks())
                        .map(picks::meetingOf)
                        .filter(other -> other != meeting)
                        .forEach(neighbours::add));
        return neighbours.stream().mapToInt(other -> most(other, mine)).sum();
    }

    /** How many of the times at most another meeting puts out of reach. */
    private int most(int other, Map<Integer, BitSet> mine) {
        int most = 0;
        for (int pick = picks.first(other); pick < picks.end(other); pick++) {
            var hit = new BitSet();
            for (int rule : index.rulesOf(pick)) {
                hit.or(mine.getOrDefault(rule, EMPTY));
            }
            most = Math.max(most, hit.cardinality());
        }
        return most;
    }
}
