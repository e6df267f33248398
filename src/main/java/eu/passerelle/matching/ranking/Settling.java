package eu.passerelle.matching.ranking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * Finds who comes first when the last part of every score is dear to look up, and looks it up for no more than it must: the
 * order that comes out is the one of looking it up for all.
 *
 * <p>Three stand at 0.70, 0.65 and 0.40 without that part, which adds 0.1 at most. Looked up, the first two are at 0.78 and
 * 0.71. The third can reach 0.50: so the first two are settled, and nobody looks for the third.
 *
 * @param score of one, with that part or without
 * @param most what that part can add
 * @param order the best first
 * @param firstLook how many are looked up before anybody asks whether they are enough; then it is all
 * @param lookUp the same ones, with that part
 */
public record Settling<T extends Object>(
        ToDoubleFunction<T> score, double most, Comparator<T> order, int firstLook, UnaryOperator<List<T>> lookUp) {
    /** Sums of the same parts in another order differ by less. */
    private static final double ROUNDING = 1e-9;

    /**
     * @param bestFirst without that part
     * @param enough whether those who are settled are enough, given all the others
     * @return the first, in the order in which all would stand; all of them when fewer are not enough
     */
    public List<T> first(List<T> bestFirst, Predicate<Settled<T>> enough) {
        int end = Math.min(bestFirst.size(), firstLook);
        List<T> rest = bestFirst.subList(end, bestFirst.size());
        var known = new ArrayList<>(lookUp.apply(bestFirst.subList(0, end)));
        known.sort(order);
        if (!rest.isEmpty()) {
            Settled<T> settled = settled(known, rest);
            if (enough.test(settled)) {
                return settled.first();
            }
            known.addAll(lookUp.apply(rest));
            known.sort(order);
        }
        return known;
    }

    private Settled<T> settled(List<T> known, List<T> unknown) {
        double reachable = score.applyAsDouble(unknown.getFirst()) + most + ROUNDING;
        int settled = (int) known.stream()
                .takeWhile(one -> score.applyAsDouble(one) > reachable)
                .count();
        var others = new ArrayList<>(known.subList(settled, known.size()));
        others.addAll(unknown);
        return new Settled<>(List.copyOf(known.subList(0, settled)), others);
    }

    /** @param first in their order @param others in none */
    public record Settled<T extends Object>(List<T> first, List<T> others) {}
}
