package eu.passerelle.scheduling.together;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Meetings that no rule ties together, directly or through others, can be placed for themselves. */
final class Parts {
    private final int[] parent;

    private Parts(int meetings) {
        parent = IntStream.range(0, meetings).toArray();
    }

    /** The smallest first, so that what ends soon is proven soon. */
    static List<int[]> of(Picks picks, List<AtMost> rules) {
        var parts = new Parts(picks.meetings());
        for (AtMost rule : rules) {
            int one = picks.meetingOf(rule.picks()[0]);
            for (int pick : rule.picks()) {
                parts.join(one, picks.meetingOf(pick));
            }
        }
        return IntStream.range(0, picks.meetings())
                .boxed()
                .collect(Collectors.groupingBy(parts::root, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .sorted(Comparator.comparingInt(List::size))
                .map(part -> part.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    private int root(int meeting) {
        int at = meeting;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    private void join(int one, int other) {
        parent[root(other)] = root(one);
    }
}
