package eu.passerelle.matching.ranking;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Keeps some of the first places for newcomers: who is never asked can never show what he or she can do.
 *
 * <p>Nobody is moved who stands among the first as it is; when there are fewer newcomers than places kept, the best of them
 * from further down take the last of the first places. Of the first three one kept, and only the fifth of five is a newcomer:
 * the order becomes first, second, fifth, third, fourth.
 */
public final class FairChance {
    private FairChance() {}

    /**
     * @param newcomers whether the candidate at this place is one, the best first
     * @param kept how many of the first places are theirs
     * @param first how many places count as the first
     * @return the places in their new order, from 0
     */
    public static List<Integer> order(List<Boolean> newcomers, int kept, int first) {
        List<Integer> places = IntStream.range(0, newcomers.size()).boxed().toList();
        int front = Math.min(first, places.size());
        long there = places.stream().limit(front).filter(newcomers::get).count();
        List<Integer> lifted = places.stream()
                .skip(front)
                .filter(newcomers::get)
                .limit(Math.max(0, Math.min(kept, front) - there))
                .toList();
        return lifted.isEmpty() ? places : lift(lifted, places, newcomers, front);
    }

    /** The last of the first who are no newcomers give up their places. */
    private static List<Integer> lift(List<Integer> lifted, List<Integer> places, List<Boolean> newcomers, int front) {
        var order = new LinkedHashSet<>(places.subList(0, front));
        places.subList(0, front).reversed().stream()
                .filter(place -> !newcomers.get(place))
                .limit(lifted.size())
                .forEach(order::remove);
        order.addAll(lifted);
        order.addAll(places);
        return List.copyOf(order);
    }
}
