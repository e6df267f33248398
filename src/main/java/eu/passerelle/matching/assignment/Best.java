package eu.passerelle.matching.assignment;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** The best few of many by a measure; among equals those that came first. */
final class Best {
    private final long[] measure;
    private final int[] item;
    private int size;

    Best(int most) {
        measure = new long[most];
        item = new int[most];
    }

    void offer(int newItem, long itsMeasure) {
        if (measure.length == 0 || size == measure.length && itsMeasure <= measure[size - 1]) {
            return;
        }
        int at = size < measure.length ? size++ : size - 1;
        while (at > 0 && measure[at - 1] < itsMeasure) {
            measure[at] = measure[at - 1];
            item[at] = item[at - 1];
            at--;
        }
        measure[at] = itsMeasure;
        item[at] = newItem;
    }

    int[] items() {
        return Arrays.copyOf(item, size);
    }

    /** @return whether there was any */
    boolean forEach(IntConsumer user) {
        for (int i = 0; i < size; i++) {
            user.accept(item[i]);
        }
        return size > 0;
    }
}
