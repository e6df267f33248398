package eu.passerelle.toolbox.results;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far people agree on an ordered scale: the agreement <i>A</i> of Cees van der Eijk, “Measuring agreement in ordered
 * rating scales”, Quality and Quantity 35 (2001), 325–341. It is 1 when all say the same, 0 when the answers are spread
 * evenly over the scale, and −1 when one half stands at either end; unlike a standard deviation it tells two camps from
 * one wide one.
 *
 * <p>The counts are cut into layers in each of which an answer is given or not. A layer with S of K answers has
 * <i>A</i> = U · (1 − (S − 1) / (K − 1)), where U compares the triples of answers that have one peak (110, 011) with those
 * that have a hole (101): U = ((K − 2) · TU − (K − 1) · TDU) / ((K − 2) · (TU + TDU)). Layers count by the answers in them.
 *
 * <p>For example, 0, 0, 1, 1, 1, 2, 2, 2, 2: counts 2 3 4 0 0. The layer 11100, twice: six answers, one peak, 1 − 2/4 =
 * 0.5. The layer 01100, once: two answers, 1 − 1/4 = 0.75. The layer 00100, once: one answer, 1. So A = (6 · 0.5 + 2 ·
 * 0.75 + 1 · 1) / 9 = 0.61.
 */
final class Agreement {
    private Agreement() {}

    /** @param levels 0 to highest, at least one */
    static double of(Collection<Integer> levels, int highest) {
        int[] counts = new int[highest + 1];
        levels.forEach(level -> counts[level]++);
        double sum = 0;
        int left = levels.size();
        while (left > 0) {
            int height = Arrays.stream(counts).filter(count -> count > 0).min().orElseThrow();
            List<Integer> given = IntStream.rangeClosed(0, highest)
                    .filter(level -> counts[level] > 0)
                    .boxed()
                    .toList();
            sum += ofLayer(given, counts.length) * given.size() * height;
            given.forEach(level -> counts[level] -= height);
            left -= given.size() * height;
        }
        return sum / levels.size();
    }

    private static double ofLayer(List<Integer> given, int scale) {
        int peaks = 0;
        int holes = 0;
        for (int low = 0; low < scale; low++) {
            for (int middle = low + 1; middle < scale; middle++) {
                for (int high = middle + 1; high < scale; high++) {
                    boolean left = given.contains(low);
                    boolean right = given.contains(high);
                    if (given.contains(middle)) {
                        peaks += left == right ? 0 : 1;
                    } else if (left && right) {
                        holes++;
                    }
                }
            }
        }
        double spread = 1 - (given.size() - 1.0) / (scale - 1);
        return peaks + holes == 0 ? spread : unimodality(peaks, holes, scale) * spread;
    }

    private static double unimodality(int peaks, int holes, int scale) {
        return ((scale - 2.0) * peaks - (scale - 1.0) * holes) / ((scale - 2.0) * (peaks + holes));
    }
}
